import { defineRule, type Finding } from "../../engine/rule.ts";
import { compiledPipeline } from "../../facts/config/kfp.ts";
import { isSlippedIn, meantBy } from "../../facts/config/meant.ts";
import { together } from "../../facts/config/together.ts";
import { entriesAt, nodeAt, scalarAt } from "../../syntax/data/access.ts";
import type { Document } from "../../workspace/document.ts";

export const kfpExecutorMissing = defineRule({
  id: "kfp-executor-missing",
  summary: "A component names an executor that does not exist",
  severity: "error",
  languages: ["yaml", "json"],
  kinds: ["kfp-ir", "vertex-pipeline"],
  references: ["https://www.kubeflow.org/docs/components/pipelines/user-guides/core-functions/compile-a-pipeline/"],
  fix: "none",

  check: (document) => together(undefinedIn(document), "`deploymentSpec.executors`", 1),
});

function* undefinedIn(document: Document): Generator<Finding> {
  const pipeline = compiledPipeline(document);
  const executors = entriesAt(pipeline?.root, "deploymentSpec", "executors").map(({ key }) => key);
  const used = pipeline?.components.flatMap(({ value }) => scalarAt(value, "executorLabel")?.text ?? []) ?? [];
  // A list whose own name has a slip is told there.
  if (isSlippedIn(pipeline?.root, "deploymentSpec") || isSlippedIn(nodeAt(pipeline?.root, "deploymentSpec"), "executors")) return;
  for (const { value } of pipeline?.components ?? []) {
    const label = scalarAt(value, "executorLabel");
    if (!label || executors.some(({ text }) => text === label.text)) continue;
    const { hint, related } = meantBy(label, executors, "This file is made by the compiler: compile the pipeline again rather than editing it.", { used });
    yield { at: label.span, message: `No executor is called \`${label.text}\` under \`deploymentSpec.executors\`, so the step cannot run. ${hint}`, ...(related && { related }) };
  }
}
