import type { PackedCurve } from "../../server/core/insights/experiments/packed.ts";
import type { StoreProblem } from "../../server/core/insights/experiments/table.ts";
import type { ExperimentsContract, ExperimentsState } from "../protocol/experiments.ts";
import type { Call } from "../protocol/rpc.ts";
import { element } from "../shared/dom.ts";
import { counted } from "../shared/format.ts";
import { message } from "../shared/message.ts";
import { button, busy, checkbox, textField } from "../shared/ui.ts";
import { chartPanel } from "./chartPanel.ts";
import { differences } from "./differences.ts";
import { withCells, type ExperimentRun, type ExperimentsTable } from "./rows.ts";
import { runsTable } from "./runsTable.ts";
import { keyOf, shownColumns, shownRuns, sortedBy, toggled, type ViewState } from "./state.ts";

export interface ExperimentsView {
  show(state: ExperimentsState): void;
}

/** How many runs are chosen when the view opens for the first time: enough to see curves at once. */
const CHOSEN_AT_FIRST = 3;

export function experimentsView(root: HTMLElement, initial: ViewState, save: (state: ViewState) => void, call: Call<ExperimentsContract>): ExperimentsView {
  let state = initial;
  let table: ExperimentsTable = { columns: [], runs: [] };
  const rows = runsTable({
    sortBy: (column) => update({ sort: sortedBy(state.sort, column) }),
    toggle: (run) => update({ chosen: toggled(state.chosen, keyOf(run)) }),
  });
  const chart = chartPanel({
    change: update,
    curves: (runs, metric) => call("curves", { runs: runs.map(({ id, store }) => ({ id, store })), metric }),
  });
  const count = element("span", { class: "soft", role: "status" });
  const differencesPanel = element("section", { class: "differences-panel", "aria-label": "Comparison of the chosen runs" });
  const refresh = (): void => void call("refresh", {});
  const toolbar = element("header", { class: "toolbar" }, [
    element("h1", {}, ["Experiments"]),
    count,
    element("span", { class: "space" }),
    textField("Filter runs", state.filter, (filter) => update({ filter })),
    checkbox("Only columns that vary", state.onlyVarying, (onlyVarying) => update({ onlyVarying })),
    button("Refresh", refresh),
  ]);
  const problemList = element("div");
  const below = element("div", { class: "below" }, [chart.node, differencesPanel]);
  const page = element("main", { class: "experiments" }, [toolbar, problemList, rows.node, below]);

  function update(change: Partial<ViewState>): void {
    state = { ...state, ...change };
    save(state);
    draw();
  }

  function draw(): void {
    const columns = shownColumns(table, state.onlyVarying);
    const runs = shownRuns(table, columns, state);
    const chosen = state.chosen.flatMap((key) => table.runs.find((run) => keyOf(run) === key) ?? []);
    count.textContent = runs.length === table.runs.length ? counted(runs.length, "run") : `${runs.length} of ${counted(table.runs.length, "run")}`;
    rows.show({ columns, runs, chosen: state.chosen, sort: state.sort });
    chart.show(table, chosen, state);
    differencesPanel.replaceChildren(element("h2", {}, ["Comparison"]), differences(chosen));
  }

  return {
    show(next) {
      if (next.state === "loading" && page.isConnected) return;
      if (next.state !== "ready") {
        root.replaceChildren(next.state === "loading" ? busy("Reading runs…") : message("The runs could not be read", [next.reason], button("Try Again", refresh, "primary")));
        return;
      }
      void withCells(next.table, call).then((filled) => fill(filled, next.problems));
    },
  };

  function fill(filled: ExperimentsTable, problems: readonly StoreProblem[]): void {
      table = filled;
      if (table.runs.length === 0) {
        root.replaceChildren(noRuns(problems, refresh));
        return;
      }
      const known = new Set(table.runs.map(keyOf));
      const chosen = state.chosen.filter((key) => known.has(key));
      state = { ...state, chosen: chosen.length > 0 || state.chosen.length > 0 ? chosen : firstRuns(table.runs) };
      problemList.replaceChildren(...problemsOf(problems, (path) => void call("openFile", { path })));
      if (!page.isConnected) root.replaceChildren(page);
      chart.forget();
      draw();
  }
}

export type LoadCurves = (runs: readonly ExperimentRun[], metric: string) => Promise<readonly PackedCurve[]>;

const firstRuns = (runs: readonly ExperimentRun[]): readonly string[] => runs.slice(0, CHOSEN_AT_FIRST).map(keyOf);

function noRuns(problems: readonly StoreProblem[], refresh: () => void): HTMLElement {
  const named = problems.map(({ file, message: what }) => element("span", {}, [element("code", {}, [file]), `: ${what}`]));
  return message(
    "No runs yet",
    ["This workspace holds no runs of a tracker: MLflow, W&B, TensorBoard, DVC, Trainer, Lightning, Keras, Optuna, Trackio, ClearML, Ray Tune, or a table of metrics.", "Train with one of them, or open the folder that contains what it wrote (such as mlruns, mlflow.db or wandb). The table fills by itself as soon as a run is there.", ...named],
    button("Look Again", refresh, "primary"),
  );
}

function problemsOf(problems: readonly StoreProblem[], open: (path: string) => void): readonly HTMLElement[] {
  if (problems.length === 0) return [];
  const items = problems.map(({ file, message: what }) => {
    const link = element("button", { class: "plain link", title: `Open ${file}` }, [file]);
    link.addEventListener("click", () => open(file));
    return element("li", {}, [link, ` ${what}`]);
  });
  return [element("details", { class: "problems" }, [element("summary", {}, [`${counted(problems.length, "file")} of the store could not be read fully; the rest is shown`]), element("ul", {}, items)])];
}
