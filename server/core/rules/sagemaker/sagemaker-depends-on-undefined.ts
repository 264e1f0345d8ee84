import { defineRule } from "../../engine/rule.ts";
import { sagemakerDefinition } from "../../facts/config/sagemaker.ts";
import { nodeAt, scalarsOf } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";

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
      const meant = nearest(need.text, names);
      const place = steps.find(({ name }) => name.text === meant)?.name;
      yield { at: need.span, ...(place && { related: [{ at: place.span, message: "Is this the step that is meant?" }] }), message: `No step is called \`${need.text}\`, so SageMaker refuses the pipeline. ${meant === undefined ? "Correct the name." : `Did you mean \`${meant}\`?`}` };
    }
  },
});
