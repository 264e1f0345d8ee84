import { contains, type Edit, type Span } from "../../../text/span.ts";
import { moduleOf } from "../../../syntax/python/module.ts";
import { flowOf } from "../flow/flow.ts";
import type { SplitEvent } from "../flow/events.ts";
import type { TestSet } from "../heldOut.ts";
import type { Program } from "../program/program.ts";
import { linesBelow, replacement, standsAlone, textOf } from "./lines.ts";
import { unusedName, usesOf } from "./names.ts";
import { bindingsOf, namedSplit } from "./splitNamesOf.ts";

/**
 * Edits that split a validation set off the training rows and let it judge the models, so that the test rows wait for the
 * last look. Given only where one split gives rows and answers, none of its names gets another value, and the test rows
 * are read nowhere but where models are judged.
 */
export function holdOut(program: Program, { uses }: TestSet): readonly Edit[] | undefined {
  const { document } = program;
  const cuts = uses[0]?.evaluation.rows.flatMap((part) => part.cuts) ?? [];
  const { events } = flowOf(program);
  const event = events.find((one): one is SplitEvent => one.type === "split" && cuts.some((cut) => cut.type === "side" && cut.split === one.split));
  const split = event?.node && namedSplit(document, event.node);
  if (!split || !standsAlone(document, split.assign) || bindingsOf(document, [...split.train, ...split.test]) !== 1) return undefined;
  const judging = events.flatMap((one): readonly Span[] => (one.type === "evaluation" || one.type === "metric" ? [one.at] : []));
  const { body } = moduleOf(document);
  const parts = split.test.map((name) => [name, unusedName(document, [name.replace(/test(ing)?|eval/i, "val"), `${name}_val`])] as const);
  const edits = parts.flatMap(([name, part]) =>
    usesOf(body, name).filter((use) => use.start > split.assign.end).map((use): Edit | undefined => (part !== undefined && judging.some((at) => contains(at, use)) ? replacement(use, part) : undefined)),
  );
  const sure = edits.filter((edit) => edit !== undefined);
  const [[, rows] = [], [, answers] = []] = parts;
  if (sure.length < edits.length || rows === undefined || answers === undefined || rows === answers) return undefined;
  const settings = split.call.arguments.flatMap(({ name, value }) => (name === "random_state" || name === "shuffle" ? [`${name}=${textOf(document, value)}`] : []));
  const balanced = split.call.arguments.some(({ name, value }) => name === "stratify" && value.type !== "none") ? [`stratify=${split.train[1]}`] : [];
  const written = `${split.train[0]}, ${rows}, ${split.train[1]}, ${answers} = ${textOf(document, split.call.callee)}(${[...split.train, ...settings, ...balanced].join(", ")})`;
  return [linesBelow(document, split.assign, [written]), ...sure];
}
