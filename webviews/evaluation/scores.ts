import type { ScoresReport } from "../../server/core/insights/evaluation/report.ts";
import { plot, type Axis } from "../shared/charts/plot.ts";
import { element } from "../shared/dom.ts";
import { titledChart } from "../shared/charts/titledChart.ts";
import { formatCount, formatNumber, formatShare } from "../shared/format.ts";
import { button } from "../shared/ui.ts";
import { cheapest, nearestPlace, outcomes, type Outcome, type ViewState } from "./state.ts";

const HEIGHT = 270;
const UNIT = { from: 0, to: 1 };

/** A threshold to move, what it costs, and the curves on which it stands. */
export function scoreSection(scores: ScoresReport, width: number, initial: ViewState, update: (change: Partial<ViewState>) => void): readonly HTMLElement[] {
  let state = initial;
  let all = outcomes(scores, state);
  const slider = element("input", { type: "range", min: 0, max: all.length - 1, step: 1, "aria-label": "Threshold" });
  const [facts, charts] = [element("p", { class: "outcome", "aria-live": "polite" }), element("div", { class: "charts" })];

  function place(): number {
    return nearestPlace(all, state.threshold ?? cheapest(all)?.threshold ?? 0.5);
  }
  function draw(): void {
    const chosen = all[place()];
    if (!chosen) return;
    slider.value = String(place());
    slider.setAttribute("aria-valuetext", formatNumber(chosen.threshold, 3));
    facts.replaceChildren(...outcomeWords(chosen, cheapest(all)));
    charts.replaceChildren(...curves(scores, all, chosen, width));
  }
  function change(next: Partial<ViewState>): void {
    state = { ...state, ...next };
    all = outcomes(scores, state);
    update(next);
    draw();
  }
  slider.addEventListener("input", () => change({ threshold: all[Number(slider.value)]?.threshold ?? 0.5 }));
  const goCheapest = button("Go to the Cheapest", () => change({ threshold: cheapest(all)?.threshold ?? 0.5 }));
  draw();
  return [
    element("div", { class: "threshold" }, [
      element("label", { class: "slide" }, [element("span", { class: "soft" }, ["Threshold"]), slider]),
      cost("A missed positive costs", state.missCost, (missCost) => change({ missCost })),
      cost("A false alarm costs", state.alarmCost, (alarmCost) => change({ alarmCost })),
      goCheapest,
    ]),
    facts,
    charts,
  ];
}

function cost(label: string, value: number, change: (value: number) => void): HTMLElement {
  const input = element("input", { type: "number", class: "native", min: 0, step: "any", value, "aria-label": label });
  input.addEventListener("change", () => {
    if (Number.isFinite(input.valueAsNumber) && input.valueAsNumber >= 0) change(input.valueAsNumber);
  });
  return element("label", { class: "cost" }, [element("span", { class: "soft" }, [label]), input]);
}

function outcomeWords({ threshold, truePositives, falsePositives, falseNegatives, trueNegatives, cost: costs }: Outcome, best: Outcome | undefined): readonly (Node | string)[] {
  const guessed = truePositives + falsePositives;
  const precision = guessed === 0 ? "undefined" : formatShare(truePositives / guessed);
  const recall = truePositives + falseNegatives === 0 ? "undefined" : formatShare(truePositives / (truePositives + falseNegatives));
  const cheaper = best && best.cost < costs ? ` The cheapest, ${formatNumber(best.threshold, 3)}, costs ${formatNumber(best.cost, 4)}.` : " No other threshold is cheaper.";
  return [
    element("strong", {}, [`From ${formatNumber(threshold, 3)}: `]),
    `${formatCount(guessed)} predicted positive, of which ${formatCount(truePositives)} right (precision ${precision}); ${formatCount(falseNegatives)} missed (recall ${recall}); ${formatCount(falsePositives)} false alarms, ${formatCount(trueNegatives)} rightly left alone. Costs ${formatNumber(costs, 4)}.${cheaper}`,
  ];
}

function curves(scores: ScoresReport, all: readonly Outcome[], chosen: Outcome, width: number): readonly HTMLElement[] {
  const { positives, negatives, calibration, areChances } = scores;
  const each = Math.max(260, Math.min(400, width > 1000 ? width / 3 - 16 : width > 620 ? width / 2 - 12 : width));
  const size = { width: each, height: HEIGHT };
  const axis = (label: string): Axis => ({ label, ...UNIT });
  const roc = ({ truePositives, falsePositives }: Outcome): readonly [number, number] => [falsePositives / Math.max(1, negatives), truePositives / Math.max(1, positives)];
  const recall = ({ truePositives }: Outcome): number => truePositives / Math.max(1, positives);
  const precision = ({ truePositives, falsePositives }: Outcome): number => truePositives / (truePositives + falsePositives);
  const guessing = all.filter(({ truePositives, falsePositives }) => truePositives + falsePositives > 0);
  const share = positives / Math.max(1, positives + negatives);
  const hints = (outcome: Outcome): string => `threshold ${formatNumber(outcome.threshold, 3)}: finds ${formatShare(recall(outcome))}`;
  const rows = ({ truePositives, falsePositives }: Outcome): number => (truePositives + falsePositives) / Math.max(1, positives + negatives);
  const lift = (one: Outcome): number => (share === 0 ? 0 : precision(one) / share);
  const gained = (one: Outcome): string => `the first ${formatShare(rows(one))} of rows: ${formatShare(recall(one))} of the positives`;
  const highest = Math.max(1, ...all.map(({ cost: costs }) => costs));
  const ordered = all.toSorted((a, b) => a.threshold - b.threshold);
  return [
    titledChart("ROC curve", "dashed is guessing", plot({ ...size, x: axis("false positive rate"), y: axis("true positive rate"), description: `ROC curve; at the threshold ${formatShare(roc(chosen)[0])} false alarms and ${formatShare(roc(chosen)[1])} found.` }, [
      { kind: "guide", points: [[0, 0], [1, 1]] },
      { kind: "line", points: all.map(roc), hints: all.map(hints) },
      { kind: "mark", points: [roc(chosen)], hints: [hints(chosen)] },
    ])),
    titledChart("Precision and recall", "dashed is guessing", plot({ ...size, x: axis("recall"), y: axis("precision"), description: "Precision against recall; the dashed line is what guessing gives." }, [
      { kind: "guide", points: [[0, share], [1, share]] },
      { kind: "line", points: guessing.map((one) => [recall(one), precision(one)] as const), hints: guessing.map(hints) },
      { kind: "mark", points: guessing.includes(chosen) ? [[recall(chosen), precision(chosen)]] : [] },
    ])),
    titledChart("Cumulative gain", "dashed is any order", plot({ ...size, x: axis("share of rows, highest scores first"), y: axis("share of positives found"), description: `Cumulative gain: the ${formatShare(rows(chosen))} of rows with the highest scores hold ${formatShare(recall(chosen))} of the positives; the dashed line is any order.` }, [
      { kind: "guide", points: [[0, 0], [1, 1]] },
      { kind: "line", points: all.map((one) => [rows(one), recall(one)] as const), hints: all.map(gained) },
      { kind: "mark", points: [[rows(chosen), recall(chosen)]], hints: [gained(chosen)] },
    ])),
    titledChart("Lift", "dashed is any order", plot({ ...size, x: axis("share of rows, highest scores first"), y: { label: "lift", from: 0, to: Math.max(1, ...guessing.map(lift)) * 1.05 }, description: guessing.includes(chosen) ? `Lift: among the rows above the threshold positives are ${formatNumber(lift(chosen), 3)} times as frequent as in all rows.` : "Lift: nothing is above the threshold." }, [
      { kind: "guide", points: [[0, 1], [1, 1]] },
      { kind: "line", points: guessing.map((one) => [rows(one), lift(one)] as const), hints: guessing.map((one) => `the first ${formatShare(rows(one))}: ${formatNumber(lift(one), 3)} times as many positives`) },
      { kind: "mark", points: guessing.includes(chosen) ? [[rows(chosen), lift(chosen)]] : [] },
    ])),
    ...(areChances
      ? [
          titledChart("Calibration", "dashed is perfect", plot({ ...size, x: axis("mean score"), y: axis("share of positives"), description: "Calibration: shares of positives by tenths of the score; the dashed line is perfect." }, [
            { kind: "guide", points: [[0, 0], [1, 1]] },
            { kind: "line", points: calibration.map(({ meanScore, positives: count, count: rows }) => [meanScore, count / rows] as const) },
            { kind: "points", points: calibration.map(({ meanScore, positives: count, count: rows }) => [meanScore, count / rows] as const), hints: calibration.map(({ meanScore, positives: count, count: rows }) => `scores around ${formatNumber(meanScore, 2)}: ${formatShare(count / rows)} positive of ${formatCount(rows)}`) },
          ])),
        ]
      : []),
    titledChart("Costs by threshold", "the dot is the chosen one", plot({ ...size, x: { label: "threshold", from: ordered[0]?.threshold ?? 0, to: ordered.at(-1)?.threshold ?? 1 }, y: { label: "cost", from: 0, to: highest }, description: `Costs by threshold; the chosen one costs ${formatNumber(chosen.cost, 4)}.` }, [
      { kind: "line", points: ordered.map(({ threshold, cost: costs }) => [threshold, costs] as const) },
      { kind: "mark", points: [[chosen.threshold, chosen.cost]] },
    ])),
  ];
}
