import { contains, type Edit, type Span } from "../../../text/span.ts";
import { moduleOf } from "../../../syntax/python/module.ts";
import type { Assign } from "../../../syntax/python/tree.ts";
import { walk } from "../../../syntax/python/walk.ts";
import type { Document } from "../../../workspace/document.ts";
import { dottedName } from "../imports.ts";
import type { Evaluation, Fit } from "../flow/value.ts";
import { flowOf } from "../flow/flow.ts";
import type { Program } from "../program/program.ts";
import { replacement, standsAlone, textOf } from "./lines.ts";
import { namesIn, usesOf, unusedName } from "./names.ts";
import { bindingsOf } from "./splitNamesOf.ts";

/**
 * Edits that judge a model by the other side of the split that gave its training rows. Given only where both splits take
 * the same things, each name gets its value there alone, and the rows of the wrong split are read only to judge the model.
 */
export function oneSplit(program: Program, fit: Fit, evaluation: Evaluation): readonly Edit[] | undefined {
  const { document } = program;
  const splits = splitsIn(document);
  const right = splits.find(({ names }) => isAt(names, fit.of, 0));
  const wrong = splits.find(({ names }) => isAt(names, evaluation.of, 1));
  if (!right || !wrong || right === wrong || right.inputs.join() !== wrong.inputs.join() || !standsAlone(document, right.assign)) return undefined;
  const tests = wrong.names.filter((_, place) => place % 2 === 1);
  const known = right.names.filter((_, place) => place % 2 === 1);
  const given = known.map((name, place) => (name === "_" ? unusedName(document, [(right.names[place * 2] ?? "").replace(/train(ing)?|tr$/, "held_out"), `held_out_${place + 1}`]) : name));
  if ([...tests, ...right.names.filter((name) => name !== "_")].some((name) => bindingsOf(document, [name]) !== 1) || given.includes(undefined)) return undefined;
  const judging = flowOf(program).events.flatMap((one): readonly Span[] => ((one.type === "evaluation" && one === evaluation) || (one.type === "metric" && one.evaluations.includes(evaluation)) ? [one.at] : []));
  const edits = tests.flatMap((name, place) => usesOf(moduleOf(document).body, name).filter((use) => judging.some((at) => contains(at, use))).map((use) => replacement(use, given[place] ?? "")));
  const target = right.assign.targets[0];
  const named = target?.type === "tuple" ? target.items.flatMap((item, place) => (item.type === "name" && item.name === "_" && place % 2 === 1 ? [replacement(item, given[(place - 1) / 2] ?? "")] : [])) : [];
  return edits.length > 0 ? [...named, ...edits] : undefined;
}

/** 0 for a training side, 1 for a test side. */
const isAt = (names: readonly string[], name: string | undefined, side: number): boolean => name !== undefined && names.includes(name) && names.indexOf(name) % 2 === side;

interface Split {
  readonly assign: Assign;
  readonly names: readonly string[];
  /** What is split, as written. */
  readonly inputs: readonly string[];
}

function splitsIn(document: Document): readonly Split[] {
  const found: Split[] = [];
  walk(moduleOf(document).body, (node) => {
    if (node.type !== "assign" || node.value?.type !== "call" || dottedName(node.value.callee)?.endsWith("train_test_split") !== true) return true;
    const inputs = node.value.arguments.filter(({ name }) => name === undefined).map((argument) => textOf(document, argument));
    const names = namesIn(node.targets[0]) ?? [];
    if (names.length === inputs.length * 2) found.push({ assign: node, names, inputs });
    return true;
  });
  return found;
}
