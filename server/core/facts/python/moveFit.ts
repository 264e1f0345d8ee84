import { memo } from "../../memo.ts";
import type { Edit } from "../../text/span.ts";
import type { Call, Expression } from "../../syntax/python/expressionTree.ts";
import { moduleOf } from "../../syntax/python/module.ts";
import type { Assign, Statement } from "../../syntax/python/tree.ts";
import { childrenOf } from "../../syntax/python/walk.ts";
import type { Document } from "../../workspace/document.ts";
import { blocksOf } from "./blocks.ts";
import { deletion, linesBelow, replacement, standsAlone, textOf } from "./fixes/lines.ts";
import { bindsAny, changesAny, namesIn, namesRead, placeIn, usesByName, usesOf } from "./fixes/names.ts";
import { sourceOf, transformationOf, writtenFor, type Transformation } from "./fixes/transformation.ts";

/**
 * Edits that move what a transformer learns below the split: fit on the training rows, transform both sides. Given only
 * where it is sure to do that: the fit and the split stand in one block, what the fit gives is handed to the split by
 * name, and the split's results have names.
 */
export function moveFitBelowSplit(document: Document, learning: Call, split: Call): readonly Edit[] | undefined {
  const splitting = assignsIn(moduleOf(document).body).get(split.start);
  const place = placeIn(document, learning);
  if (!splitting || place?.block !== splitting.block || place.statement.start >= splitting.node.start) return undefined;
  if (!standsAlone(document, splitting.node) || !standsAlone(document, place.statement)) return undefined;
  const targets = splitting.node.targets.length === 1 ? namesIn(splitting.node.targets[0]) : undefined;
  const inputs = split.arguments.filter((argument) => argument.name === undefined);
  if (targets?.length !== inputs.length * 2 || inputs.some((input) => input.kind !== "plain")) return undefined;
  const sides: Sides = (name) => {
    const index = inputs.findIndex((input) => input.value.type === "name" && input.value.name === name);
    const [train, test] = [targets[index * 2], targets[index * 2 + 1]];
    return train !== undefined && test !== undefined ? [train, test] : undefined;
  };
  const moving: Moving = { document, learning, splitting: splitting.node, above: place.block.slice(place.block.indexOf(place.statement), place.block.indexOf(splitting.node)), sides };
  return isResampling(learning) ? resampling(moving) : transforming(moving);
}

type Sides = (name: string) => readonly [string, string] | undefined;

interface Moving {
  readonly document: Document;
  readonly learning: Call;
  readonly splitting: Assign;
  /** From the statement that learns to the one before the split. */
  readonly above: readonly Statement[];
  readonly sides: Sides;
}

/** Assignments by where their values start, each with the block that it stands in: a file with many leaks asks for many. */
const assignsIn = memo((body: readonly Statement[]) => {
  const found = new Map<number, { readonly block: readonly Statement[]; readonly node: Assign }>();
  for (const block of blocksOf(body)) for (const node of block) if (node.type === "assign" && node.value) found.set(node.value.start, { block, node });
  return found;
});

const isResampling = (call: Call): boolean => call.callee.type === "attribute" && /^fit_(resample|sample)$/.test(call.callee.name.name);

/** Only the training rows are resampled; the test rows stay as they came. */
function resampling({ document, learning, splitting, above, sides }: Moving): readonly Edit[] | undefined {
  const [fit, ...between] = above;
  const made = fit?.type === "assign" && fit.value?.start === learning.start && fit.value.end === learning.end && fit.targets.length === 1 ? namesIn(fit.targets[0]) : undefined;
  const sources = learning.arguments.filter((argument) => argument.name === undefined).map((argument) => argument.value);
  if (fit?.type !== "assign" || made?.length !== sources.length || between.some((node) => bindsAny(node, made))) return undefined;
  const train = made.map((name) => sides(name)?.[0]);
  if (train.includes(undefined)) return undefined;
  const written = `${train.join(", ")} = ${textOf(document, learning.callee)}(${train.join(", ")})`;
  return [...withdrawal(document, { fit, made, sources, splitting }), linesBelow(document, splitting, [written])];
}

/** `X_train = scaler.fit_transform(X_train)` and `X_test = scaler.transform(X_test)`. */
function transforming({ document, learning, splitting, above, sides }: Moving): readonly Edit[] | undefined {
  const found = transformationOf(document, learning, above);
  const between = found ? above.filter((node) => node !== found.use && node !== found.fit) : [];
  const own = found && sides(found.made);
  if (!found || !own || between.some((node) => bindsAny(node, [found.made]))) return undefined;
  const answers = found.answers.map((one) => (one.type === "name" ? sides(one.name)?.[0] : undefined));
  const lines = answers.includes(undefined) ? undefined : writtenFor(document, found, own, answers.join(", "));
  const source = sourceOf(found.call);
  if (!lines || !source) return undefined;
  const prepared = found.inPlace ? [deletion(document, found.use)] : withdrawal(document, { fit: found.use, made: [found.made], sources: [source], splitting });
  if (!found.inPlace && changesSource(prepared, between, source, found.made)) return undefined;
  return [...(prepared.some(isTaken(found.use)) ? fitGone(document, found) : []), ...prepared, linesBelow(document, splitting, lines)];
}

/** The split would be handed what has become of the raw rows. */
const changesSource = (edits: readonly Edit[], between: readonly Statement[], source: Expression, made: string): boolean => {
  const names = namesRead(source).filter((name) => name !== made);
  return edits.length > 0 && between.some((node) => changesAny(node, names));
};

const isTaken = (use: Statement) => (edit: Edit): boolean => edit.text === "" && edit.span.end - edit.span.start >= use.end - use.start;

/** The statement that only fits goes; where it makes the transformer too, that stays. */
function fitGone(document: Document, { fit, maker }: Transformation): readonly Edit[] {
  if (!fit) return [];
  return maker ? [replacement(maker.whole, textOf(document, maker.plain))] : [deletion(document, fit)];
}

interface Withdrawing {
  readonly fit: Assign;
  readonly made: readonly string[];
  readonly sources: readonly Expression[];
  readonly splitting: Assign;
}

/** Takes the early fit away and hands the split the raw rows. Where others read what it gives, it stays beside them. */
function withdrawal(document: Document, { fit, made, sources, splitting }: Withdrawing): readonly Edit[] {
  const raw = sources.map((source) => textOf(document, source));
  if (made.every((name, index) => name === raw[index])) return [deletion(document, fit)];
  if (!sources.every(isSimple)) return fit.value ? [replacement(fit.value, raw.slice(0, made.length).join(", "))] : [];
  const handed = made.flatMap((name, index) => (splitting.value ? usesOf([splitting.value], name) : []).map((use) => replacement(use, raw[index] ?? name)));
  const others = made.some((name) => (usesByName(document).get(name)?.length ?? 0) > usesOf([fit], name).length + usesOf([splitting], name).length);
  if (!others) return [deletion(document, fit), ...handed];
  // Prepared rows that others read stay beside the raw ones; rows that were copied would only mislead them.
  return made.length > 1 && fit.value ? [replacement(fit.value, raw.join(", "))] : handed;
}

const isSimple = (node: Expression): boolean => node.type === "name" || (node.type === "attribute" && isSimple(node.value)) || (node.type === "subscript" && childrenOf(node).length <= 2);
