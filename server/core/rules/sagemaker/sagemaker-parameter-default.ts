import { defineRule, type Finding } from "../../engine/rule.ts";
import { sagemakerDefinition } from "../../facts/config/sagemaker.ts";
import { itemsAt, scalarAt, scalarsOf, nodeAt, stringAt } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";

export const sagemakerParameterDefault = defineRule({
  id: "sagemaker-parameter-default",
  summary: "A default or an output that a pipeline names does not fit",
  severity: "error",
  languages: ["json"],
  kinds: ["sagemaker-pipeline"],
  references: ["https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-parameters.html"],
  fix: "none",

  *check(document) {
    const pipeline = sagemakerDefinition(document);
    for (const parameter of itemsAt(pipeline?.root, "Parameters")) yield* defaultOf(parameter);
  },
});

const FITS: Readonly<Record<string, (value: unknown) => boolean>> = {
  String: (value) => typeof value === "string",
  Integer: (value) => typeof value === "number" && Number.isInteger(value),
  Float: (value) => typeof value === "number",
  Boolean: (value) => typeof value === "boolean",
};

function* defaultOf(parameter: Node): Generator<Finding> {
  const type = stringAt(parameter, "Type") ?? "";
  const value = scalarAt(parameter, "DefaultValue");
  if (value && value.value !== null && FITS[type]?.(value.value) === false) yield { at: value.span, message: `This parameter is of type \`${type}\`, and its default is \`${value.text}\`: SageMaker refuses the pipeline. Correct one of the two.` };
  const words = scalarsOf(nodeAt(parameter, "EnumValues"));
  if (value && words.length > 0 && !words.some(({ text }) => text === value.text)) yield { at: value.span, message: `\`${value.text}\` is none of the \`EnumValues\`, so SageMaker refuses the pipeline. Name one of them.` };
}
