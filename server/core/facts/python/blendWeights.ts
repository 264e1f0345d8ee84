import { memo } from "../../memo.ts";
import type { Lambda } from "../../syntax/python/expressionTree.ts";
import { moduleOf } from "../../syntax/python/module.ts";
import type { FunctionDefinition, Node } from "../../syntax/python/tree.ts";
import { nodesOf, placeOf, walk } from "../../syntax/python/walk.ts";
import { contains, type Span } from "../../text/span.ts";
import { callsOf } from "./calls.ts";
import { keptIn, pickedAfter } from "./choices.ts";
import type { MetricEvent } from "./flow/events.ts";
import { flowOf } from "./flow/flow.ts";
import type { Evaluation } from "./flow/value.ts";
import { namesRead } from "./fixes/names.ts";
import { isHeldOut, isValidation } from "./heldOut.ts";
import type { Program } from "./program/program.ts";

/** Weights by which models are blended, tried one after the other on rows that are there to test with. */
export interface BlendWeights {
  readonly weight: string;
  /** The score of one blend. */
  readonly score: Span;
  readonly statement: Span;
  /** Where the best weights are picked. */
  readonly choice: Span;
  readonly rows: string;
  readonly evaluation: Evaluation;
}

export const blendWeights: (program: Program) => readonly BlendWeights[] = memo((program: Program): readonly BlendWeights[] => {
  const scores = flowOf(program).events.filter((event): event is MetricEvent => event.type === "metric" && isBlendOfTest(event));
  if (scores.length === 0) return [];
  const found = new Map<number, BlendWeights>();
  for (const { place, weights, choice } of trials(program)) {
    const score = scores.find(({ at }) => contains(place, at));
    const [first] = score?.evaluations ?? [];
    const weight = weights.find((name) => isMultiplied(place, name));
    if (score && first && weight !== undefined && !found.has(score.at.start)) found.set(score.at.start, { weight, score: score.at, statement: score.statement, choice, rows: first.of ?? "the test rows", evaluation: first });
  }
  return [...found.values()];
});

/** Predictions of several models together, for rows that none of them has seen. */
const isBlendOfTest = ({ evaluations }: MetricEvent): boolean =>
  new Set(evaluations.map(({ estimator }) => estimator)).size > 1 && evaluations.every((one) => isHeldOut(one) && !isValidation(one.of) && one.rows.every((part) => part.cuts.some((cut) => cut.type === "side" && cut.side === "test" && !cut.split.startsWith("folds"))));

interface Trial {
  readonly place: Node;
  readonly weights: readonly string[];
  readonly choice: Span;
}

/** Loops that keep their best, and functions that are handed to a search for the lowest value. */
function trials({ document }: Program): readonly Trial[] {
  const { body } = moduleOf(document);
  const functions = new Map(nodesOf(body, "function").map((node) => [node.name.name, node]));
  const looped = nodesOf(body, "for").flatMap((loop): readonly Trial[] => {
    const choice = keptIn(loop) ?? pickedAfter(document, loop);
    return choice ? [{ place: loop, weights: namesRead(loop.target), choice }] : [];
  });
  const searched = callsOf(document).flatMap(({ name, node, callee }): readonly Trial[] => {
    const given = SEARCHES.test(name) ? node.arguments[0]?.value : undefined;
    const objective = given?.type === "name" ? functions.get(given.name) : given?.type === "lambda" ? given : undefined;
    return objective ? [{ place: objective, weights: parametersOf(objective), choice: placeOf(callee) }] : [];
  });
  return [...looped, ...searched];
}

const SEARCHES = /(^|\.)(minimize|minimize_scalar|differential_evolution|basinhopping|dual_annealing|fmin|fmin_[a-z]+|optimize)$/;

const parametersOf = ({ parameters }: FunctionDefinition | Lambda): readonly string[] => parameters.map(({ name }) => name.name);

/** `w * first`, `weights[0] * first` */
function isMultiplied(place: Node, name: string): boolean {
  let found = false;
  walk([place], (node) => {
    if (node.type === "binary" && (node.operator === "*" || node.operator === "@") && namesRead(node).includes(name)) found = true;
    if (node.type === "argument" && node.name === "weights" && namesRead(node.value).includes(name)) found = true;
    return !found;
  });
  return found;
}
