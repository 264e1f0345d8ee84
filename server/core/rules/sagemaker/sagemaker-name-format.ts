import { defineRule } from "../../engine/rule.ts";
import { sagemakerDefinition } from "../../facts/config/sagemaker.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { itemsAt, scalarAt } from "../../syntax/data/access.ts";

export const sagemakerNameFormat = defineRule({
  id: "sagemaker-name-format",
  summary: "The name of a step or parameter has letters that SageMaker does not take",
  severity: "error",
  languages: ["json"],
  kinds: ["sagemaker-pipeline"],
  references: ["https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-steps.html"],
  fix: "none",

  *check(document) {
    const pipeline = sagemakerDefinition(document);
    const parameters = itemsAt(pipeline?.root, "Parameters").flatMap((parameter) => scalarAt(parameter, "Name") ?? []);
    for (const [names, what] of [[pipeline?.steps.map(({ name }) => name) ?? [], "step"], [parameters, "parameter"]] as const) {
      for (const name of names) {
        if (!isPlaceholder(name) && !/^[A-Za-z0-9][\w-]{0,254}$/.test(name.text)) yield { at: name.span, message: `\`${name.text}\` cannot be the name of a ${what}: letters, digits and \`-\` only. Others refer to it by this name; change it there too.` };
      }
    }
  },
});
