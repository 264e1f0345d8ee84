import type { DriftReport, JointDrift } from "../../server/core/insights/drift/report.ts";
import type { DriftContract, DriftState, SettingsShown } from "../protocol/drift.ts";
import type { Call } from "../protocol/rpc.ts";
import { element } from "../shared/dom.ts";
import { counted } from "../shared/format.ts";
import type { ListItem } from "../shared/listbox.ts";
import { masterDetail, nothing } from "../shared/masterDetail.ts";
import { message, underMessage, withCode } from "../shared/message.ts";
import { notes } from "../shared/notes.ts";
import type { ShownReading } from "../protocol/reading.ts";
import { progressLine } from "../shared/progressLine.ts";
import { readingSettings } from "../shared/reading.ts";
import { button, busy, checkbox, textField } from "../shared/ui.ts";
import { columnItem } from "./columnItem.ts";
import { detail, sizes } from "./detail.ts";
import { columnSettings, dataSettings, type SettingActs } from "./settings.ts";
import { shownColumns, type ViewState } from "./state.ts";
import { together } from "./together.ts";

export interface DriftView {
  show(state: DriftState): void;
}

export function driftView(root: HTMLElement, initial: ViewState, save: (state: ViewState) => void, call: Call<DriftContract>): DriftView {
  let state = initial;
  let report: DriftReport | undefined;
  let settings: SettingsShown | undefined;
  let readings: readonly ShownReading[] = [];
  const choose = (): void => void call("chooseFiles", {});
  const again = (): void => void call("compareAgain", { swapped: false });
  const columnsAndDetail = masterDetail({ things: "Columns, the most changed first", one: "The chosen column" }, (column) => update({ column }));
  const verdict = element("h1");
  const files = element("p", { class: "soft" });
  const problems = element("div");
  const settingsLine = element("div", { class: "settings-line" });
  const unfinished = element("div", { "aria-live": "polite" });
  const cancel = (): void => void call("cancel", {});
  const page = element("main", { class: "drift" }, [
    element("header", { class: "verdict-head" }, [verdict, files]),
    element("div", { class: "toolbar" }, [
      textField("Filter columns", state.filter, (filter) => update({ filter })),
      checkbox("Only drifted", state.onlyDrifted, (onlyDrifted) => update({ onlyDrifted })),
      element("span", { class: "space" }),
      button("Swap", () => void call("compareAgain", { swapped: true })),
      button("Compare Again", again),
      button("Over Time…", () => void call("overTime", {})),
      button("Save Report…", () => void call("save", {})),
      button("Choose Files…", choose),
    ]),
    element("div", {}, [settingsLine, unfinished, problems]),
    columnsAndDetail.node,
  ]);

  function update(change: Partial<ViewState>): void {
    state = { ...state, ...change };
    save(state);
    draw();
  }

  function draw(): void {
    if (!report) return;
    const columns = shownColumns(report.columns, state);
    const chosen = columns.find(({ name }) => name === state.column) ?? columns[0];
    const none = report.columns.length === 0 ? "There is no column to compare." : "No column fits the filter.";
    const joint = report.together;
    const isJoint = joint !== undefined && state.column === JOINT;
    const own = chosen && settings ? [columnSettings(chosen, settings, state.columnSettings, acts((columnSettings) => update({ columnSettings })))] : [];
    settingsLine.replaceChildren(...(settings ? [dataSettings(settings, state.settings, acts((unfolded) => update({ settings: unfolded })))] : []), ...reading(state.reading));
    columnsAndDetail.show({
      items: [...(joint ? [jointItem(joint)] : []), ...columns.map(columnItem)],
      chosen: isJoint ? JOINT : chosen?.name,
      detail: (width) => (isJoint ? together(joint) : chosen ? detail(chosen, { width, cumulative: state.cumulative, draw: (cumulative) => update({ cumulative }) }, own) : [nothing(none)]),
    });
  }

  const reading = (unfolded: boolean): readonly HTMLElement[] => readingSettings(readings, unfolded, (next) => update({ reading: next }), (change) => void call("changeReading", change));
  const acts = (unfold: SettingActs["unfold"]): SettingActs => ({ change: (change) => void call("changeSetting", change), undo: () => void call("undoSetting", {}), open: () => void call("openSettings", {}), unfold });

  return {
    show(next) {
      // Only how far the comparison is has changed: what a person reads stays where it is.
      if (next.state === "ready" && next.progress && report?.firstRows !== undefined && page.isConnected) {
        unfinished.replaceChildren(...firstWords(report), ...progressLine(next.progress, cancel));
        return;
      }
      report = next.state === "ready" ? next.report : undefined;
      settings = next.state === "ready" ? next.settings : undefined;
      readings = next.state === "ready" || next.state === "failed" ? (next.readings ?? []) : [];
      if (next.state === "empty") root.replaceChildren(message("Compare two data sets", EMPTY, button("Choose Files…", choose, "primary")));
      if (next.state === "loading") root.replaceChildren(busy(`Comparing ${next.reference} with ${next.current}…`), ...progressLine(next.progress, cancel));
      if (next.state === "failed") root.replaceChildren(message("The data could not be compared", [next.reason], button("Try Again", again, "primary"), button("Choose Files…", choose)), ...underMessage(reading(true)));
      if (next.state !== "ready") return;
      const { dataset, reference, current } = next.report;
      verdict.className = dataset.drifted ? "drifted" : "";
      verdict.replaceChildren(withCode(dataset.words));
      files.textContent = sizes(reference, current);
      unfinished.replaceChildren(...firstWords(next.report), ...progressLine(next.progress, cancel));
      problems.replaceChildren(...notes(next.report.problems.map((problem) => problem.message), "about the files"));
      root.replaceChildren(page);
      draw();
    },
  };
}

/** Stands for the columns of numbers together in the list; no column is called so. */
const JOINT = "\u0000";

const jointItem = ({ drifted, words }: JointDrift): ListItem => ({ name: JOINT, title: "Columns together", state: drifted ? "drifted" : "stable", hint: words, mark: drifted ? "▲" : "●", cells: () => [element("span"), element("span"), element("span", { class: "state" }, [drifted ? "drifted" : "stable"])] });

const EMPTY = [
  "Choose a reference (such as the data you trained on) and the current data. Both are CSV, TSV, JSON Lines, Parquet or Arrow files, packed or not.",
  "Every column that both have is compared: how far its values moved, whether chance explains it, and what is missing or new.",
];

function firstWords({ firstRows }: DriftReport): readonly HTMLElement[] {
  return firstRows === undefined ? [] : [element("p", { class: "first-answer" }, [`A first answer from the first ${counted(firstRows, "row")} of each side; figures of all rows may differ.`])];
}
