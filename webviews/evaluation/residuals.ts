import type { ResidualsReport } from "../../server/core/insights/evaluation/report.ts";
import { plot, type Axis } from "../shared/charts/plot.ts";
import { element } from "../shared/dom.ts";
import { titledChart } from "../shared/charts/titledChart.ts";
import { formatCount, formatNumber } from "../shared/format.ts";

const HEIGHT = 260;

/** How errors are spread, where they depend on the prediction, and the predictions beside their labels. */
export function residualSection({ edges, counts, byPrediction, points }: ResidualsReport, width: number): readonly HTMLElement[] {
  const each = Math.max(260, Math.min(440, width > 900 ? width / 3 - 16 : width));
  const size = { width: each, height: HEIGHT };
  const [low, high] = [edges[0] ?? 0, edges.at(-1) ?? 1];
  const most = Math.max(1, ...counts);
  const histogram = plot({ ...size, x: { label: "prediction − label", from: low, to: high }, y: { label: "rows", from: 0, to: most }, description: `Histogram of the errors from ${formatNumber(low, 3)} to ${formatNumber(high, 3)}.` }, [
    { kind: "bars", points: [...counts.map((count, bin) => [edges[bin] ?? 0, count] as const), [high, 0]], hints: counts.map((count, bin) => `${formatNumber(edges[bin] ?? 0, 3)} to ${formatNumber(edges[bin + 1] ?? 0, 3)}: ${formatCount(count)}`) },
    { kind: "guide", points: [[0, 0], [0, most]] },
  ]);
  const range = spanOf(points.flat());
  const scatter = plot({ ...size, x: { label: "label", ...range }, y: { label: "prediction", ...range }, description: "Predictions beside their labels; the line is where they are equal." }, [
    { kind: "points", points },
    { kind: "guide", points: [[range.from, range.from], [range.to, range.to]] },
  ]);
  const errors = byPrediction.map(({ meanError }) => meanError);
  const vertical = spanOf([...errors, 0]);
  const parts = plot({ ...size, x: { label: "tenths of the prediction, from low to high", from: 0, to: byPrediction.length }, y: { label: "mean error", ...vertical }, description: `Mean error by tenths of the prediction: ${errors.map((error) => formatNumber(error, 2)).join(", ")}.` }, [
    { kind: "bars", points: [...errors.map((error, part) => [part, error] as const), [byPrediction.length, 0]], hints: byPrediction.map(({ from, to, meanError, count }) => `predictions ${formatNumber(from, 3)} to ${formatNumber(to, 3)}: off by ${formatNumber(meanError, 3)} on average (${formatCount(count)} rows)`) },
  ]);
  return [element("div", { class: "charts" }, [titledChart("Errors", "at the dashed line prediction and label are equal", histogram), titledChart("Predictions beside labels", "on the dashed line they are equal", scatter), titledChart("Error by size of the prediction", "above 0 too high, below 0 too low", parts)])];
}

function spanOf(values: readonly number[]): Pick<Axis, "from" | "to"> {
  const from = values.reduce((least, value) => Math.min(least, value), Infinity);
  const to = values.reduce((most, value) => Math.max(most, value), -Infinity);
  const edge = (to - from) * 0.04 || 0.5;
  return { from: from - edge, to: to + edge };
}
