import { defineRule } from "../../engine/rule.ts";
import { meantBy } from "../../facts/config/meant.ts";
import { referredSteps, sagemakerDefinition } from "../../facts/config/sagemaker.ts";
import { nodeAt, scalarsOf } from "../../syntax/data/access.ts";

export const sagemakerDependsOnUndefined = defineRule({
  id: "sagemaker-depends-on-undefined",
  summary: "A step waits for one that does not exist",
  severity: "error",
  languages: ["json"],
  kinds: ["sagemaker-pipeline"],
  references: ["https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-steps.html"],
  fix: "none",

  *check(document) {
    const pipeline = sagemakerDefinition(document);
    const steps = pipeline?.steps ?? [];
    // A step without a name may be any of them, and that alone is told.
    if (pipeline?.nameless) return;
    const names = new Set(steps.map(({ name }) => name.text));
    for (const need of steps.flatMap(({ node }) => scalarsOf(nodeAt(node, "DependsOn")))) {
      if (names.has(need.text)) continue;
      const { hint, related } = meantBy(need, steps.map(({ name }) => name), "Correct the name.", { used: referredSteps(pipeline) });
      yield { at: need.span, ...(related && { related }), message: `No step is called \`${need.text}\`, so SageMaker refuses the pipeline. ${hint}` };
    }
  },
});
