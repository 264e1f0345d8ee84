import { memo } from "../../../memo.ts";
import { moduleOf } from "../../../syntax/python/module.ts";
import type { FunctionDefinition, Statement } from "../../../syntax/python/tree.ts";
import type { Program } from "../program/program.ts";
import { assignTo } from "./assign.ts";
import { stepsFor, type Bounds } from "./bounds.ts";
import type { Event } from "./events.ts";
import { evaluateExpression } from "./expressions.ts";
import { newFrames, type Frames } from "./frames.ts";
import { freshData, type Machine } from "./machine.ts";
import { runBlock } from "./statements.ts";
import { newStore } from "./store.ts";
import { callUser } from "./userCalls.ts";
import type { Handed } from "./value.ts";

/** What a program does with its data, from the first statement to the last. */
export interface Flow {
  readonly events: readonly Event[];
  /** What the spans in the events are spans of. */
  readonly frames: Frames;
  readonly bounds: Bounds;
  /** `false` when the analysis stopped at its bound of steps, so that later events are missing. */
  readonly complete: boolean;
}

const known = new WeakMap<Program, Flow>();

export const flowOf: (program: Program) => Flow = memo((program: Program): Flow => {
  const flow = runFlow(program);
  known.set(program, flow);
  return flow;
});

/** The flow, where somebody has asked for it before. */
export const knownFlow = (program: Program): Flow | undefined => known.get(program);

/** Runs the program. `watch` may put itself between the machine and its parts, to see every value. */
export function runFlow(program: Program, watch?: (machine: Machine) => void): Flow {
  const { body } = moduleOf(program.document);
  const machine = newMachine(program);
  watch?.(machine);
  machine.run(body);
  runUncalled(machine, body);
  return { events: machine.events, frames: machine.frames, bounds: machine.bounds, complete: machine.stepsLeft > 0 };
}

/** Functions that this document never calls still do something when another one does. */
function runUncalled(machine: Machine, body: readonly Statement[]): void {
  const functions = body.filter((node): node is FunctionDefinition => node.type === "function");
  for (const node of functions) {
    if (!machine.called.has(node)) machine.call({ type: "function", node, scope: 0 }, anyOf(machine, node));
  }
  for (const made of body) {
    if (made.type !== "class" || machine.called.has(made)) continue;
    const self = machine.evaluate({ type: "call", start: made.start, end: made.start, callee: made.name, arguments: [] });
    for (const node of made.body) {
      if (node.type === "function" && !machine.called.has(node)) machine.call({ type: "function", node, scope: 0, self }, anyOf(machine, node));
    }
  }
}

/** Who calls from elsewhere may turn on what is off by default, and hand over what may be left out. */
function anyOf(machine: Machine, node: FunctionDefinition): readonly Handed[] {
  return node.parameters.flatMap(({ name, value }) => {
    if (value?.type === "true" || value?.type === "false") return [{ name: name.name, node: value, value: { type: "scalar", symbol: `given ${machine.fresh()}` } as const }];
    return value?.type === "none" ? [{ name: name.name, node: value, value: freshData(machine, false) }] : [];
  });
}

function newMachine(program: Program): Machine {
  let last = 0;
  const frames = newFrames(program.document);
  const machine: Machine = {
    program,
    frames,
    frame: frames.own,
    scopes: new Map(),
    store: newStore(),
    events: [],
    statement: { start: 0, end: 0 },
    site: { start: 0, end: 0 },
    scope: 0,
    round: 0,
    parents: new Map(),
    globals: new Map(),
    called: new Set(),
    stack: [],
    returns: [],
    quiet: 0,
    choices: [],
    stepsLeft: stepsFor(program.document.text.length),
    bounds: {},
    fresh: () => ++last,
    evaluate: (node) => evaluateExpression(machine, node),
    run: (body) => runBlock(machine, body),
    call: (callee, handed) => callUser(machine, callee, handed),
    assign: (target, value) => assignTo(machine, target, value),
  };
  return machine;
}
