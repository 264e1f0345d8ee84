import { memo } from "../../../memo.ts";
import { contains } from "../../../text/span.ts";
import type { Expression } from "../../../syntax/python/expressionTree.ts";
import { runFlow, type Flow } from "../flow/flow.ts";
import type { Program } from "../program/program.ts";
import { contentOf, lookUp, optionsOf, type Machine } from "../flow/machine.ts";
import type { Content, Value } from "../flow/value.ts";
import { changeStep, stepsOf, type Step } from "./steps.ts";

/** What happened to rows since they were read, in order. */
export type History = readonly Step[];

/** What a name stood for at one place of the program. */
export interface Seen {
  readonly content: Content;
  readonly history: History;
}

/** Where rows come from: the innermost expression that gave them. */
export interface Source {
  readonly node: Expression;
  /** A file or data set that is read, rather than something that is not known. */
  readonly read: boolean;
}

/** The flow of a program together with what its names stood for on the way. */
export interface Trace {
  readonly flow: Flow;
  /** By where the name starts. A name in a function or branch may stand for several things. */
  readonly names: ReadonlyMap<number, readonly Seen[]>;
  /** By origin. */
  readonly sources: ReadonlyMap<number, Source>;
  /** The history of what a fit, split or evaluation was given, by where its call starts. */
  readonly arrivals: ReadonlyMap<number, History>;
}

/** A value and the expression, inside of another, that gave it. */
export interface Part {
  readonly node: Expression;
  readonly value: Value;
}

const MOST_STEPS = 40;
const MOST_SEEN = 3;

/** Runs the program once more and looks on: checking needs none of this, so that only who asks pays for it. */
export const traceOf: (program: Program) => Trace = memo((program: Program): Trace => {
  const tracer = newTracer();
  const flow = runFlow(program, (machine) => tracer.watch(machine));
  return { flow, names: tracer.names, sources: tracer.sources, arrivals: tracer.arrivals };
});

interface Tracer extends Omit<Trace, "flow"> {
  watch(machine: Machine): void;
}

function newTracer(): Tracer {
  const names = new Map<number, Seen[]>();
  const sources = new Map<number, Source>();
  const arrivals = new Map<number, History>();
  const histories = new Map<number, History>();
  const open: Part[][] = [];

  const historyOf = (machine: Machine, value: Value | undefined): History => {
    const carrier = value && carrierOf(machine, value);
    return carrier?.type === "object" ? (histories.get(carrier.id) ?? []) : [];
  };

  function evaluated(machine: Machine, node: Expression, value: Value, parts: readonly Part[]): void {
    const inside = parts.filter((part) => contains(node, part.node));
    for (const option of optionsOf(value)) {
      for (const item of itemsIn(machine, option)) made(machine, node, item, value, inside);
      made(machine, node, option, value, inside);
    }
    if (node.type === "name") seen(machine, node.start, value);
    if (node.type === "call") called(machine, node, inside);
  }

  function made(machine: Machine, node: Expression, item: Value, whole: Value, inside: readonly Part[]): void {
    if (item.type !== "object" || histories.has(item.id)) return;
    noteSources(machine, node, item);
    const input = inputOf(machine, node, inside, item, whole);
    histories.set(item.id, extended(historyOf(machine, input?.value), stepsOf(machine, { node, result: item, input, parts: inside })));
  }

  function noteSources(machine: Machine, node: Expression, value: Value): void {
    const content = contentOf(machine, value);
    if (content?.type !== "data") return;
    for (const { origin } of content.rows) if (!sources.has(origin)) sources.set(origin, { node, read: content.read === true });
  }

  function called(machine: Machine, node: Extract<Expression, { readonly type: "call" }>, parts: readonly Part[]): void {
    const callee = node.callee.type === "attribute" ? node.callee.value : node.callee;
    const given = parts.find((part) => part.node !== callee && carrierOf(machine, part.value)) ?? parts.find((part) => part.node === callee);
    if (machine.events.length > 0) arrivals.set(node.start, historyOf(machine, given?.value));
    if (!node.arguments.some(({ name, value }) => name === "inplace" && value.type === "true")) return;
    const receiver = parts.find((part) => part.node === callee);
    change(machine, receiver?.value, receiver ? stepsOf(machine, { node, result: receiver.value, input: receiver, parts }) : []);
  }

  function change(machine: Machine, value: Value | undefined, steps: History): void {
    const carrier = value && carrierOf(machine, value);
    if (carrier?.type === "object") histories.set(carrier.id, extended(histories.get(carrier.id) ?? [], steps));
  }

  function seen(machine: Machine, start: number, value: Value): void {
    for (const option of optionsOf(value)) {
      const content = contentOf(machine, option);
      if (!content || option.type !== "object") continue;
      const known = names.get(start) ?? [];
      const now: Seen = { content, history: historyOf(machine, option) };
      names.set(start, [...known.filter((one) => one.content !== content), now].slice(-MOST_SEEN));
    }
  }

  function assigned(machine: Machine, target: Expression, value: Value): void {
    if (target.type === "name") {
      const bound = lookUp(machine, target.name) ?? value;
      noteSources(machine, target, bound);
      seen(machine, target.start, bound);
    }
    if (target.type === "starred" && target.value) assigned(machine, target.value, value);
    if (target.type === "tuple" || target.type === "list") for (const item of target.items) if (item.type === "name") assigned(machine, item, value);
    const base = target.type === "subscript" || target.type === "attribute" ? target.value : undefined;
    const owner = base?.type === "attribute" ? base.value : base;
    if (owner?.type !== "name") return;
    const table = lookUp(machine, owner.name);
    const before = historyOf(machine, table);
    change(machine, table, changeStep(before, historyOf(machine, value), target));
  }

  return {
    names,
    sources,
    arrivals,
    watch: (machine) => {
      const evaluate = machine.evaluate.bind(machine);
      const assign = machine.assign.bind(machine);
      machine.evaluate = (node) => {
        if (BARE.has(node.type)) return evaluate(node);
        const parts: Part[] = [];
        open.push(parts);
        const value = evaluate(node);
        open.pop();
        open.at(-1)?.push({ node, value });
        evaluated(machine, node, value, parts);
        return value;
      };
      machine.assign = (target, value) => {
        assign(target, value);
        assigned(machine, target, value);
      };
    },
  };
}

/** They hold no rows, and there are many of them. */
const BARE: ReadonlySet<Expression["type"]> = new Set(["text", "number", "none", "true", "false", "ellipsis"]);

/** What of a value holds rows: itself, or the first item of a list. */
function carrierOf(machine: Machine, value: Value): Value | undefined {
  const holdsRows = (one: Value): boolean => {
    const content = contentOf(machine, one);
    return content?.type === "data" && content.rows.length > 0;
  };
  if (value.type === "object" && holdsRows(value)) return value;
  for (const option of optionsOf(value)) {
    const found = holdsRows(option) ? option : itemsIn(machine, option).find(holdsRows);
    if (found) return found;
  }
  return undefined;
}

function itemsIn(machine: Machine, value: Value): readonly Value[] {
  const content = contentOf(machine, value);
  return content?.type === "list" ? content.items : [];
}

/** The part of an expression that its result's rows come from. A split gives as many sides of each input. */
function inputOf(machine: Machine, node: Expression, parts: readonly Part[], item: Value, whole: Value): Part | undefined {
  const holding = parts.filter((part) => carrierOf(machine, part.value));
  const place = itemsIn(machine, whole).indexOf(item);
  if (place < 0 || node.type !== "call") return holding[0];
  const perInput = Math.max(1, itemsIn(machine, whole).length / Math.max(1, holding.length));
  return holding[Math.floor(place / perInput)];
}

function extended(before: History, steps: History): History {
  const added = steps.filter((step) => !before.some((known) => known.at.start === step.at.start && known.words === step.words));
  const last = before.at(-1);
  const [first] = added;
  if (last?.columns && first?.columns) return [...before.slice(0, -1), { ...first, columns: [...last.columns, ...first.columns] }];
  return added.length === 0 ? before : [...before, ...added].slice(-MOST_STEPS);
}
