import type { Expression } from "../../../syntax/python/expressionTree.ts";
import type { Edit } from "../../../text/span.ts";
import type { Document } from "../../../workspace/document.ts";
import { argumentOf, textValue, type Call } from "../calls.ts";
import { linesAbove, replacement, standsAlone, textOf } from "./lines.ts";
import { placeIn, unusedName } from "./names.ts";

/**
 * Edits that split a tenth off the training rows of a Hugging Face data set for a trainer to choose by, and name the test
 * split where it is reported. Given only where both splits are read from one data set by their keys.
 */
export function carveDataset(document: Document, trainer: Call, reports: readonly Call[]): readonly Edit[] | undefined {
  const train = argumentOf(trainer, "train_dataset");
  const watched = argumentOf(trainer, "eval_dataset");
  const statement = placeIn(document, trainer.whole)?.statement;
  if (!train || !watched || !statement || !standsAlone(document, statement) || keyOf(train) !== "train" || keyOf(watched) !== "test" || tableOf(document, train) !== tableOf(document, watched)) return undefined;
  const parts = unusedName(document, ["parts", "train_parts"]);
  if (parts === undefined) return undefined;
  const test = textOf(document, watched);
  const unnamed = reports.filter(({ name, arguments: given }) => name.endsWith("evaluate") && given.length === 0);
  if (reports.some((report) => report.arguments.length === 0 && !unnamed.includes(report))) return undefined;
  return [
    linesAbove(document, statement, [`${parts} = ${textOf(document, train)}.train_test_split(test_size=0.1, seed=0)`]),
    replacement(train, `${parts}["train"]`),
    replacement(watched, `${parts}["test"]`),
    ...unnamed.map(({ whole }) => ({ span: { start: whole.end - 1, end: whole.end - 1 }, text: test })),
  ];
}

const keyOf = (node: Expression): string | undefined => (node.type === "subscript" && node.value.type === "name" ? textValue(node.index[0]) : undefined);

const tableOf = (document: Document, node: Expression): string => (node.type === "subscript" ? textOf(document, node.value) : "");
