import { memo } from "../../../memo.ts";
import type { Span } from "../../../text/span.ts";
import type { Event } from "../flow/events.ts";
import type { Rows } from "../flow/rows.ts";
import type { Taint } from "../flow/value.ts";
import type { Program } from "../program/program.ts";
import { nodesOf, type GraphNode } from "./nodes.ts";
import { traceOf } from "./trace.ts";

/** Where data comes from, how it is split, what is fitted on it and what is judged by it, in the order of the program. */
export interface LineageGraph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  /** `false` when the program goes on behind what was analysed or what fits on a graph. */
  readonly complete: boolean;
}

export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  /** The side of a split: `train`, `test`. */
  readonly label?: string;
  /** A fitted model that goes on, rather than rows. */
  readonly carries: "rows" | "model";
}

/** Where something on its way came out of: a node, and for a split one of its sides. */
interface Port {
  readonly from: string;
  readonly side?: string;
  readonly carries: GraphEdge["carries"];
}

export const lineageGraphOf: (program: Program) => LineageGraph = memo((program: Program): LineageGraph => {
  const trace = traceOf(program);
  const { nodes, idOf, idOfOrigin, complete } = nodesOf(trace);
  const order = new Map(nodes.map(({ id }, place) => [id, place]));
  const passed = new Map<string, ReadonlySet<string>>();
  const edges = new Map<string, GraphEdge>();
  /** Two calls with one seed cut alike: rows come from the later one. */
  const splits = new Map<string, string>();

  /** The ways by which rows reach a place; a way that leads over another one of them is enough. */
  function portsOf(to: string, rows: Rows, taints: readonly Taint[], models: readonly string[]): readonly Port[] {
    const ports = new Map<string, Port>();
    // A loop may lead back; a graph that is read from the top may not.
    const add = (port: Port): void => {
      if ((order.get(port.from) ?? 0) < (order.get(to) ?? 0)) ports.set(keyOf(port), port);
    };
    for (const id of models) add({ from: id, carries: "model" });
    for (const part of rows) {
      const side = part.cuts.findLast((cut) => cut.type === "side" && splits.has(cut.split));
      const split = side?.type === "side" ? splits.get(side.split) : undefined;
      const from = split ?? idOfOrigin(part.origin);
      if (from !== undefined) add({ from, carries: "rows", ...(side?.type === "side" && split !== undefined ? { side: side.side } : {}) });
    }
    for (const { at } of taints) {
      const from = idOf("fit", String(at.start));
      if (from !== undefined && !models.includes(from)) add({ from, carries: "rows" });
    }
    const over = new Set([...ports.values()].flatMap(({ from }) => [...(passed.get(from) ?? [])]));
    return [...ports].filter(([key, port]) => !over.has(key) && !(port.side === undefined && over.has(port.from))).map(([, port]) => port);
  }

  function arrive(to: string, ports: readonly Port[]): void {
    const own = new Set(passed.get(to));
    for (const port of ports) {
      edges.set(`${keyOf(port)}>${to}`, { from: port.from, to, carries: port.carries, ...(port.side === undefined ? {} : { label: port.side }) });
      for (const key of [port.from, keyOf(port), ...(passed.get(port.from) ?? [])]) own.add(key);
    }
    passed.set(to, own);
  }

  for (const event of trace.flow.events) {
    const target = targetOf(event);
    const to = target && idOf(target.kind, target.key);
    if (!target || to === undefined) continue;
    const models = target.models.map((at) => idOf("fit", String(at.start))).filter((id) => id !== undefined);
    arrive(to, portsOf(to, target.rows, target.taints, [...new Set(models)]));
    if (event.type === "split") splits.set(event.split, to);
  }
  return { nodes, edges: [...edges.values()], complete: complete && trace.flow.complete };
});

const keyOf = ({ from, side }: Port): string => (side === undefined ? from : `${from}#${side}`);

interface Target {
  readonly kind: "split" | "fit" | "evaluation";
  readonly key: string;
  readonly rows: Rows;
  readonly taints: readonly Taint[];
  readonly models: readonly Span[];
}

function targetOf(event: Event): Target | undefined {
  switch (event.type) {
    case "fit": {
      const { at, rows, taints, watched } = event.fit;
      return { kind: "fit", key: String(at.start), rows: [...rows, ...(watched?.rows ?? [])], taints, models: [] };
    }
    case "split":
      return { kind: "split", key: String(event.at.start), rows: event.rows, taints: event.taints, models: [] };
    case "evaluation":
      return { kind: "evaluation", key: String(event.at.start), rows: event.rows, taints: event.taints, models: event.fits.map(({ at }) => at) };
    case "crossValidation":
      return { kind: "evaluation", key: String(event.at.start), rows: event.rows, taints: event.taints, models: [] };
    case "folds":
    case "metric":
      return undefined;
  }
}
