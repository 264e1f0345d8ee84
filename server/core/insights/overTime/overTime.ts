import { changePoints } from "../statistics/changePoints.ts";
import { headOf, type Table } from "../tables/table.ts";
import { drift } from "../drift/drift.ts";
import type { WindowUnit } from "./windows.ts";
import type { ColumnDrift, DataSet, DriftOptions, DriftReport } from "../drift/report.ts";

/** How each window differs from the reference. Complete and JSON-safe. */
export interface DriftOverTime {
  readonly version: 1;
  readonly reference: DataSet;
  /** What the windows are: spans of time by a column, or the files of a folder. */
  readonly over: Over;
  /** Columns of the current data that hold times, by which windows could be cut; empty where windows are files. */
  readonly timeColumns: readonly string[];
  readonly windows: readonly WindowDrift[];
  /** What moved most first. */
  readonly columns: readonly ColumnOverTime[];
  readonly words: string;
  readonly problems: readonly string[];
}

export type Over = { readonly kind: "files" } | { readonly kind: "time"; readonly column: string; readonly unit: WindowUnit };

export interface WindowDrift extends DataSet {
  /** Share of drifted columns, 0 to 1. */
  readonly share: number;
  readonly driftedColumns: readonly string[];
}

export interface ColumnOverTime {
  readonly name: string;
  /** What is measured in each window, such as “KS distance”. */
  readonly measure: string;
  /** Null where a window could not be compared. */
  readonly values: readonly (number | null)[];
  readonly threshold: number;
  readonly drifted: readonly boolean[];
  /** Windows with which another level begins. */
  readonly changes: readonly string[];
  readonly words: string;
}

/** Compares every window with the reference, corrected for the number of columns in each, and finds where a column's distance changes its level. */
export function driftOverTime(reference: Table, windows: readonly Table[], options: DriftOptions, over: Over, progress: (done: number, of: number, window: string) => void = () => undefined): DriftOverTime {
  const reports = windows.map((window, place) => {
    progress(place, windows.length, window.name);
    return drift(reference, window, options);
  });
  return courseOf(headOf(reference), windows, reports, over);
}

/** Puts the comparisons of windows, in their order, together. */
export function courseOf({ name, rows }: DataSet, windows: readonly DataSet[], reports: readonly DriftReport[], over: Over): DriftOverTime {
  const names = [...new Set(reports.flatMap(({ columns }) => columns.map(({ name }) => name)))];
  const byWindow = reports.map(({ columns }) => new Map(columns.map((column) => [column.name, column])));
  const columns = names.map((name) => columnOverTime(name, byWindow.map((of) => of.get(name)), windows));
  const ranked = columns.toSorted((a, b) => b.drifted.filter(Boolean).length - a.drifted.filter(Boolean).length || b.changes.length - a.changes.length);
  const shown = reports.map(({ dataset, columns: all }, place) => ({ name: windows[place]?.name ?? "", rows: windows[place]?.rows ?? 0, share: dataset.share, driftedColumns: all.filter(({ drifted }) => drifted).map(({ name }) => name) }));
  return { version: 1, reference: { name, rows }, over, timeColumns: [], windows: shown, columns: ranked, words: wordsOf(shown, ranked), problems: [] };
}

function columnOverTime(name: string, found: readonly (ColumnDrift | undefined)[], windows: readonly DataSet[]): ColumnOverTime {
  const effects = found.map((column) => column?.effects[0]);
  const known = effects.flatMap((effect) => effect ?? []);
  const measured = effects.flatMap((effect, place) => (effect ? [place] : []));
  const excess = known.map(({ value, noise }) => Math.max(0, Math.abs(value) - noise));
  // A change of a quarter of what counts as large is noise in any case.
  const changes = changePoints(excess, (known[0]?.threshold ?? 0) / 4).map((place) => windows[measured[place] ?? 0]?.name ?? "");
  const drifted = found.map((column) => column?.drifted ?? false);
  const [first] = known;
  const base = { name, measure: first?.title ?? "", values: effects.map((effect) => effect?.value ?? null), threshold: first?.threshold ?? 0, drifted, changes };
  return { ...base, words: columnWords(base, windows) };
}

function columnWords({ drifted, changes }: Omit<ColumnOverTime, "words">, windows: readonly DataSet[]): string {
  const count = drifted.filter(Boolean).length;
  const first = windows[drifted.indexOf(true)]?.name;
  const level = changes.length === 0 ? "" : ` Another level begins with ${changes.join(", ")}.`;
  if (count === 0 || first === undefined) return `Stable in every window.${level}`;
  return `Drifted in ${count} of ${windows.length} windows, first in ${first}.${level}`;
}

function wordsOf(windows: readonly WindowDrift[], columns: readonly ColumnOverTime[]): string {
  const drifted = columns.filter((column) => column.drifted.some(Boolean));
  if (windows.length === 0) return "There is no window to compare.";
  if (drifted.length === 0) return `No drift in any of ${windows.length} windows.`;
  const [worst] = windows.toSorted((a, b) => b.share - a.share);
  const named = drifted.slice(0, 4).map(({ name }) => `\`${name}\``).join(", ");
  return `${drifted.length} of ${columns.length} columns drift in some of ${windows.length} windows: ${named}${drifted.length > 4 ? ` and ${drifted.length - 4} more` : ""}. Most columns drift in ${worst?.name ?? ""}.`;
}
