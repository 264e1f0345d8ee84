import { defineRule, type Finding } from "../../engine/rule.ts";
import { modelParts } from "../../facts/config/modelParts.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, mappingAt, scalarAt } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";

export const hfLabelMapsMismatch = defineRule({
  id: "hf-label-maps-mismatch",
  summary: "`id2label` and `label2id` do not agree",
  severity: "warning",
  languages: ["json"],
  kinds: ["hf-config"],
  references: ["https://huggingface.co/docs/transformers/main_classes/configuration"],
  fix: "none",

  *check(document) {
    for (const part of modelParts(rootOf(document))) yield* findingsIn(part);
  },
});

function* findingsIn(root: Node): Generator<Finding> {
  const names = entriesAt(root, "id2label");
  const ids = mappingAt(root, "label2id");
  for (const { key, value } of names) {
    const back = ids && value.type === "scalar" ? scalarAt(ids, value.text) : undefined;
    if (!ids || value.type !== "scalar" || back?.text === key.text) continue;
    const wrong = back ? `\`label2id\` has ${back.text} for it` : "`label2id` does not have it";
    yield { at: value.span, message: `\`id2label\` calls class ${key.text} \`${value.text}\`, yet ${wrong}: predictions would get the wrong name. Make the two maps each other's inverse.`, related: [{ at: back?.span ?? ids.span, message: "What `label2id` has." }] };
  }
  const count = scalarAt(root, "num_labels");
  if (typeof count?.value === "number" && names.length > 0 && count.value !== names.length) {
    yield { at: count.span, message: `\`num_labels\` is ${count.text}, yet \`id2label\` names ${names.length} classes. Transformers takes the maps; correct the number.` };
  }
}
