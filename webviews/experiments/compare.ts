import type { RunValues } from "../../server/core/insights/experiments/table.ts";
import { element } from "../shared/dom.ts";
import { counted, decimalsFor, formatDuration, formatNumber, formatTime } from "../shared/format.ts";
import type { RunAct } from "../protocol/experiments.ts";
import { keyOf, type ExperimentRun } from "./data.ts";
import { swatch } from "./swatch.ts";

export interface CompareActions {
  values(runs: readonly ExperimentRun[]): Promise<readonly RunValues[]>;
  compareCode(runs: readonly ExperimentRun[]): void;
  compareParams(runs: readonly ExperimentRun[]): void;
  readonly openFolder: (run: ExperimentRun) => void;
  readonly act: (act: RunAct, run: ExperimentRun) => void;
}

export interface ComparePanel {
  readonly node: HTMLElement;
  show(runs: readonly ExperimentRun[], colours: readonly string[]): void;
  readonly forget: () => void;
}

/** The chosen runs side by side: parameters in which they differ, metrics, tags and where their code comes from. */
export function comparePanel(actions: CompareActions): ComparePanel {
  const node = element("section", { class: "compare-panel", "aria-label": "Comparison of the chosen runs" });
  let known = "";
  let shown = "";

  async function fill(runs: readonly ExperimentRun[], colours: readonly string[]): Promise<void> {
    const values = await actions.values(runs);
    if (asked(runs, colours) !== known) return;
    const table = comparison(runs, values, colours);
    const drawn = table.outerHTML;
    if (drawn === shown) return;
    shown = drawn;
    node.replaceChildren(toolsFor(runs, actions), table);
  }

  return {
    node,
    forget: () => (known = ""),
    show(runs, colours) {
      const key = asked(runs, colours);
      if (key === known) return;
      known = key;
      if (runs.length === 0) {
        shown = "";
        node.replaceChildren(element("p", { class: "soft" }, ["Choose runs in the table to compare their parameters, metrics and code."]));
      } else void fill(runs, colours);
    },
  };
}

const asked = (runs: readonly ExperimentRun[], colours: readonly string[]): string => [...runs.map(keyOf), ...colours].join("\n");

function toolsFor(runs: readonly ExperimentRun[], actions: CompareActions): HTMLElement {
  const [a, b] = runs;
  const both = a?.code?.commit !== undefined && b?.code?.commit !== undefined && runs.length === 2;
  const presses = [
    ...(both ? [press("Compare code", "The files that differ between the commits of the two runs", () => actions.compareCode(runs))] : []),
    ...(runs.length === 2 ? [press("Compare parameters as text", "Both runs' parameters in a diff editor", () => actions.compareParams(runs))] : []),
    ...(a && runs.length === 1 ? RUN_ACTS.filter(({ fits }) => fits(a)).map(({ act, label, hint }) => press(label, hint, () => actions.act(act, a))) : []),
    ...(a?.folder !== undefined && runs.length === 1 ? [press("Reveal files", a.folder, () => actions.openFolder(a))] : []),
  ];
  return element("div", { class: "chart-tools" }, presses);
}

/** What the editor can do with a run. */
export const RUN_ACTS: readonly { readonly act: RunAct; readonly label: string; readonly hint: string; readonly fits: (run: ExperimentRun) => boolean }[] = [
  { act: "openScript", label: "Open script", hint: "The script that made this run, at the call that begins it", fits: ({ code }) => code?.program !== undefined },
  { act: "restoreCode", label: "Restore code…", hint: "The code of this run, with what was not committed, in a worktree beside the repository", fits: ({ code }) => code?.commit !== undefined },
  { act: "restoreParams", label: "Restore parameters…", hint: "The parameters of this run in params.yaml, as an edit that you see first", fits: () => true },
  { act: "modelCard", label: "Write model card", hint: "A card in Markdown with the data, parameters and metrics of this run, as Hugging Face reads it", fits: () => true },
  { act: "report", label: "Save report…", hint: "A page for people who train no models, with what each metric means", fits: () => true },
  { act: "runAgain", label: "Run again…", hint: "The command of this run in a terminal, after asking", fits: ({ code }) => code?.program !== undefined },
];

function press(label: string, hint: string, act: () => void): HTMLElement {
  const node = element("button", { class: "plain link", title: hint }, [label]);
  node.addEventListener("click", act);
  return node;
}

function comparison(runs: readonly ExperimentRun[], values: readonly RunValues[], colours: readonly string[]): HTMLElement {
  const several = runs.length > 1;
  const differ = (cells: readonly unknown[]): boolean => !several || new Set(cells).size > 1;
  const params = namesOf(values.map(({ params: own }) => own)).map((name) => [name, values.map((each) => each.params[name])] as const);
  const tags = namesOf(runs.map((run) => run.tags)).filter((name) => !SAID.has(name)).map((name) => [name, runs.map((run) => run.tags[name])] as const);
  const differing = params.filter(([, cells]) => differ(cells));
  const alike = several && params.length > differing.length ? [element("p", { class: "soft" }, [`The same in all of them: ${counted(params.length - differing.length, "parameter")}.`])] : [];
  const facts = FACTS.map(([name, of]) => [name, runs.map(of)] as const).filter(([, cells]) => cells.some((cell) => cell !== undefined));
  const table = element("table", { class: "differences" }, [
    element("thead", {}, [element("tr", {}, [element("th", { scope: "col" }, [element("span", { class: "hidden" }, ["Name"])]), ...runs.map((run) => header(run, colours.indexOf(keyOf(run))))])]),
    group("Run", runs.length, facts.map(([name, cells]) => line(name, cells, false))),
    group(several ? "Parameters that differ" : "Parameters", runs.length, differing.map(([name, cells]) => line(name, cells, several))),
    group("Metrics, last value (lowest to highest)", runs.length, namesOf(values.map(({ metrics }) => metrics)).map((name) => metricLine(name, values))),
    group(several ? "Tags that differ" : "Tags", runs.length, tags.filter(([, cells]) => differ(cells)).map(([name, cells]) => line(name, cells, several))),
  ]);
  return element("div", {}, [table, ...(several && differing.length === 0 ? [element("p", { class: "soft" }, ["All parameters are the same."])] : alike)]);
}

/** Tags of MLflow that say what stands among the facts, or what only it reads. */
const SAID = new Set(["mlflow.runName", "mlflow.source.name", "mlflow.source.git.commit", "mlflow.note.content", "mlflow.parentRunId", "mlflow.log-model.history"]);

const FACTS: readonly (readonly [name: string, of: (run: ExperimentRun) => string | undefined])[] = [
  ["status", ({ status }) => status],
  ["started", ({ startTime }) => (startTime === undefined ? undefined : formatTime(startTime))],
  ["duration", ({ durationMs }) => (durationMs === undefined ? undefined : formatDuration(durationMs))],
  ["commit", ({ code }) => code?.commit?.slice(0, 10)],
  ["program", ({ code }) => code?.program],
  ["uncommitted changes", ({ code }) => code?.patch],
  ["note", ({ note }) => note],
];

function header(run: ExperimentRun, colour: number): HTMLElement {
  return element("th", { scope: "col", title: run.name }, [swatch(colour), element("span", { class: "name" }, [run.name])]);
}

function group(title: string, width: number, rows: readonly HTMLElement[]): HTMLElement {
  return element("tbody", {}, rows.length === 0 ? [] : [element("tr", {}, [element("th", { colspan: width + 1, scope: "rowgroup", class: "group" }, [title])]), ...rows]);
}

function line(name: string, cells: readonly (string | undefined)[], several: boolean): HTMLElement {
  const marks = several && new Set(cells).size > 1 ? "number differs" : "number";
  return element("tr", {}, [element("th", { scope: "row", title: name }, [name]), ...cells.map((cell) => element("td", { class: marks, title: cell ?? "" }, [cell ?? "–"]))]);
}

function metricLine(name: string, values: readonly RunValues[]): HTMLElement {
  const summaries = values.map(({ metrics }) => metrics[name]);
  const decimals = decimalsFor(summaries.flatMap((summary) => (summary ? [Number(summary.last)] : [])));
  const cells = summaries.map((summary) => {
    if (!summary) return element("td", { class: "number" }, ["–"]);
    const [low, high] = [formatNumber(Number(summary.min)), formatNumber(Number(summary.max))];
    return element("td", { class: "number", title: `lowest ${low}, highest ${high}, mean ${formatNumber(Number(summary.mean))}; ${summary.points} points, ${summary.nonFinite} of them NaN or infinite` }, [
      formatNumber(Number(summary.last), 4, decimals),
      ...(summary.points > 1 ? [element("span", { class: "soft" }, [` (${low} to ${high})`])] : []),
    ]);
  });
  return element("tr", {}, [element("th", { scope: "row", title: name }, [name]), ...cells]);
}

const namesOf = (all: readonly Readonly<Record<string, unknown>>[]): readonly string[] => [...new Set(all.flatMap((each) => Object.keys(each)))].toSorted();
