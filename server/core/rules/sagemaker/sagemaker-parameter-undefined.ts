import { defineRule } from "../../engine/rule.ts";
import { sagemakerDefinition } from "../../facts/config/sagemaker.ts";
import { itemsAt, stringAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";

export const sagemakerParameterUndefined = defineRule({
  id: "sagemaker-parameter-undefined",
  summary: "A parameter that the pipeline does not have is read",
  severity: "error",
  languages: ["json"],
  kinds: ["sagemaker-pipeline"],
  references: ["https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-steps.html"],
  fix: "none",

  *check(document) {
    const pipeline = sagemakerDefinition(document);
    const names = new Set(itemsAt(pipeline?.root, "Parameters").flatMap((parameter) => stringAt(parameter, "Name") ?? []));
    for (const get of pipeline?.gets ?? []) {
      const [, name] = /^Parameters\.([\w-]+)$/.exec(get.text) ?? [];
      if (name === undefined || names.has(name)) continue;
      const meant = nearest(name, names);
      yield { at: get.span, message: `The pipeline has no parameter \`${name}\`, so SageMaker refuses it. ${meant === undefined ? "Add it to `Parameters`." : `Did you mean \`${meant}\`?`}` };
    }
  },
});
