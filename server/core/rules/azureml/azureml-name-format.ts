import { defineRule, type Finding } from "../../engine/rule.ts";
import { sortOf } from "../../kinds/azureml/sorts.ts";
import { rootOf } from "../../kinds/data.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { entriesAt, isNull, scalarAt } from "../../syntax/data/access.ts";
import type { Scalar } from "../../syntax/data/node.ts";

export const azuremlNameFormat = defineRule({
  id: "azureml-name-format",
  summary: "A name has letters that Azure ML does not take, or is too short or long",
  severity: "error",
  languages: ["yaml"],
  kinds: ["azureml"],
  references: ["https://learn.microsoft.com/azure/machine-learning/reference-yaml-overview"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const sort = sortOf(root) ?? "";
    const form = Object.entries(FORMS).find(([end]) => sort.endsWith(end))?.[1];
    if (form) yield* wrong(scalarAt(root, "name"), form);
    if (sort.endsWith("deployment") && FORMS["endpoint"]) yield* wrong(scalarAt(root, "endpoint_name"), FORMS["endpoint"]);
    for (const { key } of entriesAt(root, "jobs")) yield* wrong(key, STEP);
    for (const side of ["inputs", "outputs"]) for (const { key } of entriesAt(root, side)) yield* wrong(key, PORT);
  },
});

interface Form {
  readonly like: RegExp;
  readonly how: string;
  readonly least?: number;
  readonly most?: number;
}

const SERVED: Form = { like: /^[a-zA-Z](?:[-a-zA-Z0-9]*[a-zA-Z0-9])?$/, how: "use letters, digits and `-`, begin with a letter and end with a letter or digit", least: 3, most: 32 };
const ASSET: Form = { like: /^[a-zA-Z0-9][\w.-]*$/, how: "use letters, digits, `-`, `_` and `.`", most: 255 };
const STEP: Form = { like: /^[a-zA-Z_]\w*$/, how: "use letters, digits and `_`, and begin with a letter" };
const PORT: Form = { like: /^[a-zA-Z_]\w*(?:\.[a-zA-Z_]\w*)*$/, how: "use letters, digits and `_`, and begin with a letter" };

/** By the end of the sort of the file. */
const FORMS: Readonly<Record<string, Form>> = { job: ASSET, endpoint: SERVED, deployment: SERVED, component: ASSET, environment: ASSET, model: ASSET, data: ASSET, amlcompute: { ...SERVED, like: /^[a-zA-Z][-a-zA-Z0-9]*$/, how: "use letters, digits and `-`, and begin with a letter" } };

function* wrong(name: Scalar | undefined, { like, how, least = 1, most = 255 }: Form): Generator<Finding> {
  if (!name || isNull(name) || isPlaceholder(name)) return;
  if (!like.test(name.text)) yield { at: name.span, message: `Azure ML does not take the name \`${name.text}\`: ${how}.` };
  else if (name.text.length < least || name.text.length > most) yield { at: name.span, message: `\`${name.text}\` has ${name.text.length} letters, and Azure ML takes ${least} to ${most} here. Choose another name.` };
}
