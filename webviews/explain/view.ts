import type { ExplainReport, FeatureEffect } from "../../server/core/insights/explain/report.ts";
import type { ExplainContract, ExplainState } from "../protocol/explain.ts";
import type { Call } from "../protocol/rpc.ts";
import { plot, type Axis } from "../shared/charts/plot.ts";
import { element } from "../shared/dom.ts";
import { counted, formatNumber } from "../shared/format.ts";
import type { ListItem } from "../shared/listbox.ts";
import { masterDetail, nothing } from "../shared/masterDetail.ts";
import { message, withCode } from "../shared/message.ts";
import { button, busy, textField } from "../shared/ui.ts";
import { beeswarm } from "./beeswarm.ts";
import { shownFeatures, type ViewState } from "./state.ts";

export interface ExplainView {
  show(state: ExplainState): void;
}

const MOST_SWARMS = 15;

export function explainView(root: HTMLElement, initial: ViewState, save: (state: ViewState) => void, call: Call<ExplainContract>): ExplainView {
  let state = initial;
  let report: ExplainReport | undefined;
  const choose = (): void => void call("chooseFile", {});
  const again = (): void => void call("again", {});
  const featuresAndDetail = masterDetail({ things: "Features, the most important first", one: "The chosen feature" }, (feature) => update({ feature }));
  const [words, file, problems] = [element("h1"), element("p", { class: "soft" }), element("div")];
  const page = element("main", { class: "explain" }, [
    element("header", { class: "verdict-head" }, [words, file]),
    element("div", { class: "toolbar" }, [textField("Filter features", state.filter, (filter) => update({ filter })), element("span", { class: "space" }), button("Explain Again", again), button("Save Report…", () => void call("save", {})), button("Choose File…", choose)]),
    problems,
    featuresAndDetail.node,
  ]);

  function update(change: Partial<ViewState>): void {
    state = { ...state, ...change };
    save(state);
    draw();
  }
  function draw(): void {
    if (!report) return;
    const features = shownFeatures(report.features, state);
    const chosen = features.find(({ name }) => name === state.feature) ?? features[0];
    const most = Math.max(Number.MIN_VALUE, ...report.features.map(({ importance }) => importance));
    const shown = report;
    const none = report.features.length === 0 ? "There is no feature." : "No feature fits the filter.";
    featuresAndDetail.show({ items: features.map((feature) => item(feature, most)), chosen: chosen?.name, detail: (width) => (chosen ? detail(chosen, features, shown, width) : [nothing(none)]) });
  }

  return {
    show(next) {
      report = next.state === "ready" ? next.report : undefined;
      if (next.state === "loading") root.replaceChildren(busy(next.words === "" ? `Explaining ${next.file}…` : next.words), element("p", { class: "stop" }, [button("Cancel", () => void call("cancel", {}))]));
      if (next.state === "failed") root.replaceChildren(message("The predictions could not be explained", [withCode(next.reason)], ...(next.installs ? [button("Install onnxruntime-node…", () => void call("install", {}), "primary")] : []), button("Try Again", again), button("Choose File…", choose)));
      if (next.state !== "ready") return;
      words.replaceChildren(withCode(next.report.words));
      file.textContent = `${next.report.name}: ${counted(next.report.rows, "row")}. Importance is ${next.report.unit}.`;
      problems.replaceChildren(...next.report.problems.map((problem) => element("p", { class: "problems soft" }, [withCode(problem)])));
      root.replaceChildren(page);
      draw();
    },
  };
}

const BAR = 84;

function item(feature: FeatureEffect, most: number): ListItem {
  const cells = (): readonly Node[] => {
    const bar = element("span", { class: "bar", "aria-hidden": "true" });
    bar.style.width = `${Math.max(0, Math.round((feature.importance / most) * BAR))}px`;
    return [bar, element("span", { class: "effect number" }, [formatNumber(feature.importance, 3)])];
  };
  return { name: feature.name, state: "plain", hint: wayOf(feature), mark: MARKS[way(feature)], cells };
}

const MARKS = { up: "▲", down: "▼", either: "·" } as const;

function way({ direction, partial }: FeatureEffect): keyof typeof MARKS {
  if (direction !== undefined) return Math.abs(direction) < 0.3 ? "either" : direction > 0 ? "up" : "down";
  const [first, last] = [partial?.[0]?.[1] ?? 0, partial?.at(-1)?.[1] ?? 0];
  return last === first ? "either" : last > first ? "up" : "down";
}

const WORDS = { up: "High values raise the prediction.", down: "High values lower the prediction.", either: "High values neither raise nor lower the prediction throughout." } as const;
const wayOf = (feature: FeatureEffect): string => WORDS[way(feature)];

function detail(feature: FeatureEffect, shown: readonly FeatureEffect[], { method, unit, baseline }: ExplainReport, width: number): readonly HTMLElement[] {
  const { name, importance, interval, points, partial } = feature;
  const known = points.flatMap(([value, effect]) => (value === null ? [] : [[value, effect] as const]));
  const between = interval ? ` (95 %: ${formatNumber(interval[0], 3)} to ${formatNumber(interval[1], 3)})` : "";
  const from = baseline === undefined ? "" : ` It is ${formatNumber(baseline, 3)} with all columns as they are.`;
  return [
    element("header", { class: "detail-head" }, [element("h2", {}, [name])]),
    element("p", { class: "verdict" }, [`${formatNumber(importance, 4)}${between}: ${unit}.${from} ${points.length > 0 || partial ? wayOf(feature) : ""}`]),
    ...(partial ? [element("h3", {}, ["What is predicted on average when it has one value"]), element("figure", {}, [line(name, "mean prediction", partial, width)])] : []),
    ...(known.length > 0 ? [element("h3", {}, ["Its value and its effect, row by row"]), element("figure", {}, [scatter(name, known, width)])] : []),
    ...(method === "shap" && shown.length > 0 ? [element("h3", {}, ["All rows by feature"]), element("figure", {}, [beeswarm(shown.slice(0, MOST_SWARMS), width)]), element("p", { class: "soft" }, ["Dots are rows. Blue to orange is the feature's own value from low to high; hollow where it is not known or no number."])] : []),
  ];
}

const HEIGHT = 240;

function line(name: string, label: string, points: readonly (readonly [number, number])[], width: number): SVGSVGElement {
  const size = { width, height: HEIGHT, description: `Mean prediction by ${name}: ${formatNumber(points[0]?.[1] ?? 0, 3)} at ${formatNumber(points[0]?.[0] ?? 0, 3)}, ${formatNumber(points.at(-1)?.[1] ?? 0, 3)} at ${formatNumber(points.at(-1)?.[0] ?? 0, 3)}.` };
  return plot({ ...size, x: axis(name, points.map(([value]) => value), 0), y: axis(label, points.map(([, prediction]) => prediction), 0.08) }, [{ kind: "line", points, hints: points.map(([value, prediction]) => `${formatNumber(value, 4)}: ${formatNumber(prediction, 4)}`) }]);
}

function scatter(name: string, points: readonly (readonly [number, number])[], width: number): SVGSVGElement {
  const x = axis(name, points.map(([value]) => value), 0.03);
  const description = `Effects of ${name} by its value, from ${formatNumber(x.from, 3)} to ${formatNumber(x.to, 3)}; the dashed line is no effect.`;
  return plot({ width, height: HEIGHT, description, x, y: axis("effect", [0, ...points.map(([, effect]) => effect)], 0.05) }, [{ kind: "guide", points: [[x.from, 0], [x.to, 0]] }, { kind: "points", points, hints: points.map(([value, effect]) => `${formatNumber(value, 4)}: ${formatNumber(effect, 3)}`) }]);
}

function axis(label: string, values: readonly number[], edge: number): Axis {
  const [from, to] = values.reduce(([least, most], value) => [Math.min(least, value), Math.max(most, value)], [Infinity, -Infinity]);
  const room = (to - from) * edge || (edge === 0 ? 0 : 0.5);
  return { label, from: from - room, to: to + room };
}
