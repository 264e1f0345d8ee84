import { defineRule } from "../../engine/rule.ts";
import { callsOf, textValue } from "../../facts/python/calls.ts";
import type { Expression } from "../../syntax/python/expressionTree.ts";
import { placeOf } from "../../syntax/python/walk.ts";

export const hfSplitsConcatenated = defineRule({
  id: "hf-splits-concatenated",
  summary: "The test split is put to the training split, and tests the model all the same",
  severity: "error",
  languages: ["python"],
  references: ["https://huggingface.co/docs/datasets/process#concatenate"],
  fix: "none",

  *check(document) {
    const calls = callsOf(document);
    for (const call of calls.filter(({ name }) => /(^|\.)concatenate_datasets$/.test(name))) {
      const given = call.arguments[0]?.value;
      const parts = given?.type === "list" ? given.items : [];
      const test = parts.find((part) => keyOf(part) === "test");
      if (!test || !parts.some((part) => keyOf(part) === "train")) continue;
      const written = document.text.slice(test.start, test.end);
      const judged = calls.find(({ name, whole, arguments: handed }) => whole.start > call.whole.end && (/\.(evaluate|predict|score)$/.test(name) || /(^|\.)(Seq2Seq)?Trainer$/.test(name)) && handed.some(({ name: keyword, value }) => keyword !== "train_dataset" && document.text.slice(value.start, value.end) === written));
      if (!judged) continue;
      yield {
        at: placeOf(test),
        message: `\`${written}\` is among the rows to train on and judges the model later, so the score says how well it remembers. Train on the training split alone.`,
        related: [{ at: judged.whole, message: "The same rows judge the model here." }],
        leakage: { type: "overlap", fit: call.whole, evaluate: judged.whole },
      };
    }
  },
});

/** `test` of `rows["test"]` */
const keyOf = (node: Expression): string | undefined => (node.type === "subscript" ? textValue(node.index[0]) : undefined);
