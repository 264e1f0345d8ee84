import type { ColumnOverTime, DriftOverTime } from "../../server/core/insights/overTime/overTime.ts";
import type { WindowUnit } from "../../server/core/insights/overTime/windows.ts";
import type { OverTimeContract, OverTimeState } from "../protocol/overTime.ts";
import type { Call } from "../protocol/rpc.ts";
import { element } from "../shared/dom.ts";
import { counted } from "../shared/format.ts";
import type { ListItem } from "../shared/listbox.ts";
import { masterDetail } from "../shared/masterDetail.ts";
import { message, withCode } from "../shared/message.ts";
import { notes } from "../shared/notes.ts";
import { progressLine } from "../shared/progressLine.ts";
import { button, busy, checkbox, dropdown, textField } from "../shared/ui.ts";
import { detail } from "./detail.ts";
import { courseSpark } from "./drawing.ts";
import { courseOf, SHARE, shownColumns, type ViewState } from "./state.ts";

export interface OverTimeView {
  show(state: OverTimeState): void;
}

export function overTimeView(root: HTMLElement, initial: ViewState, save: (state: ViewState) => void, call: Call<OverTimeContract>): OverTimeView {
  let state = initial;
  let report: DriftOverTime | undefined;
  const choose = (): void => void call("chooseFiles", {});
  const again = (): void => void call("compareAgain", {});
  const columnsAndDetail = masterDetail({ things: "Columns, those that drift most often first", one: "The chosen column" }, (name) => update({ column: name === WHOLE ? undefined : name }));
  const [words, files, problems] = [element("h1"), element("p", { class: "soft" }), element("div")];
  const columns = dropdown("The column of times", (column) => void call("compareAgain", { column }));
  const units = dropdown("How long a window is", (unit) => {
    const known = UNITS.find((one) => one === unit);
    if (known && report?.over.kind === "time") void call("compareAgain", { column: report.over.column, unit: known });
  });
  const windows = element("span", { class: "windows" }, [element("span", { class: "soft" }, ["Windows by"]), columns.node, units.node]);
  const page = element("main", { class: "over-time" }, [
    element("header", { class: "verdict-head" }, [words, files]),
    element("div", { class: "toolbar" }, [
      textField("Filter columns", state.filter, (filter) => update({ filter })),
      checkbox("Only drifted", state.onlyDrifted, (onlyDrifted) => update({ onlyDrifted })),
      windows,
      element("span", { class: "space" }),
      button("Compare Again", again),
      button("Save Report…", () => void call("save", {})),
      button("Choose Files…", choose),
    ]),
    problems,
    columnsAndDetail.node,
  ]);

  function update(change: { readonly [Key in keyof ViewState]?: ViewState[Key] | undefined }): void {
    const { column, ...others } = { ...state, ...change };
    state = { filter: others.filter ?? "", onlyDrifted: others.onlyDrifted ?? false, ...(column !== undefined && { column }) };
    save(state);
    draw();
  }

  function draw(): void {
    if (!report) return;
    const shown = report;
    const found = shownColumns(shown.columns, state);
    const chosen = found.find(({ name }) => name === state.column);
    columnsAndDetail.show({ items: [wholeItem(shown), ...found.map((column) => itemOf(shown, column))], chosen: chosen?.name ?? WHOLE, detail: (width) => detail(shown, chosen, width) });
  }

  return {
    show(next) {
      report = next.state === "ready" ? next.report : undefined;
      if (next.state === "empty") root.replaceChildren(message("Follow drift over time", EMPTY, button("Choose Files…", choose, "primary")));
      if (next.state === "loading") root.replaceChildren(busy(`Comparing windows of ${next.current} with ${next.reference}…`), ...progressLine(next.progress, () => void call("cancel", {})));
      if (next.state === "failed") root.replaceChildren(message("There is no course to show", [withCode(next.reason)], button("Try Again", again, "primary"), button("Choose Files…", choose)));
      if (next.state !== "ready") return;
      const { over, timeColumns, reference } = next.report;
      words.className = next.report.columns.some(({ drifted }) => drifted.some(Boolean)) ? "drifted" : "";
      words.replaceChildren(withCode(next.report.words));
      files.replaceChildren(withCode(`${counted(next.report.windows.length, "window")} ${over.kind === "files" ? "(files)" : `by ${over.unit} of \`${over.column}\``} against ${reference.name} (${counted(reference.rows, "row")})`));
      windows.hidden = over.kind === "files";
      if (over.kind === "time") {
        columns.offer([...new Set([over.column, ...timeColumns])], over.column);
        units.offer(UNITS, over.unit);
      }
      problems.replaceChildren(...notes(next.report.problems, "about the windows"));
      root.replaceChildren(page);
      draw();
    },
  };
}

const UNITS: readonly WindowUnit[] = ["hour", "day", "week", "month"];

/** Stands for all columns in the list; no column is called so. */
const WHOLE = "\u0000";

const EMPTY = [
  "Choose a reference (such as the data you trained on) and current data with a column of times, or a folder with a file for each day.",
  "Each window of time is compared with the reference, so that you see when a column began to drift, and whether it came back.",
];

const [WIDE, HIGH] = [84, 24];

function wholeItem(report: DriftOverTime): ListItem {
  const worst = report.windows.reduce((most, { share }) => Math.max(most, share), 0);
  const course = courseOf(report, undefined);
  return { name: WHOLE, title: SHARE, state: worst > 0 ? "drifted" : "stable", hint: report.words, mark: "Σ", cells: () => [courseSpark(course, WIDE, HIGH), element("span", { class: "effect number" }, [course.format(worst)]), element("span", { class: "state" }, [""])] };
}

function itemOf(report: DriftOverTime, column: ColumnOverTime): ListItem {
  const count = column.drifted.filter(Boolean).length;
  const state = count > 0 ? "drifted" : column.values.every((value) => value === null) ? "undefined" : "stable";
  return { name: column.name, state, hint: column.words, mark: MARKS[state], cells: () => [courseSpark(courseOf(report, column), WIDE, HIGH), element("span", { class: "effect number" }, [count > 0 ? `${count} of ${column.values.length}` : ""]), element("span", { class: "state" }, [state])] };
}

const MARKS = { drifted: "▲", stable: "●", undefined: "–" } as const;
