import { distinctEdges, shorten, type PipelineGraph, type PipelineGraphEdge, type PipelineGraphNode } from "../../facts/pipelines/graph.ts";
import { effectsOf } from "../../facts/python/effects/effects.ts";
import type { Effects } from "../../facts/python/effects/follow.ts";
import type { Document } from "../../workspace/document.ts";
import { cellAt, codeCells, spanOf, type CodeCell } from "../../workspace/notebook.ts";
import { headingsIn } from "./segments.ts";

/** Which cell takes its values from which: one step per cell, one arrow per pair of cells with the names that go along. */
export function cellDataflow(document: Document): PipelineGraph | undefined {
  const cells = codeCells(document).filter(({ source }) => source.text.trim() !== "");
  if (document.language !== "python" || cells.length === 0) return undefined;
  const byCell = new Map<number, Effects[]>(cells.map(({ index }) => [index, []]));
  for (const one of effectsOf(document)) byCell.get(cellAt(document, one.statement.start)?.index ?? -1)?.push(one);
  return { nodes: cells.map((cell) => nodeOf(document, cell, byCell.get(cell.index) ?? [])), edges: edgesOf(byCell), unit: "cell" };
}

const idOf = (index: number): string => `cell-${index}`;

function nodeOf(document: Document, cell: CodeCell, effects: readonly Effects[]): PipelineGraphNode {
  const names = (pick: (one: Effects) => ReadonlySet<string>): readonly string[] => [...new Set(effects.flatMap((one) => [...pick(one)]))];
  const sets = names(({ binds, maybeBinds }) => new Set([...binds, ...maybeBinds]));
  const changes = names(({ mutates }) => mutates).filter((name) => !sets.includes(name));
  const states = names(({ effects: own }) => own).flatMap((state) => STATES[state] ?? []);
  return {
    id: idOf(cell.index),
    kind: "step",
    verb: `Cell ${cell.index + 1}`,
    title: titleOf(document, cell),
    details: [listed("sets", sets), listed("changes", changes), states.join(", ")].filter((line) => line !== ""),
    uri: document.uri,
    at: { start: cell.start, end: cell.start },
    extent: spanOf(cell),
    marks: [],
  };
}

/** State of the process that ties cells together without a name. */
const STATES: Readonly<Record<string, string>> = {
  random: "draws random numbers",
  options: "sets options",
  environment: "sets the environment",
  cwd: "changes the folder",
  "reads-file": "reads a file",
  "writes-file": "writes a file",
  network: "uses the network",
};

const MOST_NAMES = 6;

const listed = (verb: string, names: readonly string[]): string => (names.length === 0 ? "" : `${verb} ${names.slice(0, MOST_NAMES).join(", ")}${names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : ""}`);

/** The heading right above the cell, else its first line. */
function titleOf({ cells = [] }: Document, cell: CodeCell): string {
  const before = cells[cell.index - 1];
  const heading = before?.type === "markdown" ? headingsIn(before.source.text).at(-1)?.text : undefined;
  const line = cell.source.text.split("\n").find((text) => text.trim() !== "" && !text.trim().startsWith("#")) ?? cell.source.text.trim();
  return shorten((heading ?? line).trim());
}

function edgesOf(byCell: ReadonlyMap<number, readonly Effects[]>): readonly PipelineGraphEdge[] {
  const makers = new Map<string, number>();
  const flows = new Map<string, { readonly from: number; readonly to: number; readonly names: Set<string> }>();
  const note = (name: string, to: number): void => {
    const from = makers.get(name);
    if (from === undefined || from === to) return;
    const flow = flows.get(`${from} ${to}`) ?? { from, to, names: new Set<string>() };
    flow.names.add(name);
    flows.set(`${from} ${to}`, flow);
  };
  for (const [cell, effects] of byCell) {
    for (const { reads, binds, maybeBinds, mutates, deletes } of effects) {
      for (const name of [...reads, ...mutates]) note(name, cell);
      // Who changes an object in place hands it on.
      for (const name of [...binds, ...maybeBinds, ...mutates, ...deletes]) makers.set(name, cell);
    }
  }
  return distinctEdges([...flows.values()].map(({ from, to, names }) => ({ from: idOf(from), to: idOf(to), label: [...names].slice(0, MOST_NAMES).join(", "), carries: "data" })));
}
