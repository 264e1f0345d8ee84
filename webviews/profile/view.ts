import type { ProfileColumn, ProfileReport } from "../../server/core/insights/profile/report.ts";
import type { ProfileContract, ProfileState } from "../protocol/profile.ts";
import type { ShownReading } from "../protocol/reading.ts";
import type { Call } from "../protocol/rpc.ts";
import { sparkProfile } from "../shared/charts/profileChart.ts";
import { element } from "../shared/dom.ts";
import { formatShare } from "../shared/format.ts";
import type { ListItem } from "../shared/listbox.ts";
import { masterDetail, nothing } from "../shared/masterDetail.ts";
import { message, underMessage, withCode } from "../shared/message.ts";
import { notes } from "../shared/notes.ts";
import { readingSettings } from "../shared/reading.ts";
import { button, busy, cancelLine, checkbox, textField } from "../shared/ui.ts";
import { detail } from "./detail.ts";
import { levelOf, shownColumns, type ViewState } from "./state.ts";

export interface ProfileView {
  show(state: ProfileState): void;
}

export function profileView(root: HTMLElement, initial: ViewState, save: (state: ViewState) => void, call: Call<ProfileContract>): ProfileView {
  let state = initial;
  let report: ProfileReport | undefined;
  let readings: readonly ShownReading[] = [];
  /** Columns that together may tell people apart, as chosen; the report follows. */
  let quasi: readonly string[] = [];
  const choose = (): void => void call("chooseFile", {});
  const again = (): void => void call("again", {});
  const columnsAndDetail = masterDetail({ things: "Columns in the order of the file", one: "The chosen column" }, (column) => update({ column }));
  const [words, file, problems, readingLine, anonymity] = [element("h1"), element("p", { class: "soft" }), element("div"), element("div", { class: "settings-line" }), element("p", { class: "anonymity", "aria-live": "polite" })];
  const page = element("main", { class: "profile" }, [
    element("header", { class: "verdict-head" }, [words, file]),
    element("div", { class: "toolbar" }, [
      textField("Filter columns", state.filter, (filter) => update({ filter })),
      checkbox("Only with notes", state.onlyNoted, (onlyNoted) => update({ onlyNoted })),
      element("span", { class: "space" }),
      button("Profile Again", again),
      button("Save Report…", () => void call("save", {})),
      button("Choose File…", choose),
    ]),
    element("div", {}, [readingLine, anonymity, problems]),
    columnsAndDetail.node,
  ]);

  function update(change: Partial<ViewState>): void {
    state = { ...state, ...change };
    save(state);
    draw();
  }

  const reading = (unfolded: boolean): readonly HTMLElement[] => readingSettings(readings, unfolded, (next) => update({ reading: next }), (change) => void call("changeReading", change));

  function tellApart(column: string, counts: boolean): void {
    quasi = [...quasi.filter((other) => other !== column), ...(counts ? [column] : [])];
    void call("tellApart", { columns: quasi });
  }

  function draw(): void {
    if (!report) return;
    readingLine.replaceChildren(...reading(state.reading));
    const columns = shownColumns(report.columns, state);
    const chosen = columns.find(({ name }) => name === state.column) ?? columns[0];
    const shown = report;
    const none = report.columns.length === 0 ? "There is no column." : "No column fits the filter.";
    columnsAndDetail.show({ items: columns.map(item), chosen: chosen?.name, detail: (width) => (chosen ? [...detail(chosen, shown, width), checkbox("May tell people apart, together with others (k-anonymity)", quasi.includes(chosen.name), (counts) => tellApart(chosen.name, counts))] : [nothing(none)]) });
  }

  return {
    show(next) {
      report = next.state === "ready" ? next.report : undefined;
      readings = next.state === "ready" || next.state === "failed" ? (next.readings ?? []) : [];
      if (next.state === "empty") root.replaceChildren(message("Profile a data set", EMPTY, button("Choose File…", choose, "primary")));
      if (next.state === "loading") root.replaceChildren(busy(`Reading ${next.file}…`), cancelLine(() => void call("cancel", {})));
      if (next.state === "failed") root.replaceChildren(message("The data could not be read", [next.reason], button("Try Again", again, "primary"), button("Choose File…", choose)), ...underMessage(reading(true)));
      if (next.state !== "ready") return;
      quasi = next.report.anonymity?.columns ?? [];
      anonymity.replaceChildren(...(next.report.anonymity ? [withCode(`${next.report.anonymity.words} `), button("Clear", () => void call("tellApart", { columns: [] }))] : []));
      words.replaceChildren(withCode(next.report.words));
      file.textContent = next.report.data.name;
      problems.replaceChildren(...notes(next.report.problems, "about the file"));
      root.replaceChildren(page);
      draw();
    },
  };
}

const EMPTY = ["Every column is shown with its distribution, what is missing, what is odd about it, and whether it seems to hold personal data.", "Nothing leaves this machine."];

const MARKS = { warning: "▲", hint: "●", plain: "·" } as const;

function item(column: ProfileColumn): ListItem {
  const level = levelOf(column);
  return {
    name: column.name,
    state: level,
    hint: column.notes.map(({ words }) => words).join(" "),
    mark: MARKS[level],
    cells: () => [sparkProfile(column.chart, 84, 24), element("span", { class: "effect number" }, [column.missingShare > 0 ? `${formatShare(column.missingShare)} gone` : ""]), element("span", { class: "state" }, [column.kind])],
  };
}
