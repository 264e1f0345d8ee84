import type { ArtifactContent, RunArtifact } from "../../protocol/experiments.ts";
import { element } from "../../shared/dom.ts";
import { formatNumber } from "../../shared/format.ts";
import { lineStyle } from "../../shared/theme.ts";
import type { ExperimentRun } from "../data.ts";
import { exportTools, tool, csvText, fileName, type Save } from "../exportTools.ts";
import { contentNode, contentRows } from "./contents.ts";
import type { ArtifactFetcher } from "./fetcher.ts";
import { overlaidCurves, type RunCurves } from "./overlay.ts";
import { ridges, type StepHistogram } from "./ridges.ts";
import { swatch } from "../swatch.ts";

/** What a run logged under the name that is looked at. */
export interface Logged {
  readonly run: ExperimentRun;
  /** Its place among the colours. */
  readonly place: number;
  readonly artifacts: readonly RunArtifact[];
}

export interface RunFigures {
  readonly node: HTMLElement;
  show(name: string, logged: readonly Logged[], step: number | undefined): void;
}

/** Of one step, and of steps as ridges, no more than these are drawn. */
const [MOST_AT_ONCE, MOST_RIDGES] = [8, 40];
const OVERLAY_WIDTH = 560;

/** One artifact of several runs: side by side, or over each other where they are curves. What is there stays until the new is here, so that the slider does not flicker. */
export function runFigures(fetched: ArtifactFetcher, save: Save): RunFigures {
  const node = element("div", { class: "run-figures" });
  let latest = 0;

  async function fill(name: string, logged: readonly Logged[], step: number | undefined, mine: number): Promise<void> {
    const having = logged.filter(({ artifacts }) => artifacts.length > 0);
    const isHistogram = having.some(({ artifacts }) => artifacts[0]?.kind === "histogram");
    const wanted = (own: Logged): readonly RunArtifact[] => (isHistogram ? spread(own.artifacts, MOST_RIDGES) : atStep(own.artifacts, step).slice(0, MOST_AT_ONCE));
    const read = await Promise.all(having.map(async (own) => ({ ...own, shown: await Promise.all(wanted(own).map(async (artifact) => ({ artifact, content: await fetched.content(own.run, artifact.id) }))) })));
    if (mine !== latest) return;
    const curves = read.flatMap(({ run, place, shown }): readonly RunCurves[] => shown.flatMap(({ content }) => (content.state === "curves" ? [{ run: run.name, place, curves: content.curves }] : [])));
    const [first] = read.flatMap(({ shown }) => shown.flatMap(({ content }) => (content.state === "curves" ? [content] : [])));
    const together = first ? [overlayFigure(name, overlaidCurves(name, [first.x, first.y], curves, OVERLAY_WIDTH), read, save)] : [];
    node.replaceChildren(...together, ...read.flatMap((own) => figureOf(name, own, step, save)));
  }

  return {
    node,
    show(name, logged, step) {
      latest += 1;
      void fill(name, logged, step, latest);
    },
  };
}

interface Read extends Logged {
  readonly shown: readonly { readonly artifact: RunArtifact; readonly content: ArtifactContent }[];
}

function figureOf(name: string, own: Read, step: number | undefined, save: Save): readonly HTMLElement[] {
  const { run, place, shown } = own;
  const histograms = shown.flatMap(({ artifact, content }) => (content.state === "histogram" ? [{ step: artifact.step ?? 0, edges: content.edges.map(Number), counts: content.counts }] : []));
  const rest = shown.filter(({ content }) => content.state !== "histogram" && content.state !== "curves");
  if (histograms.length > 0) return [ridgeFigure(name, own, histograms, step, save)];
  if (rest.length === 0) return [];
  const nodes = rest.flatMap(({ artifact, content }) => [contentNode(content, `${artifact.name} of ${run.name}`), ...(artifact.caption === undefined ? [] : [element("p", { class: "soft" }, [artifact.caption])])]);
  const rows = rest.map(({ content }) => contentRows(content)).find(({ length }) => length > 1);
  const tools = rows ? [tool("CSV", "Save the numbers", () => save({ name: `${fileName(`${name}-${run.name}`)}.csv`, text: csvText(rows), encoding: "text" }))] : [];
  const at = rest[0]?.artifact.step;
  return [element("figure", { class: "run-figure" }, [caption(run.name, place, at === undefined ? "" : `step ${formatNumber(at)}`, tools), ...nodes])];
}

function ridgeFigure(name: string, { run, place }: Logged, histograms: readonly StepHistogram[], step: number | undefined, save: Save): HTMLElement {
  const drawing = ridges(`${name} of ${run.name}`, histograms, lineStyle(place).colour, step);
  const rows = (): readonly (readonly (string | number | undefined)[])[] => [["step", "from", "to", "count"], ...histograms.flatMap((each) => each.counts.map((count, bucket) => [each.step, each.edges[bucket], each.edges[bucket + 1], count]))];
  return element("figure", { class: "run-figure" }, [caption(run.name, place, "", exportTools(() => `${name}-${run.name}`, { drawing: () => drawing, rows }, save)), drawing]);
}

function overlayFigure(name: string, drawing: SVGSVGElement, read: readonly Read[], save: Save): HTMLElement {
  const legend = read.filter(({ shown }) => shown.some(({ content }) => content.state === "curves")).map(({ run, place }) => element("li", {}, [swatch(place), element("span", { class: "name" }, [run.name])]));
  const rows = (): readonly (readonly (string | number | undefined)[])[] => read.flatMap(({ run, shown }, index) => shown.flatMap(({ content }) => contentRows(content).slice(index === 0 ? 0 : 1).map((row, at) => [index === 0 && at === 0 ? "run" : run.name, ...row])));
  const tools = exportTools(() => name, { drawing: () => drawing, rows }, save);
  return element("figure", { class: "run-figure wide" }, [element("figcaption", {}, [element("span", { class: "name" }, [name]), element("span", { class: "tools" }, tools)]), drawing, element("ul", { class: "legend" }, legend)]);
}

const caption = (run: string, place: number, at: string, tools: readonly HTMLElement[]): HTMLElement => element("figcaption", {}, [swatch(place), element("span", { class: "name", title: run }, [run]), element("span", { class: "soft" }, [at]), element("span", { class: "tools" }, tools)]);

/** The last that was logged up to a step, or the first of all; without steps everything. */
function atStep(artifacts: readonly RunArtifact[], step: number | undefined): readonly RunArtifact[] {
  if (step === undefined || artifacts.every((artifact) => artifact.step === undefined)) return artifacts;
  const steps = artifacts.flatMap((artifact) => artifact.step ?? []).toSorted((a, b) => a - b);
  const at = steps.findLast((each) => each <= step) ?? steps[0];
  return artifacts.filter((artifact) => artifact.step === at);
}

/** So many, evenly apart, with the last. */
function spread(artifacts: readonly RunArtifact[], most: number): readonly RunArtifact[] {
  const sorted = artifacts.toSorted((a, b) => (a.step ?? 0) - (b.step ?? 0));
  if (sorted.length <= most) return sorted;
  return Array.from({ length: most }, (_, place) => sorted[Math.round((place * (sorted.length - 1)) / (most - 1))]).filter((each) => each !== undefined);
}
