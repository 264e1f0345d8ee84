import { defineRule, type Fix } from "../../engine/rule.ts";
import { callsOf, textValue } from "../../facts/python/calls.ts";
import { replacement, textOf } from "../../facts/python/fixes/lines.ts";
import type { Call, Expression } from "../../syntax/python/expressionTree.ts";
import { placeOf } from "../../syntax/python/walk.ts";
import type { Document } from "../../workspace/document.ts";

export const hfSplitsConcatenated = defineRule({
  id: "hf-splits-concatenated",
  summary: "The test split is put to the training split, and tests the model all the same",
  severity: "error",
  languages: ["python"],
  references: ["https://huggingface.co/docs/datasets/process#concatenate"],
  fix: "suggested",

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
        fixes: fixesFor(document, call.node, parts, test),
        leakage: { type: "overlap", fit: call.whole, evaluate: judged.whole },
      };
    }
  },
});

/** `test` of `rows["test"]` */
const keyOf = (node: Expression): string | undefined => (node.type === "subscript" ? textValue(node.index[0]) : undefined);

/** The list without the test split; one split alone needs no putting together. */
function fixesFor(document: Document, joining: Call, parts: readonly Expression[], test: Expression): readonly Fix[] {
  const kept = parts.filter((part) => part !== test).map((part) => textOf(document, part));
  const [given, ...more] = joining.arguments;
  if (!given || more.length > 0) return [];
  const [only, ...others] = kept;
  const edit = only !== undefined && others.length === 0 ? replacement(joining, only) : replacement(given.value, `[${kept.join(", ")}]`);
  return [{ title: "Train without the test split", edits: [edit] }];
}
