import type { Span } from "../../text/span.ts";
import { distinctEdges, withoutBareOrder, type PipelineGraph, type PipelineGraphEdge, type PipelineGraphNode } from "./graph.ts";

/** Tasks that one graph of a workflow is made of; a task may run another graph. */
export interface TaskGroup {
  readonly name: string;
  readonly tasks: readonly GroupedTask[];
}

export interface GroupedTask {
  readonly name: string;
  readonly at: Span;
  readonly extent: Span;
  readonly details: readonly string[];
  /** Tasks of the group that come before it, and the name of what they hand over where there is one. */
  readonly needs: readonly { readonly task: string; readonly hands?: string }[];
  /** The group that it runs. */
  readonly runs?: string;
}

/** Draws every group once. A task that runs a group leads to the tasks that begin there. */
export function groupedGraph(groups: readonly TaskGroup[], verb: string, uri: string): PipelineGraph {
  const nodes: PipelineGraphNode[] = [];
  const edges: PipelineGraphEdge[] = [];
  const byName = new Map(groups.map((group) => [group.name, group]));
  /** A workflow may call itself under a condition; that is no circle of tasks that wait for each other. */
  const reaches = (from: string, goal: string, seen = new Set<string>()): boolean => {
    if (from === goal || seen.has(from)) return from === goal;
    seen.add(from);
    return byName.get(from)?.tasks.some(({ runs }) => runs !== undefined && reaches(runs, goal, seen)) ?? false;
  };
  const idOf = (group: string, task: string): string => `${group}/${task}`;
  for (const { name: group, tasks } of groups) {
    for (const task of tasks) {
      const inner = task.runs === undefined ? undefined : byName.get(task.runs);
      const id = idOf(group, task.name);
      nodes.push({ id, kind: "step", verb: inner ? `${verb}, runs ${inner.tasks.length}` : verb, title: `\`${task.name}\``, details: task.details, uri, at: task.at, extent: task.extent, marks: [] });
      const needs = task.needs.filter((need) => tasks.some(({ name }) => name === need.task));
      edges.push(...needs.map(({ task: need, hands }): PipelineGraphEdge => ({ from: idOf(group, need), to: id, carries: hands === undefined ? "order" : "data", ...(hands !== undefined && { label: hands }) })));
      const first = inner?.tasks.filter(({ needs }) => needs.length === 0) ?? [];
      if (inner && !reaches(inner.name, group)) edges.push(...first.map(({ name }) => ({ from: id, to: idOf(inner.name, name), carries: "order" as const })));
    }
  }
  return { nodes, edges: withoutBareOrder(distinctEdges(edges)) };
}
