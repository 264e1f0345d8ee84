import { defineRule } from "../../engine/rule.ts";
import { meantBy } from "../../facts/config/meant.ts";
import { sagemakerDefinition } from "../../facts/config/sagemaker.ts";
import { itemsAt, scalarAt } from "../../syntax/data/access.ts";

export const sagemakerPropertyFile = defineRule({
  id: "sagemaker-property-file",
  summary: "A property file is looked for in an output that its step does not have",
  severity: "error",
  languages: ["json"],
  kinds: ["sagemaker-pipeline"],
  references: ["https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-propertyfile.html"],
  fix: "none",

  *check(document) {
    for (const { node } of sagemakerDefinition(document)?.steps ?? []) {
      const outputs = itemsAt(node, "Arguments", "ProcessingOutputConfig", "Outputs").flatMap((one) => scalarAt(one, "OutputName") ?? []);
      for (const file of itemsAt(node, "PropertyFiles")) {
        const output = scalarAt(file, "OutputName");
        if (!output || outputs.length === 0 || outputs.some(({ text }) => text === output.text)) continue;
        const { hint, related } = meantBy(output, outputs, `It has ${outputs.map(({ text }) => `\`${text}\``).join(", ")}.`);
        yield { at: output.span, message: `The step has no output \`${output.text}\`, so this file is never found. ${hint}`, ...(related && { related }) };
      }
    }
  },
});
