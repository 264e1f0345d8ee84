import type { Edit } from "../../../text/span.ts";
import type { Evaluation, Fit } from "../flow/value.ts";
import type { Program } from "../program/program.ts";
import { importing } from "./importing.ts";
import { judgingStatements } from "./judging.ts";
import { linesAbove, replacement, standsAlone } from "./lines.ts";
import { changesAny, placeIn, unusedName, usesOf } from "./names.ts";

/**
 * Edits that keep rows out to judge by: a split above the fit, which takes one side, while those statements that ask and
 * judge the model take the other. Given only where rows and answers have names and stay as they are between.
 */
export function splitAboveFit(program: Program, fit: Fit, evaluation: Evaluation): readonly Edit[] | undefined {
  const { document } = program;
  const place = fit.node && placeIn(document, fit.node);
  const [rows, answers, ...more] = fit.node?.arguments ?? [];
  if (!place || rows?.value.type !== "name" || answers?.value.type !== "name" || more.length > 0 || rows.name !== undefined || answers.name !== undefined || !standsAlone(document, place.statement)) return undefined;
  const names = [rows.value.name, answers.value.name];
  const below = place.block.slice(place.block.indexOf(place.statement) + 1);
  const judging = judgingStatements(program, below, evaluation);
  const last = judging?.at(-1);
  const [asked] = evaluation.node.arguments;
  if (!judging || !last || asked?.value.type !== "name" || asked.value.name !== names[0] || below.slice(0, below.indexOf(last) + 1).some((node) => changesAny(node, names))) return undefined;
  const sides = names.map((name) => [unusedName(document, [`${name}_train`]), unusedName(document, [`${name}_test`])] as const);
  const [train, test] = [sides.flatMap(([one]) => one ?? []), sides.flatMap(([, one]) => one ?? [])];
  const splitter = importing(document, "sklearn.model_selection", "train_test_split", place.statement.start);
  if (train.length + test.length < 4 || !splitter) return undefined;
  const written = `${train[0] ?? ""}, ${test[0] ?? ""}, ${train[1] ?? ""}, ${test[1] ?? ""} = ${splitter.name}(${names.join(", ")}, random_state=0)`;
  const uses = judging.flatMap((node) => names.flatMap((name, index) => usesOf([node], name).map((use) => replacement(use, test[index] ?? name))));
  return [...splitter.edits, linesAbove(document, place.statement, [written]), replacement(rows.value, train[0] ?? ""), replacement(answers.value, train[1] ?? ""), ...uses];
}
