import { defineRule } from "../../engine/rule.ts";
import { compiledPipeline } from "../../facts/config/kfp.ts";
import { isSlippedIn, meantBy } from "../../facts/config/meant.ts";
import { scalarAt } from "../../syntax/data/access.ts";

export const kfpComponentRefMissing = defineRule({
  id: "kfp-component-ref-missing",
  summary: "A task names a component that does not exist",
  severity: "error",
  languages: ["yaml", "json"],
  kinds: ["kfp-ir", "vertex-pipeline"],
  references: ["https://www.kubeflow.org/docs/components/pipelines/user-guides/core-functions/compile-a-pipeline/"],
  fix: "none",

  *check(document) {
    const pipeline = compiledPipeline(document);
    const known = new Set(pipeline?.components.map(({ key }) => key.text));
    const tasks = pipeline?.dags.flatMap((dag) => dag.tasks) ?? [];
    const used = tasks.flatMap(({ entry }) => scalarAt(entry.value, "componentRef", "name")?.text ?? []);
    for (const { entry } of isSlippedIn(pipeline?.root, "components") ? [] : tasks) {
      const reference = scalarAt(entry.value, "componentRef", "name");
      if (!reference || known.has(reference.text)) continue;
      const { hint, related } = meantBy(reference, pipeline?.components.map(({ key }) => key) ?? [], "Compile the pipeline again rather than editing it.", { used });
      yield { at: reference.span, message: `No component is called \`${reference.text}\`, so the task \`${entry.key.text}\` cannot run. ${hint}`, ...(related && { related }) };
    }
  },
});
