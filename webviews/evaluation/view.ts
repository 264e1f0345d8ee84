import type { EvaluationOptions, EvaluationReport } from "../../server/core/insights/evaluation/report.ts";
import type { EvaluatedFile, EvaluationContract, EvaluationState } from "../protocol/evaluation.ts";
import type { ShownReading } from "../protocol/reading.ts";
import type { Call } from "../protocol/rpc.ts";
import { element } from "../shared/dom.ts";
import { counted, formatCount } from "../shared/format.ts";
import { message, underMessage, withCode } from "../shared/message.ts";
import { onThemeChange } from "../shared/theme.ts";
import { readingSettings } from "../shared/reading.ts";
import { button, busy, cancelLine } from "../shared/ui.ts";
import { columnChoice } from "./columnChoice.ts";
import { confusionTable } from "./confusion.ts";
import { figureTable } from "./figures.ts";
import { groupSections } from "./groups.ts";
import { residualSection } from "./residuals.ts";
import { sliceSection } from "./slices.ts";
import type { ViewState } from "./state.ts";
import { scoreSection } from "./scores.ts";
import { versusSection } from "./versus.ts";

export interface EvaluationView {
  show(state: EvaluationState): void;
}

export function evaluationView(root: HTMLElement, initial: ViewState, save: (state: ViewState) => void, call: Call<EvaluationContract>): EvaluationView {
  let state = initial;
  let shown: Extract<EvaluationState, { state: "ready" }> | undefined;
  const chooseFile = (): void => void call("chooseFile", {});
  const evaluate = (query: EvaluationOptions): void => void call("evaluate", query);
  const body = element("div", { class: "sections", tabindex: -1 });

  function update(change: Partial<ViewState>): void {
    state = { ...state, ...change };
    save(state);
  }

  const reading = (readings: readonly ShownReading[] | undefined, unfolded: boolean): readonly HTMLElement[] => readingSettings(readings ?? [], unfolded, (next) => update({ reading: next }), (change) => void call("changeReading", change));

  function draw(): void {
    if (shown) body.replaceChildren(...sections(shown.report, Math.min(1400, body.clientWidth - 40), state, update));
  }

  new ResizeObserver(draw).observe(body);
  onThemeChange(draw);

  function page({ file, report, readings }: Extract<EvaluationState, { state: "ready" }>): HTMLElement {
    const { data, task } = report;
    return element("main", { class: "evaluation" }, [
      element("header", { class: "verdict-head" }, [element("h1", {}, [withCode(report.words)]), element("p", { class: "soft" }, [`${data.name}: ${task}, ${formatCount(data.used)} of ${counted(data.rows, "row")}`])]),
      element("div", { class: "toolbar" }, [columnChoice(file, evaluate, { labels: report.classes?.labels ?? [], ...(report.classes?.positive !== undefined && { positive: report.classes.positive }) }), element("span", { class: "space" }), button("Save Report…", () => void call("save", {})), button("Choose File…", chooseFile)]),
      element("div", { class: "settings-line" }, reading(readings, state.reading)),
      ...problemsOf(report),
      body,
    ]);
  }

  return {
    show(next) {
      shown = next.state === "ready" ? next : undefined;
      if (next.state === "empty") root.replaceChildren(message("Evaluate predictions", EMPTY, button("Choose File…", chooseFile, "primary")));
      if (next.state === "loading") root.replaceChildren(busy(`Evaluating ${next.file}…`), cancelLine(() => void call("cancel", {})));
      if (next.state === "asking") root.replaceChildren(asking(next.file, `Which column of ${next.file.name} is what?`, evaluate), ...underMessage(reading(next.readings, false)));
      if (next.state === "failed") root.replaceChildren(next.file ? asking(next.file, next.reason, evaluate) : message("The predictions could not be evaluated", [next.reason], button("Choose File…", chooseFile, "primary")), ...underMessage(reading(next.readings, true)));
      if (next.state !== "ready") return;
      root.replaceChildren(page(next));
      draw();
    },
  };
}

const EMPTY = [
  "Choose a file with a row for each prediction: a column of what is true, and one of what was predicted or how sure the model was.",
  "You get the figures that fit with their intervals, the confusion matrix, curves, a threshold with its costs, what happens to groups, and where the predictions are worst.",
];

function asking(file: EvaluatedFile, words: string, evaluate: (query: EvaluationOptions) => void): HTMLElement {
  return element("div", { class: "message asking" }, [element("h2", {}, ["Evaluate predictions"]), element("p", {}, [withCode(words)]), columnChoice(file, evaluate)]);
}

function sections(report: EvaluationReport, width: number, state: ViewState, update: (change: Partial<ViewState>) => void): readonly HTMLElement[] {
  return [
    section("Figures", [figureTable(report.metrics)]),
    ...(report.versus ? [section("Two models", versusSection(report.versus))] : []),
    ...(report.slices.length > 0 ? [section("Where it is worst", sliceSection(report.slices, LOSSES[report.task]))] : []),
    ...(report.scores ? [section("Threshold and curves", scoreSection(report.scores, width, state, update))] : []),
    ...(report.classes ? [section("Labels and predictions", confusionTable(report.classes))] : []),
    ...(report.residuals ? [section("Errors", residualSection(report.residuals, width))] : []),
    ...groupSections(report.groups).map(([title, nodes]) => section(title, nodes)),
  ];
}

/** What the bars of the worst parts measure. */
const LOSSES: Readonly<Record<EvaluationReport["task"], string>> = { classification: "share of wrong predictions", regression: "mean absolute error", text: "share of words that differ", ranking: "loss" };

const section = (title: string, nodes: readonly Node[]): HTMLElement => element("section", {}, [element("h2", {}, [withCode(title)]), ...nodes]);

function problemsOf({ problems }: EvaluationReport): readonly HTMLElement[] {
  if (problems.length === 0) return [];
  return [element("details", { class: "problems", open: problems.length < 3 }, [element("summary", {}, [`${counted(problems.length, "note")} about the data`]), element("ul", {}, problems.map((problem) => element("li", {}, [withCode(problem)])))])];
}
