import { dottedName, resolveName } from "../imports.ts";
import type { Argument, Call } from "../../../syntax/python/expressionTree.ts";
import { homeOf, recordMutation, type Frame } from "./frame.ts";
import { recordLookups } from "./lookups.ts";
import { ownersOf } from "./owners.ts";
import { CALL_EFFECTS, MUTATED_ARGUMENTS, MUTATED_KEYWORDS, SQL_CALLS } from "./tables/functions.ts";
import { DRAWING_METHODS, DRAWING_RECEIVER, METHOD_EFFECTS, MUTATING_METHODS, MUTATING_WHEN_DISCARDED } from "./tables/methods.ts";

/** What a call does, as far as its name tells; functions of the notebook are followed later, from the list of calls. */
export function recordCall(node: Call, frame: Frame, isDiscarded: boolean): void {
  const name = libraryName(node, frame);
  const method = node.callee.type === "attribute" ? node.callee.name.name : undefined;
  const receiver = node.callee.type === "attribute" ? ownersOf(node.callee.value, frame) : [];
  if (name !== undefined) recordLibraryCall(name, node, frame);
  if (name === undefined && method !== undefined) {
    const effect = Object.hasOwn(METHOD_EFFECTS, method) ? METHOD_EFFECTS[method] : undefined;
    if (effect !== undefined) frame.record.effects.add(effect);
    if (mutates(method, isDiscarded) || (DRAWING_METHODS.has(method) && receiver.some((one) => DRAWING_RECEIVER.test(one.name)))) recordMutation(receiver, frame);
    if (isTrue(node, "inplace")) recordMutation(receiver, frame);
  }
  recordLookups(name, method, node, frame);
  for (const argument of node.arguments) if (argument.name !== undefined && MUTATED_KEYWORDS.has(argument.name)) recordMutation(ownersOf(argument.value, frame), frame);
  const callee = name ?? (method === undefined ? "" : `.${method}`);
  frame.record.calls.push({ callee, receiver, arguments: node.arguments.map((argument, place) => passed(argument, place, frame)), isDiscarded });
}

const passed = (argument: Argument, place: number, frame: Frame) => ({
  place,
  references: ownersOf(argument.value, frame),
  ...(argument.name === undefined ? {} : { keyword: argument.name }),
});

const mutates = (method: string, isDiscarded: boolean): boolean => MUTATING_METHODS.has(method) || (isDiscarded && MUTATING_WHEN_DISCARDED.has(method));

const isTrue = (node: Call, keyword: string): boolean => node.arguments.some(({ name, value }) => name === keyword && value.type === "true");

/** `pandas.read_csv`, `print`, `clean`; `undefined` for a method of some object. */
function libraryName({ callee }: Call, frame: Frame): string | undefined {
  const dotted = dottedName(callee);
  if (dotted === undefined) return undefined;
  const [root = ""] = dotted.split(".");
  const isModuleName = homeOf(root, frame).kind === "module";
  if (!dotted.includes(".")) return isModuleName ? resolveName(dotted, frame.imports) : undefined;
  return isModuleName && (frame.imports.has(root) || SQL_CALLS.test(dotted)) ? resolveName(dotted, frame.imports) : undefined;
}

function recordLibraryCall(name: string, node: Call, frame: Frame): void {
  const [first] = node.arguments;
  if (/^(?:setattr|delattr)$/.test(name) && first && frame.imports.has(dottedName(first.value)?.split(".")[0] ?? "")) frame.record.effects.add("options");
  for (const effect of libraryEffects(name, node)) frame.record.effects.add(effect);
  const plain = node.arguments.filter((argument) => argument.name === undefined);
  for (const [pattern, places] of MUTATED_ARGUMENTS) {
    if (pattern.test(name)) places.forEach((place) => recordMutation(ownersOf(plain[place]?.value, frame), frame));
  }
}

function libraryEffects(name: string, node: Call): readonly string[] {
  if (name === "open") return [isReading(node) ? "reads-file" : "writes-file"];
  // With an argument they tell what an object has.
  if ((name === "vars" || name === "dir") && node.arguments.length > 0) return [];
  // With a seed of its own a call leaves the process's stream alone.
  const isSeeded = node.arguments.some((argument) => argument.name === "random_state" && argument.value.type !== "none");
  return effectsNamed(name).filter((effect) => !isSeeded || effect !== "random");
}

/** The state that a dotted name of a library stands for; assigning to it changes that state as well. */
export const effectsNamed = (name: string): readonly string[] => CALL_EFFECTS.filter(([pattern]) => pattern.test(name)).map(([, effect]) => effect);

function isReading({ arguments: [, second, ...rest] }: Call): boolean {
  const mode = [second, ...rest].find((argument) => argument?.name === "mode") ?? (second?.name === undefined ? second : undefined);
  return mode?.value.type !== "text" || !/[wax+]/.test(mode.value.value);
}
