import { defineRule } from "../../engine/rule.ts";
import { argumentOf, callsOf, textValue, type Call } from "../../facts/python/calls.ts";
import { carveDataset } from "../../facts/python/fixes/carveDataset.ts";
import { dottedName } from "../../facts/python/imports.ts";
import type { Expression } from "../../syntax/python/expressionTree.ts";
import { placeOf } from "../../syntax/python/walk.ts";
import type { Document } from "../../workspace/document.ts";

export const hfTestAsEval = defineRule({
  id: "hf-test-as-eval",
  summary: "A Trainer picks its best checkpoint by the test split that is then reported",
  severity: "error",
  languages: ["python"],
  references: ["https://huggingface.co/docs/transformers/main_classes/trainer", "https://arxiv.org/abs/2604.04199"],
  fix: "suggested",

  *check(document) {
    const calls = callsOf(document);
    const chooser = calls.find(choosesState);
    if (!chooser) return;
    for (const trainer of calls.filter(({ name }) => TRAINER.test(name))) {
      const watched = argumentOf(trainer, "eval_dataset");
      const reports = watched ? reportsOn(document, trainer, watched) : [];
      const [report] = reports;
      if (!watched || !report) continue;
      const edits = carveDataset(document, trainer, reports);
      const shown = document.text.slice(watched.start, watched.end);
      yield {
        at: placeOf(watched),
        message: `\`${shown}\` picks the state of the model that is kept, and the same rows are reported later, so the score is too good. Hand a validation split to \`eval_dataset\` and keep the test split for the end.`,
        related: [{ at: chooser.whole, message: "The best state is chosen by this." }, { at: report.whole, message: "The same rows are reported here." }],
        fixes: edits ? [{ title: "Choose by a tenth of the training rows, and report on the test split", edits }] : [],
        leakage: { type: "selection", fit: trainer.whole, evaluate: report.whole },
      };
    }
  },
});

const TRAINER = /^transformers\.(Seq2Seq)?Trainer$/;
const ARGUMENTS = /^transformers\.(Seq2Seq)?TrainingArguments$/;

function choosesState(call: Call): boolean {
  if (call.name === "transformers.EarlyStoppingCallback") return true;
  const best = ARGUMENTS.test(call.name) ? argumentOf(call, "load_best_model_at_end") : undefined;
  return best?.type === "true";
}

/** The reports of the watched rows. When other rows are reported too, the watched ones are a validation set with an unlucky name. */
function reportsOn(document: Document, trainer: Call, watched: Expression): readonly Call[] {
  if (!isTestSplit(watched)) return [];
  const written = document.text.slice(watched.start, watched.end);
  const reports = callsOf(document).filter((call) => call.whole.start > trainer.whole.end && /^\w*trainer\w*\.(evaluate|predict)$/i.test(call.name));
  const rowsOf = (call: Call): string => {
    const rows = argumentOf(call, call.name.endsWith("predict") ? "test_dataset" : "eval_dataset", 0);
    return rows ? document.text.slice(rows.start, rows.end) : written;
  };
  return reports.every((call) => rowsOf(call) === written) ? reports : [];
}

/** `dataset["test"]` */
function isTestSplit(node: Expression): boolean {
  const [key] = node.type === "subscript" ? node.index : [];
  return node.type === "subscript" && dottedName(node.value) !== undefined && textValue(key) === "test";
}
