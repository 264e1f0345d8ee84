import type { Call as CallNode, Expression } from "../../syntax/python/expressionTree.ts";
import { moduleOf } from "../../syntax/python/module.ts";
import type { FunctionDefinition, Node, Statement } from "../../syntax/python/tree.ts";
import { childrenOf, placeOf, walk } from "../../syntax/python/walk.ts";
import type { Document } from "../../workspace/document.ts";
import { argumentOf, textValue } from "../python/calls.ts";
import { dottedName } from "../python/imports.ts";
import { distinctEdges, withoutBareOrder, type PipelineGraph, type PipelineGraphEdge, type PipelineGraphNode } from "./graph.ts";

/** How a tool's Python says what a task is. */
export interface TaskLanguage {
  readonly verb: string;
  /** Functions with such a decorator are tasks where they are called. */
  readonly decorator: RegExp;
  /** Calls that make a task and name it by this keyword; the class is shown with it. */
  readonly idKeyword?: string;
  /** Calls whose result is a function that makes tasks. */
  readonly loader?: RegExp;
}

/** Task ids that an expression stands for. */
type Tasks = readonly string[];

/** Tasks of an Airflow DAG or a Kubeflow pipeline that is written in Python, followed in the order of the text. */
export function pythonTaskGraph(document: Document, language: TaskLanguage): PipelineGraph {
  const module = moduleOf(document);
  const makers = makersOf(module.body, language);
  const nodes = new Map<string, PipelineGraphNode>();
  const edges: PipelineGraphEdge[] = [];
  const bound = new Map<string, Tasks>();
  const known = new Map<CallNode, Tasks>();

  const link = (from: Tasks, to: Tasks, carries: PipelineGraphEdge["carries"] = "order"): void => {
    for (const one of from) for (const other of to) if (one !== other) edges.push({ from: one, to: other, carries });
  };
  function taskOf(call: CallNode): Tasks | undefined {
    const callee = call.callee;
    const id = language.idKeyword === undefined ? undefined : textValue(argumentOf(call, language.idKeyword));
    const name = dottedName(callee);
    const base = name?.replace(/\.(override|partial|expand|expand_kwargs)$/, "");
    const title = id ?? (base !== undefined && makers.has(base) ? base : undefined);
    return title === undefined ? undefined : [addTask(title, call, id === undefined ? [] : [`\`${(name ?? "").split(".").at(-1) ?? ""}\``])];
  }
  function addTask(title: string, call: CallNode, details: readonly string[]): string {
    const id = `task ${call.start}`;
    const same = [...nodes.values()].filter((node) => node.title === `\`${title}\`` || node.title.startsWith(`\`${title}\` (`)).length;
    nodes.set(id, { id, kind: "step", verb: language.verb, title: same === 0 ? `\`${title}\`` : `\`${title}\` (${same + 1})`, details, uri: document.uri, at: placeOf(call.callee), extent: placeOf(call), marks: [] });
    return id;
  }
  function tasksIn(node: Expression): Tasks {
    if (node.type === "name") return bound.get(node.name) ?? [];
    if (node.type === "list" || node.type === "tuple" || node.type === "set") return node.items.flatMap(tasksIn);
    if (node.type === "attribute" || node.type === "subscript") return tasksIn(node.value);
    if (node.type === "binary" && (node.operator === ">>" || node.operator === "<<")) return shifted(node.operator, node.left, node.right);
    return node.type === "call" ? callTasks(node) : [];
  }
  function shifted(operator: string, left: Expression, right: Expression): Tasks {
    const [from, to] = [tasksIn(left), tasksIn(right)];
    if (operator === ">>") link(from, to);
    else link(to, from);
    return to;
  }
  function callTasks(call: CallNode): Tasks {
    const before = known.get(call);
    if (before) return before;
    const given = call.arguments.flatMap(({ value }) => tasksIn(value));
    const made = taskOf(call);
    if (made) link(given, made, "data");
    const result = made ?? methodTasks(call, given);
    known.set(call, result);
    return result;
  }
  /** `a.set_downstream(b)`, `b.after(a)`, `chain(a, b, c)`; any other method of a task gives the task. */
  function methodTasks(call: CallNode, given: Tasks): Tasks {
    const name = dottedName(call.callee) ?? "";
    const owner = call.callee.type === "attribute" ? tasksIn(call.callee.value) : [];
    if (/(^|\.)set_downstream$/.test(name)) link(owner, given);
    if (/(^|\.)(set_upstream|after)$/.test(name) || (call.callee.type === "attribute" && call.callee.name.name === "after")) link(given, owner);
    if (/(^|\.)chain$/.test(name)) call.arguments.slice(1).forEach(({ value }, place) => link(tasksIn(call.arguments[place]?.value ?? value), tasksIn(value)));
    return owner;
  }
  function visit(node: Node): void {
    if (node.type === "assign" && node.value) bind(node.targets, tasksIn(node.value));
    if (node.type === "expressionStatement" || node.type === "return") tasksIn(node.value ?? { type: "none", start: 0, end: 0 });
    if (node.type === "with") {
      bindGroup(node.items.map(({ target }) => target), node.body);
      return;
    }
    // A task's own body runs elsewhere.
    if (node.type === "function" && isMaker(node, language)) return;
    for (const child of childrenOf(node)) visit(child);
  }
  function bind(targets: readonly (Expression | undefined)[], value: Tasks): void {
    for (const target of value.length > 0 ? targets : []) if (target?.type === "name") bound.set(target.name, value);
  }
  /** `with TaskGroup(…) as group`: the group stands for the tasks in it. */
  function bindGroup(targets: readonly (Expression | undefined)[], body: readonly Statement[]): void {
    const before = new Set(nodes.keys());
    body.forEach(visit);
    bind(targets, [...nodes.keys()].filter((id) => !before.has(id)));
  }
  module.body.forEach(visit);
  return { nodes: [...nodes.values()], edges: withoutBareOrder(distinctEdges(edges)) };
}

function makersOf(body: readonly Statement[], language: TaskLanguage): ReadonlySet<string> {
  const found = new Set<string>();
  walk(body, (node) => {
    if (node.type === "function" && isMaker(node, language)) found.add(node.name.name);
    const callee = node.type === "assign" && node.value?.type === "call" ? dottedName(node.value.callee) : undefined;
    if (node.type === "assign" && callee !== undefined && language.loader?.test(callee)) for (const target of node.targets) if (target.type === "name") found.add(target.name);
    return true;
  });
  return found;
}

const isMaker = ({ decorators }: FunctionDefinition, { decorator }: TaskLanguage): boolean =>
  decorators.some((one) => decorator.test(dottedName(one.type === "call" ? one.callee : one) ?? ""));
