import { gainPoints, liftPoints, rocPoints, precisionRecallPoints } from "../insights/evaluation/curves.ts";
import type { EvaluationReport, ResidualsReport, ScoresReport } from "../insights/evaluation/report.ts";
import { shortNumber } from "../insights/words.ts";
import { barsSvg, binName } from "./barsSvg.ts";
import { curveSvg } from "./curveSvg.ts";
import { groupRows, metricCells } from "./evaluation.ts";
import { escaped, htmlList, htmlTable, standalonePage, worded } from "./html.ts";

/** One page that stands alone. */
export function evaluationHtml(report: EvaluationReport): string {
  const { data, task, words, metrics, classes, scores, residuals, versus, groups, slices, problems } = report;
  const confusion = classes ? [["label \\ predicted", ...classes.labels], ...classes.labels.map((label, place) => [label, ...(classes.counts[place] ?? []).map(String)])] : [];
  const body = [
    "<h1>Evaluation</h1>",
    `<p>${escaped(data.name)}: ${task}, ${data.used} of ${data.rows} rows</p>`,
    `<p class="verdict">${worded(words)}</p>`,
    htmlTable([["figure", "value", "95 %", "meaning"], ...metrics.map((metric) => [...metricCells(metric), metric.meaning])]),
    ...(confusion.length > 0 && confusion.length <= MOST_CLASSES ? ["<h2>Classes</h2>", htmlTable(confusion)] : []),
    ...(scores ? ["<h2>Scores</h2>", plots(scores)] : []),
    ...(residuals ? ["<h2>Errors</h2>", errors(residuals)] : []),
    ...(versus ? ["<h2>Two models</h2>", htmlList(versus.tests.map(({ words: said, detail, title }) => `${said} ${detail} (${title}.)`))] : []),
    ...groups.flatMap((group) => [`<h2>Groups of ${escaped(group.name)}</h2>`, htmlTable(groupRows(group)), htmlList(group.measures.map(({ title, verdict, words: said }) => `${verdict === "look" ? "Look: " : ""}${title}. ${said}`)), htmlList(group.problems)]),
    ...(slices.length > 0 ? ["<h2>Where it is worst</h2>", htmlList(slices.map((slice) => slice.words))] : []),
    ...(problems.length > 0 ? ["<h2>Problems</h2>", htmlList(problems)] : []),
  ];
  return standalonePage(`Evaluation: ${data.name}`, body.join("\n"));
}

const MOST_CLASSES = 30;

/** How far predictions are off, and by how much in each tenth of them. */
function errors({ edges, counts, byPrediction }: ResidualsReport): string {
  const all = counts.reduce((sum, count) => sum + count, 0);
  const shares = counts.map((count) => count / Math.max(1, all));
  return [
    `<p>${barsSvg("shares of the errors, prediction minus label", [shares], (bin) => binName(edges, bin))}<br><span class="soft">prediction minus label, from ${shortNumber(edges[0] ?? 0)} to ${shortNumber(edges.at(-1) ?? 0)}</span></p>`,
    htmlTable([["predictions", "rows", "mean error", "mean absolute error"], ...byPrediction.map(({ from, to, count, meanError, meanAbsoluteError }) => [`${shortNumber(from)} to ${shortNumber(to)}`, String(count), shortNumber(meanError), shortNumber(meanAbsoluteError)])]),
  ].join("\n");
}

function plots(scores: ScoresReport): string {
  const share = scores.positives / (scores.positives + scores.negatives);
  const diagonal = [[0, 0], [1, 1]] as const;
  return [
    curveSvg({ title: "ROC", x: "false positive rate", y: "true positive rate", points: rocPoints(scores), guide: diagonal }),
    curveSvg({ title: "Precision and recall", x: "recall", y: "precision", points: precisionRecallPoints(scores), guide: [[0, share], [1, share]] }),
    curveSvg({ title: "Cumulative gain", x: "share of rows, highest scores first", y: "share of positives found", points: gainPoints(scores), guide: diagonal }),
    ...liftOf(scores),
    ...(scores.areChances ? [curveSvg({ title: "Calibration", x: "mean score", y: "share of positives", points: scores.calibration.map(({ meanScore, positives, count }) => [meanScore, positives / count] as const), guide: diagonal })] : []),
  ].join("\n");
}

/** Drawn from nothing to the largest lift, which the axis names. */
function liftOf(scores: ScoresReport): readonly string[] {
  const points = liftPoints(scores);
  const most = Math.max(1, ...points.map(([, lift]) => lift));
  return points.length === 0 ? [] : [curveSvg({ title: "Lift", x: "share of rows, highest scores first", y: `lift, 1 is ${shortNumber(most)} times as frequent`, points: points.map(([rows, lift]) => [rows, lift / most] as const), guide: [[0, 1 / most], [1, 1 / most]] })];
}
