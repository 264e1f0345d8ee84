import { defineRule } from "../../engine/rule.ts";
import { compiledPipeline } from "../../facts/config/kfp.ts";
import { meantBy } from "../../facts/config/meant.ts";
import { entriesAt, itemsAt, nodeAt, scalarAt } from "../../syntax/data/access.ts";

export const kfpDagOutputUndefined = defineRule({
  id: "kfp-dag-output-undefined",
  summary: "An output of a graph comes from a task or output that is not there",
  severity: "error",
  languages: ["yaml", "json"],
  kinds: ["kfp-ir", "vertex-pipeline"],
  references: ["https://www.kubeflow.org/docs/components/pipelines/reference/"],
  fix: "none",

  *check(document) {
    const compiled = compiledPipeline(document);
    for (const { owner, tasks } of compiled?.dags ?? []) {
      const outputs = ["parameters", "artifacts"].flatMap((side) => entriesAt(owner, "dag", "outputs", side));
      for (const selector of outputs.flatMap(({ value }) => [nodeAt(value, "valueFromParameter") ?? [], ...itemsAt(value, "artifactSelectors")].flat())) {
        const by = scalarAt(selector, "producerSubtask");
        const task = tasks.find(({ name }) => name === by?.text);
        if (by && !task) {
          const { hint, related } = meantBy(by, tasks.map(({ entry }) => entry.key), "Compile the pipeline again rather than editing it.");
          yield { at: by.span, message: `No task of this graph is called \`${by.text}\`, so there is no output to take. ${hint}`, ...(related && { related }) };
        }
        const taken = scalarAt(selector, "outputArtifactKey") ?? scalarAt(selector, "outputParameterKey");
        const component = compiled?.components.find(({ key }) => key.text === scalarAt(task?.entry.value, "componentRef", "name")?.text)?.value;
        const known = ["parameters", "artifacts"].flatMap((side) => entriesAt(component, "outputDefinitions", side)).map(({ key }) => key);
        if (!taken || known.length === 0 || known.some(({ text }) => text === taken.text)) continue;
        const { hint, related } = meantBy(taken, known, "Compile the pipeline again rather than editing it.");
        yield { at: taken.span, message: `\`${by?.text ?? ""}\` has no output \`${taken.text}\`, so the run is refused. ${hint}`, ...(related && { related }) };
      }
    }
  },
});
