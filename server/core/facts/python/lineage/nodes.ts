import type { Span } from "../../../text/span.ts";
import type { Call } from "../../../syntax/python/expressionTree.ts";
import { placeOf } from "../../../syntax/python/walk.ts";
import type { Frames } from "../flow/frames.ts";
import type { Event, MetricEvent } from "../flow/events.ts";
import type { Evaluation } from "../flow/value.ts";
import { ownPlace, placeIn, placeWords } from "../program/place.ts";
import { readerOf, sourceWords } from "./sources.ts";
import { fittedRows, wordsOf } from "./steps.ts";
import type { Source, Trace } from "./trace.ts";

export interface GraphNode {
  /** The same for as long as the title is, wherever the node moves. */
  readonly id: string;
  readonly kind: "source" | "split" | "fit" | "evaluation";
  /** What happens: `Fit`, `Split`, `Judge`. */
  readonly verb: string;
  /** To what, with names in backquotes: `` `model` on `X_test` ``. */
  readonly title: string;
  /** What else there is to know, one short phrase each: the class, the rows, what happened to them before. */
  readonly details: readonly string[];
  /** `line 12` or `cell 3`. */
  readonly place: string;
  /** In the program's own document; what another file does stands at the call or import that leads there. */
  readonly at: Span;
  /** Where it is in another file. */
  readonly elsewhere?: { readonly uri: string; readonly at: Span };
}

export interface Nodes {
  readonly nodes: readonly GraphNode[];
  readonly idOf: (kind: "split" | "fit" | "evaluation", key: string) => string | undefined;
  readonly idOfOrigin: (origin: number) => string | undefined;
  readonly complete: boolean;
}

/** More than anyone looks through. */
const MOST_NODES = 250;

/** Every place in the code is one node, however often a loop or a function comes by. */
export function nodesOf(trace: Trace): Nodes {
  const { frames } = trace.flow;
  const nodes = new Map<string, GraphNode>();
  const ids = new Map<string, string>();
  const titles = new Map<string, number>();

  /** Named by what it is and not by where, so that a view can tell which nodes an edit has left alone. */
  function add(key: string, { at, ...node }: Omit<GraphNode, "id" | "elsewhere">): void {
    const place = `${node.kind} ${at.start}`;
    const title = `${node.verb} ${node.title}`;
    const count = (titles.get(title) ?? 0) + 1;
    const known = nodes.get(place) ?? { ...node, ...spansOf(frames, at), id: count === 1 ? title : `${title} ${count}` };
    if (!nodes.has(place)) titles.set(title, count);
    nodes.set(place, known);
    ids.set(key, known.id);
  }

  const metrics = trace.flow.events.filter((event) => event.type === "metric");
  const used = usedOrigins(trace);
  for (const [origin, source] of trace.sources) {
    if (!source.read && !used.has(origin)) continue;
    add(`origin ${origin}`, sourceNode(frames, source));
  }
  for (const event of trace.flow.events) {
    const made = nodeOf(frames, trace, metrics, event);
    if (made) add(`${made.node.kind} ${made.key}`, made.node);
  }
  const shown = [...nodes.values()].slice(0, MOST_NODES);
  const known = new Set(shown.map(({ id }) => id));
  const find = (key: string): string | undefined => {
    const id = ids.get(key);
    return id !== undefined && known.has(id) ? id : undefined;
  };
  return { nodes: shown, idOf: (kind, key) => find(`${kind} ${key}`), idOfOrigin: (origin) => find(`origin ${origin}`), complete: nodes.size <= MOST_NODES };
}

function spansOf(frames: Frames, span: Span): Pick<GraphNode, "at" | "elsewhere"> {
  const { document, at } = placeIn(frames, span);
  return document === frames.own.document ? { at } : { at: ownPlace(frames, span), elsewhere: { uri: document.uri, at } };
}

function usedOrigins(trace: Trace): ReadonlySet<number> {
  const rows = trace.flow.events.flatMap((event) => (event.type === "fit" ? [...event.fit.rows, ...(event.fit.watched?.rows ?? [])] : "rows" in event ? event.rows : []));
  return new Set(rows.map(({ origin }) => origin));
}

function sourceNode(frames: Frames, source: Source): Omit<GraphNode, "id" | "elsewhere"> {
  const { start } = source.node;
  const reader = readerOf(source);
  const detail = source.read ? reader : source.node.type === "name" ? "made elsewhere" : undefined;
  return { kind: "source", verb: "Source", title: sourceWords(frames, source), details: detail === undefined ? [] : [detail], place: placeWords(frames, start), at: placeOf(source.node) };
}

function nodeOf(frames: Frames, trace: Trace, metrics: readonly MetricEvent[], event: Event): { readonly node: Omit<GraphNode, "id" | "elsewhere">; readonly key: string } | undefined {
  if (event.type === "metric" || event.type === "folds") return undefined;
  const { at } = event.type === "fit" ? event.fit : event;
  const kind = event.type === "crossValidation" ? "evaluation" : event.type;
  const words = wordsFor(frames, metrics, event);
  if (!words) return undefined;
  const prepared = preparation(trace, at.start);
  const details = [...words.details, ...(prepared === "" ? [] : [`after ${prepared}`])];
  return { key: String(at.start), node: { kind, verb: words.verb, title: words.title, details, place: placeWords(frames, at.start), at: placeOf(at) } };
}

interface Words {
  readonly verb: string;
  readonly title: string;
  readonly details: readonly string[];
}

function wordsFor(frames: Frames, metrics: readonly MetricEvent[], event: Exclude<Event, { readonly type: "metric" | "folds" }>): Words | undefined {
  if (event.type === "split") return { verb: "Split", title: event.of === undefined ? "rows" : `\`${event.of}\``, details: event.node ? [calledName(frames, event.node)] : [] };
  if (event.type === "crossValidation") return { verb: "Cross-validate", title: event.of === undefined ? "rows" : `\`${event.of}\``, details: [bare(event.name)] };
  if (event.type === "fit") {
    const { fit, role, method } = event;
    if (fit.rows.length === 0) return undefined;
    const verb = role === "sampler" ? "Resample" : role === "search" ? "Search" : "Fit";
    const kind = bare(fit.api);
    const owner = ownerOf(fit.node) ?? (kind === "" ? method : kind);
    return { verb, title: `\`${owner}\``, details: [[kind === owner ? "" : kind, `on ${fittedRows(fit)}`].join(" ").trim(), ...(fit.watched ? [`watches ${fit.watched.of === undefined ? "rows" : `\`${fit.watched.of}\``}`] : [])] };
  }
  if (event.rows.length === 0) return undefined;
  const isScore = /^(score|evaluate)/.test(event.method);
  const on = event.of === undefined ? "" : ` on \`${event.of}\``;
  const owner = ownerOf(event.node) ?? bare(event.api);
  const named = metrics.filter((metric) => metric.evaluations.some((one) => isSame(one, event))).map(({ name }) => bare(name));
  return { verb: isScore || named.length > 0 ? "Judge" : "Predict", title: `\`${owner}\`${on}`, details: [[...new Set([event.method, ...named])].join(", ")] };
}

const isSame = (a: Evaluation, b: Evaluation): boolean => a.at.start === b.at.start;

/** What was done to the rows since the last split or estimator, which are nodes themselves. */
function preparation(trace: Trace, start: number): string {
  const history = trace.arrivals.get(start) ?? [];
  const last = history.findLastIndex((step) => step.major === true);
  const steps = history.slice(last + 1).map(wordsOf);
  return (steps.length > 5 ? [...steps.slice(0, 2), "…", ...steps.slice(-2)] : steps).join(" → ");
}

const ownerOf = (node: Call | undefined): string | undefined => (node?.callee.type === "attribute" && node.callee.value.type === "name" ? node.callee.value.name : undefined);

const bare = (api: string): string => api.slice(api.lastIndexOf(".") + 1);

function calledName(frames: Frames, { callee }: Call): string {
  return callee.type === "attribute" ? callee.name.name : frames.text(callee);
}
