import type { ColumnDrift } from "../../server/core/insights/drift/report.ts";
import type { DriftSettingChange } from "../../server/core/insights/drift/settings.ts";
import type { SettingsShown } from "../protocol/drift.ts";
import { element } from "../shared/dom.ts";
import { button, checkbox, dropdown } from "../shared/ui.ts";

export interface SettingActs {
  readonly change: (change: DriftSettingChange) => void;
  readonly undo: () => void;
  readonly open: () => void;
  /** Keeps what is unfolded. */
  readonly unfold: (unfolded: boolean) => void;
}

const DEFAULT = "default";

/** Tests that fit numbers and categories, by the names that the settings file has for them. */
const TESTS: Readonly<Record<ColumnDrift["type"], readonly string[]>> = {
  number: ["ks", "wasserstein", "psi", "jensen-shannon", "hellinger", "kl", "tvd", "energy", "anderson-darling", "cramer-von-mises", "mann-whitney"],
  category: ["chi-square", "jensen-shannon", "psi", "hellinger", "kl", "tvd", "z"],
};

/** Tests of numbers that count values in bins; the default looks at PSI besides. */
const BINNED: ReadonlySet<string> = new Set(["ks", "psi", "jensen-shannon", "hellinger", "kl", "tvd"]);

/** What a person may choose for one column. Each change is written into the settings file and compared anew. */
export function columnSettings({ name, type, effects, threshold, test }: ColumnDrift, { file, options }: SettingsShown, unfolded: boolean, acts: SettingActs): HTMLElement {
  const own = options.thresholds?.[name];
  return folded(`Settings of this column, in ${file}`, unfolded, acts, [
    choice("Test", [DEFAULT, ...TESTS[type]], options.tests?.[name], (value) => acts.change({ setting: "tests", column: name, value })),
    numberField("Large from", own, effects[0]?.threshold ?? threshold, (value) => acts.change({ setting: "thresholds", column: name, value })),
    ...(type === "number" && (BINNED.has(test) || options.bins?.[name] !== undefined) ? [numberField("Bins", options.bins?.[name], 10, (value) => acts.change({ setting: "bins", column: name, value }))] : []),
    choice("Compared as", [DEFAULT, "number", "category"], options.types?.[name], (value) => acts.change({ setting: "types", column: name, value })),
    button("Leave Out", () => acts.change({ setting: "ignore", column: name, value: true })),
  ]);
}

/** What holds for all columns, and the way back. */
export function dataSettings({ file, isThere, options, canUndo }: SettingsShown, unfolded: boolean, acts: SettingActs): HTMLElement {
  const { mode, correction, significance, share, together = false, ignore = [] } = options;
  return folded(`Settings${isThere ? ` of ${file}` : ""}`, unfolded, acts, [
    choice("Judged", [DEFAULT, "calibrated", "evidently"], mode, (value) => acts.change({ setting: "mode", value })),
    choice("Correction for many columns", [DEFAULT, "benjamini-hochberg", "bonferroni", "none"], correction, (value) => acts.change({ setting: "correction", value })),
    numberField("Level", significance, 0.01, (value) => acts.change({ setting: "significance", value })),
    numberField("Data set drifts from a share of", share, 0.5, (value) => acts.change({ setting: "share", value })),
    checkbox("Look at columns together", together, (value) => acts.change({ setting: "together", value: value || null })),
    ...ignore.map((column) => button(`Compare ${column} Again`, () => acts.change({ setting: "ignore", column, value: false }))),
    ...(canUndo ? [button("Undo Last Change", acts.undo)] : []),
    ...(isThere ? [button("Open File", acts.open)] : []),
  ]);
}

function folded(title: string, unfolded: boolean, { unfold }: SettingActs, controls: readonly HTMLElement[]): HTMLElement {
  const node = element("details", { class: "settings", open: unfolded }, [element("summary", {}, [title]), element("div", { class: "controls" }, controls)]);
  node.addEventListener("toggle", () => {
    if (node.open !== unfolded) unfold(node.open);
  });
  return node;
}

function choice(label: string, offered: readonly string[], chosen: string | undefined, change: (value: string | null) => void): HTMLElement {
  const control = dropdown(label, (value) => change(value === DEFAULT ? null : value));
  control.offer(offered, chosen ?? DEFAULT);
  return element("label", { class: "control" }, [element("span", { class: "soft" }, [label]), control.node]);
}

/** Empty is the default, which stands there faintly. */
function numberField(label: string, value: number | undefined, usual: number, change: (value: number | null) => void): HTMLElement {
  const input = element("input", { type: "number", class: "native", min: 0, step: "any", value, placeholder: String(usual), "aria-label": label });
  input.addEventListener("change", () => {
    if (input.value === "") change(null);
    else if (input.valueAsNumber > 0) change(input.valueAsNumber);
  });
  return element("label", { class: "control" }, [element("span", { class: "soft" }, [label]), input]);
}
