import { defineRule, type Finding } from "../../engine/rule.ts";
import { componentOf } from "../../facts/config/azureml.ts";
import { rootOf } from "../../kinds/data.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { entriesAt, isNull, numberAt, scalarAt, scalarsOf, nodeAt, stringAt } from "../../syntax/data/access.ts";
import type { Node, Scalar } from "../../syntax/data/node.ts";

export const azuremlValueType = defineRule({
  id: "azureml-value-type",
  summary: "A value does not have the type that its input says",
  severity: "error",
  languages: ["yaml"],
  kinds: ["azureml"],
  references: ["https://learn.microsoft.com/azure/machine-learning/reference-yaml-component-command"],
  fix: "none",

  *check(document, snapshot) {
    const root = rootOf(document);
    for (const { key, value } of entriesAt(root, "inputs")) for (const name of ["default", "value"]) yield* judged(scalarAt(value, name), value, key.text);
    for (const { value: job } of entriesAt(root, "jobs")) {
      const component = componentOf(job, document, snapshot);
      for (const { key, value } of component && component !== "unknown" ? entriesAt(job, "inputs") : []) {
        const declared = component === "unknown" ? undefined : nodeAt(component, "inputs", key.text);
        const [, passed] = value.type === "scalar" ? (/^\$\{\{\s*parent\.inputs\.([\w-]+)\s*\}\}$/.exec(value.text) ?? []) : [];
        if (declared && value.type === "scalar") yield* judged(passed === undefined ? value : scalarAt(root, "inputs", passed), declared, key.text);
      }
    }
  },
});

function* judged(value: Scalar | undefined, input: Node, name: string): Generator<Finding> {
  const type = stringAt(input, "type");
  if (!value || isNull(value) || isPlaceholder(value) || value.text.includes("${{")) return;
  const number = Number(value.text);
  const wrong = (type === "integer" && !Number.isInteger(number)) || (type === "number" && Number.isNaN(number)) || (type === "boolean" && !/^(?:true|false|0|1)$/i.test(value.text));
  const [least, most] = [numberAt(input, "min"), numberAt(input, "max")];
  const allowed = scalarsOf(nodeAt(input, "enum")).map(({ text }) => text);
  if (wrong) yield { at: value.span, message: `\`${name}\` is of the type \`${type}\`, and \`${value.text}\` is none. Azure ML refuses it.` };
  else if (!Number.isNaN(number) && ((least !== undefined && number < least) || (most !== undefined && number > most))) yield { at: value.span, message: `\`${name}\` may be ${least === undefined ? "" : `at least ${least}`}${least !== undefined && most !== undefined ? " and " : ""}${most === undefined ? "" : `at most ${most}`}; ${value.text} is refused.`, related: ["min", "max"].flatMap((limit) => scalarAt(input, limit) ?? []).map(({ span }) => ({ at: span, message: "A limit." })) };
  else if (allowed.length > 0 && !allowed.includes(value.text)) yield { at: value.span, message: `\`${value.text}\` is not among the values that \`${name}\` may have: ${allowed.map((one) => `\`${one}\``).join(", ")}.`, related: [{ at: nodeAt(input, "enum")?.span ?? value.span, message: "The values allowed." }] };
}
