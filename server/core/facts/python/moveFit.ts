import { memo } from "../../memo.ts";
import type { Edit } from "../../text/span.ts";
import type { Call, Expression } from "../../syntax/python/expressionTree.ts";
import { moduleOf } from "../../syntax/python/module.ts";
import type { Assign, Statement } from "../../syntax/python/tree.ts";
import { childrenOf } from "../../syntax/python/walk.ts";
import type { Document } from "../../workspace/document.ts";
import { blocksOf } from "./blocks.ts";
import { deletion, linesBelow, standsAlone } from "./fixes/lines.ts";
import { bindsAny, namesIn, namesWritten } from "./fixes/names.ts";

/**
 * Edits that move what a transformer learns below the split: fit on the training rows, transform both sides. Given only
 * where it is sure to do that: the fit and the split stand in one block, what the fit gives is handed to the split by
 * name, and the split's results have names.
 */
export function moveFitBelowSplit(document: Document, learning: Call, split: Call): readonly Edit[] | undefined {
  const place = placeIn(document, learning, split);
  if (!place) return undefined;
  const { fit, splitting } = place;
  const targets = targetNames(splitting);
  const made = fit.targets.length === 1 ? namesIn(fit.targets[0]) : undefined;
  const inputs = split.arguments.filter((argument) => argument.name === undefined);
  if (!targets || !made || targets.length !== inputs.length * 2 || inputs.some((input) => input.kind !== "plain")) return undefined;
  const sources = learning.arguments.filter((argument) => argument.name === undefined).map((argument) => argument.value);
  const sides = (name: string): readonly [string, string] | undefined => {
    const index = inputs.findIndex((input) => input.value.type === "name" && input.value.name === name);
    const train = targets[index * 2];
    const test = targets[index * 2 + 1];
    return train !== undefined && test !== undefined ? [train, test] : undefined;
  };
  const written = learning.callee.type === "attribute" && isResampling(learning) ? resampling(document, learning, made, sources, sides) : fitting(document, learning, made, sources, sides);
  if (!written) return undefined;
  return [...withdrawal(document, fit, made, sources, inputs.map((input) => input.value)), linesBelow(document, splitting, written)];
}

interface Place {
  readonly fit: Assign;
  readonly splitting: Assign;
}

const isResampling = (call: Call): boolean => call.callee.type === "attribute" && /^fit_(resample|sample)$/.test(call.callee.name.name);

function placeIn(document: Document, learning: Call, split: Call): Place | undefined {
  const found = assignsIn(moduleOf(document).body);
  const fit = found.get(learning.start);
  const splitting = found.get(split.start);
  if (!fit || fit.block !== splitting?.block || !isAssignOf(fit.node, learning) || !isAssignOf(splitting.node, split)) return undefined;
  if (fit.node.start >= splitting.node.start || !standsAlone(document, fit.node) || !standsAlone(document, splitting.node)) return undefined;
  const made = namesIn(fit.node.targets[0]) ?? [];
  const between = fit.block.slice(fit.block.indexOf(fit.node) + 1, fit.block.indexOf(splitting.node));
  return between.some((node) => bindsAny(node, made)) ? undefined : { fit: fit.node, splitting: splitting.node };
}

/** Assignments by where their values start, each with the block that it stands in: a file with many leaks asks for many. */
const assignsIn = memo((body: readonly Statement[]) => {
  const found = new Map<number, { readonly block: readonly Statement[]; readonly node: Assign }>();
  for (const block of blocksOf(body)) for (const node of block) if (node.type === "assign" && node.value) found.set(node.value.start, { block, node });
  return found;
});

const isAssignOf = (node: Statement, call: Call): node is Assign => node.type === "assign" && node.value?.start === call.start && node.value.end === call.end;

const targetNames = (node: Assign): readonly string[] | undefined => (node.targets.length === 1 ? namesIn(node.targets[0]) : undefined);

type Sides = (name: string) => readonly [string, string] | undefined;

/** `X_train = scaler.fit_transform(X_train)` and `X_test = scaler.transform(X_test)`. */
function fitting(document: Document, learning: Call, made: readonly string[], sources: readonly Expression[], sides: Sides): readonly string[] | undefined {
  const [name] = made;
  const [source, ...more] = sources;
  const own = name === undefined ? undefined : sides(name);
  if (made.length !== 1 || !own || !source || learning.callee.type !== "attribute" || learning.callee.name.name !== "fit_transform") return undefined;
  const others = more.map((one) => (one.type === "name" ? sides(one.name)?.[0] : undefined));
  if (others.includes(undefined)) return undefined;
  const { setUp, variable } = variableFor(document, learning.callee.value);
  const [train, test] = own;
  return [...setUp, `${train} = ${variable}.fit_transform(${[train, ...others].join(", ")})`, `${test} = ${variable}.transform(${test})`];
}

/** Only the training rows are resampled; the test rows stay as they came. */
function resampling(document: Document, learning: Call, made: readonly string[], sources: readonly Expression[], sides: Sides): readonly string[] | undefined {
  if (learning.callee.type !== "attribute" || made.length !== sources.length) return undefined;
  const train = made.map((name) => sides(name)?.[0]);
  if (train.includes(undefined)) return undefined;
  const call = document.text.slice(learning.callee.start, learning.callee.end);
  return [`${train.join(", ")} = ${call}(${train.join(", ")})`];
}

/** A transformer that was made on the spot needs a name, for it is used twice. */
function variableFor(document: Document, estimator: Expression): { readonly setUp: readonly string[]; readonly variable: string } {
  const text = document.text.slice(estimator.start, estimator.end);
  if (estimator.type === "name" || estimator.type === "attribute") return { setUp: [], variable: text };
  const variable = ["scaler", "transformer", "prepared_by"].find((name) => !namesWritten(document).has(name)) ?? "fitted_transformer";
  return { setUp: [`${variable} = ${text}`], variable };
}

/** Takes the early fit away: the split is handed the raw rows. */
function withdrawal(document: Document, fit: Assign, made: readonly string[], sources: readonly Expression[], inputs: readonly Expression[]): readonly Edit[] {
  const raw = sources.map((source) => document.text.slice(source.start, source.end));
  const same = made.every((name, index) => name === raw[index]);
  if (same) return [deletion(document, fit)];
  const written = namesWritten(document);
  const uses = made.map((name) => written.get(name) ?? 0);
  if (uses.some((count) => count > 2) || !sources.every(isSimple)) {
    const value = raw.slice(0, made.length).join(", ");
    return fit.value ? [{ span: { start: fit.value.start, end: fit.value.end }, text: value }] : [];
  }
  const renamed = inputs.flatMap((input): readonly Edit[] => {
    const index = input.type === "name" ? made.indexOf(input.name) : -1;
    const text = raw[index];
    return text === undefined ? [] : [{ span: { start: input.start, end: input.end }, text }];
  });
  return [deletion(document, fit), ...renamed];
}

const isSimple = (node: Expression): boolean => node.type === "name" || (node.type === "attribute" && isSimple(node.value)) || (node.type === "subscript" && childrenOf(node).length <= 2);
