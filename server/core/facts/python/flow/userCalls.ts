import type { Parameter } from "../../../syntax/python/expressionTree.ts";
import { placeOf } from "../../../syntax/python/walk.ts";
import { MOST_DEPTH } from "./bounds.ts";
import { functionIn, type Frame } from "./frames.ts";
import { join } from "./join.ts";
import { bind, either, freshData, make, type Machine } from "./machine.ts";
import { NONE, type FunctionValue, type Handed, type Value } from "./value.ts";

/** Runs a function of the document in place, in a scope of its own. A recursive call gives nothing. */
export function callUser(machine: Machine, callee: FunctionValue, handed: readonly Handed[]): Value {
  const isTooDeep = machine.stack.length >= MOST_DEPTH;
  if (isTooDeep && !machine.bounds.depth) machine.bounds = { ...machine.bounds, depth: placeOf(machine.site) };
  if (isTooDeep || machine.stack.includes(callee.node)) return freshData(machine, false);
  if (callee.node.type === "function") machine.called.add(callee.node);
  const outer = { scope: machine.scope, round: machine.round, statement: machine.statement, frame: machine.frame };
  machine.frame = frameFor(machine, callee);
  const node = functionIn(machine.frames, machine.frame, callee.node);
  machine.scope = machine.fresh();
  machine.round = machine.scope;
  machine.parents.set(machine.scope, callee.scope);
  machine.stack.push(callee.node);
  const quiet = node.type === "function" && node.decorators.some((one) => /\b(no_grad|inference_mode)\b/.test(machine.frames.text(one))) ? 1 : 0;
  machine.quiet += quiet;
  bindParameters(machine, { ...callee, node }, handed);
  const result = node.type === "lambda" ? machine.evaluate(node.body) : runBody(machine, node.body);
  machine.quiet -= quiet;
  machine.stack.pop();
  Object.assign(machine, outer);
  return result;
}

/** A function of another file is entered by this call; one of the file that runs now stays in its frame. */
function frameFor(machine: Machine, { node }: FunctionValue): Frame {
  const { document } = machine.frames.at(node.start);
  if (document === machine.frame.document) return machine.frame;
  return document === machine.program.document ? machine.frames.own : machine.frames.enter(document, machine.site);
}

function runBody(machine: Machine, body: Parameters<Machine["run"]>[0]): Value {
  const returned: Value[] = [];
  machine.returns.push(returned);
  machine.store.enclosed("function", () => machine.run(body), join);
  machine.returns.pop();
  const values = returned.filter((value) => value.type !== "none");
  return values.length > 0 ? either(values) : NONE;
}

function bindParameters(machine: Machine, callee: FunctionValue, handed: readonly Handed[]): void {
  const isStatic = callee.node.type === "function" && callee.node.decorators.some((one) => one.type === "name" && one.name === "staticmethod");
  const parameters = callee.node.parameters;
  const positional = handed.filter(({ name }) => name === undefined).map(({ value }) => value);
  const values = callee.self && !isStatic ? [callee.self, ...positional] : positional;
  let place = 0;
  for (const parameter of parameters) {
    if (parameter.kind === "rest") bind(machine, parameter.name.name, make(machine, { type: "list", items: values.slice(place), open: false }));
    else if (parameter.kind === "keywords") bind(machine, parameter.name.name, make(machine, { type: "dictionary", entries: new Map(handed.flatMap(({ name, value }) => (name === undefined ? [] : [[name, value] as const]))) }));
    else bind(machine, parameter.name.name, handed.find(({ name }) => name === parameter.name.name)?.value ?? values[place++] ?? missing(machine, parameter));
  }
}

const missing = (machine: Machine, parameter: Parameter): Value => (parameter.value ? machine.evaluate(parameter.value) : freshData(machine, false));
