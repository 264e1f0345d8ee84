import { defineRule } from "../../engine/rule.ts";
import { meantBy } from "../../facts/config/meant.ts";
import { sagemakerDefinition } from "../../facts/config/sagemaker.ts";
import { itemsAt, scalarAt } from "../../syntax/data/access.ts";

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
    const known = itemsAt(pipeline?.root, "Parameters").flatMap((parameter) => scalarAt(parameter, "Name") ?? []);
    const names = new Set(known.map(({ text }) => text));
    const used = (pipeline?.gets ?? []).map(({ text }) => text.replace(/^Parameters\./, ""));
    for (const get of pipeline?.gets ?? []) {
      const [, name] = /^Parameters\.([\w-]+)$/.exec(get.text) ?? [];
      if (name === undefined || names.has(name)) continue;
      const { hint, related } = meantBy({ text: name, span: get.span }, known, "Add it to `Parameters`.", { used });
      yield { at: get.span, message: `The pipeline has no parameter \`${name}\`, so SageMaker refuses it. ${hint}`, ...(related && { related }) };
    }
  },
});
