import type { ColumnKey } from "../../server/core/insights/experiments/query/cells.ts";
import type { ShownColumn } from "./columns.ts";
import type { ColumnSettings } from "./state.ts";

/** Changes of how columns are set; each gives new settings. */
export const columnChanges = {
  set: (settings: ColumnSettings, key: ColumnKey, shown: boolean): ColumnSettings => ({
    ...settings,
    hidden: shown ? settings.hidden.filter((each) => each !== key) : [...settings.hidden, key],
    added: shown ? [...new Set([...settings.added, key])] : settings.added.filter((each) => each !== key),
  }),

  pin: (settings: ColumnSettings, key: ColumnKey): ColumnSettings => ({
    ...settings,
    pinned: settings.pinned.includes(key) ? settings.pinned.filter((each) => each !== key) : [...settings.pinned, key],
    added: [...new Set([...settings.added, key])],
    hidden: settings.hidden.filter((each) => each !== key),
  }),

  resize: (settings: ColumnSettings, key: ColumnKey, width: number): ColumnSettings => ({ ...settings, widths: { ...settings.widths, [key]: width } }),

  /** Puts a column before another, or at the end; the order of all that are shown is written down from then on. */
  move: (settings: ColumnSettings, columns: readonly ShownColumn[], key: ColumnKey, before: ColumnKey | undefined): ColumnSettings => {
    const keys = columns.map((column) => column.key).filter((each) => each !== key);
    const at = before === undefined ? keys.length : keys.indexOf(before);
    const order = keys.toSpliced(at < 0 ? keys.length : at, 0, key);
    return { ...settings, order, pinned: order.filter((each) => settings.pinned.includes(each)) };
  },

  shift: (settings: ColumnSettings, columns: readonly ShownColumn[], key: ColumnKey, by: -1 | 1): ColumnSettings => {
    const keys = columns.map((column) => column.key);
    const at = keys.indexOf(key);
    const before = by < 0 ? keys[at - 1] : keys[at + 2];
    return at < 0 || (by < 0 && at === 0) ? settings : columnChanges.move(settings, columns, key, before);
  },
};
