import type { Edit } from "../../../text/span.ts";
import { moduleOf } from "../../../syntax/python/module.ts";
import type { Evaluation } from "../flow/value.ts";
import type { Program } from "../program/program.ts";
import { judgingStatements } from "./judging.ts";
import { linesBelow, replacement, standsAlone, textOf } from "./lines.ts";
import { changesAny, onlyAssignment, placeIn, unusedName, usesOf } from "./names.ts";

/**
 * Edits that judge the model by the rows that the sample left. Given only where the judging statements read the whole
 * table by its name, and the sample has kept its index.
 * @param trained what the model was trained on, as written: `train[["a"]]`
 */
export function dropSample(program: Program, trained: string, evaluation: Evaluation): readonly Edit[] | undefined {
  const { document } = program;
  const sample = /^\w+/.exec(trained)?.[0] ?? "";
  const drawing = onlyAssignment(document, sample);
  const place = drawing && placeIn(document, drawing);
  const call = drawing?.value;
  if (!place || call?.type !== "call" || call.callee.type !== "attribute" || call.callee.name.name !== "sample" || call.callee.value.type !== "name" || !standsAlone(document, drawing)) return undefined;
  if (call.arguments.some(({ name, kind }) => kind !== "plain" || name === "ignore_index")) return undefined;
  const table = call.callee.value.name;
  const below = place.block.slice(place.block.indexOf(drawing) + 1);
  const judging = judgingStatements(program, below, evaluation);
  const last = judging?.at(-1);
  const whole = evaluation.node.arguments.every(({ name, value }) => name !== undefined || usesOf([value], table).length > 0);
  const uses = judging?.map((node) => usesOf([node], table)) ?? [];
  if (!last || !whole || uses.some((some) => some.length === 0) || below.slice(0, below.indexOf(last)).some((node) => changesAny(node, [table, sample]))) return undefined;
  const left = `${table}.drop(${sample}.index)`;
  const known = moduleOf(document).body.find((node) => node.type === "assign" && node.end < (judging?.[0]?.start ?? 0) && node.value !== undefined && textOf(document, node.value) === left);
  const target = known?.type === "assign" && known.targets[0]?.type === "name" ? known.targets[0].name : undefined;
  const name = target ?? unusedName(document, ["test", "held_out", "rows_left"]);
  if (name === undefined) return undefined;
  return [...(target === undefined ? [linesBelow(document, drawing, [`${name} = ${left}`])] : []), ...uses.flat().map((use) => replacement(use, name))];
}
