import { defineRule } from "../../engine/rule.ts";
import { sagemakerDefinition } from "../../facts/config/sagemaker.ts";
import { itemsAt, scalarAt } from "../../syntax/data/access.ts";

export const sagemakerParameterUnused = defineRule({
  id: "sagemaker-parameter-unused",
  summary: "A parameter is never read",
  severity: "hint",
  languages: ["json"],
  kinds: ["sagemaker-pipeline"],
  references: ["https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-steps.html"],
  fix: "none",

  *check(document) {
    const pipeline = sagemakerDefinition(document);
    const used = new Set(pipeline?.gets.map(({ text }) => text));
    for (const name of itemsAt(pipeline?.root, "Parameters").flatMap((parameter) => scalarAt(parameter, "Name") ?? [])) {
      if (!used.has(`Parameters.${name.text}`)) yield { at: name.span, message: `No step reads \`${name.text}\`, so setting it changes nothing. Use it or remove it.` };
    }
  },
});
