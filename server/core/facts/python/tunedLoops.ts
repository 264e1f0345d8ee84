import { memo } from "../../memo.ts";
import { contains, type Span } from "../../text/span.ts";
import type { Expression, Name } from "../../syntax/python/expressionTree.ts";
import { moduleOf } from "../../syntax/python/module.ts";
import type { For, Node } from "../../syntax/python/tree.ts";
import { childrenOf, walk } from "../../syntax/python/walk.ts";
import type { Program } from "./program/program.ts";
import { flowOf } from "./flow/flow.ts";
import type { Evaluation, Fit } from "./flow/value.ts";
import { isHeldOut, isValidation } from "./heldOut.ts";

/** A loop tries settings of a model, and the rows of a split's test side judge each. */
export interface TunedLoop {
  /** The setting, such as `n_neighbors`. */
  readonly setting: string;
  readonly loop: Span;
  readonly fit: Fit;
  readonly evaluation: Evaluation;
}

export const tunedLoops: (program: Program) => readonly TunedLoop[] = memo((program: Program): readonly TunedLoop[] => {
  const found: TunedLoop[] = [];
  walk(moduleOf(program.document).body, (node) => {
    const setting = node.type === "for" ? settingIn(node) : undefined;
    const use = setting === undefined ? undefined : judgedIn(program, node);
    if (setting !== undefined && use) found.push({ setting, loop: { start: node.start, end: node.end }, ...use });
    return true;
  });
  return found;
});

/** A keyword argument of a class that is given what the loop counts through. A seed is no setting. */
function settingIn(loop: For): string | undefined {
  const counted = namesIn(loop.target);
  let setting: string | undefined;
  walk(loop.body, (node) => {
    if (node.type !== "call" || !/^[A-Z]/.test(calleeName(node.callee))) return true;
    setting ??= node.arguments.find(({ name, value }) => name !== undefined && name !== "random_state" && value.type === "name" && counted.includes(value.name))?.name;
    return setting === undefined;
  });
  return setting;
}

const calleeName = (callee: Expression): string => (callee.type === "name" ? callee.name : callee.type === "attribute" ? callee.name.name : "");

function namesIn(node: Node): readonly string[] {
  return node.type === "name" ? [(node satisfies Name).name] : childrenOf(node).flatMap(namesIn);
}

function judgedIn(program: Program, loop: Span): { readonly fit: Fit; readonly evaluation: Evaluation } | undefined {
  for (const event of flowOf(program).events) {
    if (event.type !== "evaluation" || !contains(loop, event.at) || !isHeldOut(event) || isValidation(event.of)) continue;
    const fit = event.fits.find((one) => contains(loop, one.at));
    const isTestSide = event.rows.every((part) => part.cuts.some((cut) => cut.type === "side" && cut.side === "test" && !cut.split.startsWith("folds")));
    if (fit && isTestSide) return { fit, evaluation: event };
  }
  return undefined;
}
