import { defineRule, type Finding } from "../../engine/rule.ts";
import { compiledPipeline } from "../../facts/config/kfp.ts";
import { meantBy } from "../../facts/config/meant.ts";
import { together } from "../../facts/config/together.ts";
import { entriesAt, scalarAt } from "../../syntax/data/access.ts";
import type { Document } from "../../workspace/document.ts";

export const kfpInputUndefined = defineRule({
  id: "kfp-input-undefined",
  summary: "A task takes an input that its component does not have",
  severity: "error",
  languages: ["yaml", "json"],
  kinds: ["kfp-ir", "vertex-pipeline"],
  references: ["https://www.kubeflow.org/docs/components/pipelines/user-guides/core-functions/compile-a-pipeline/"],
  fix: "none",

  *check(document) {
    yield* together(undefinedIn(document), "`inputDefinitions`", 1);
    yield* itemsOfLoops(document);
  },
});

/** A loop hands each item to an input of its own component. */
function* itemsOfLoops(document: Document): Generator<Finding> {
  const pipeline = compiledPipeline(document);
  for (const { entry } of pipeline?.dags.flatMap(({ tasks }) => tasks) ?? []) {
    const name = scalarAt(entry.value, "componentRef", "name")?.text;
    const component = pipeline?.components.find(({ key }) => key.text === name)?.value;
    for (const [iterator, kind] of [["parameterIterator", "parameters"], ["artifactIterator", "artifacts"]] as const) {
      const item = scalarAt(entry.value, iterator, "itemInput");
      const known = entriesAt(component, "inputDefinitions", kind).map(({ key }) => key);
      if (!item || !component || known.some(({ text }) => text === item.text)) continue;
      const { hint, related } = meantBy(item, known, "Compile the pipeline again rather than editing it.");
      yield { at: item.span, message: `\`${name}\` has no input \`${item.text}\`, so the items of this loop reach nobody and the pipeline is refused. ${hint}`, ...(related && { related }) };
    }
  }
}

function* undefinedIn(document: Document): Generator<Finding> {
  for (const { owner, tasks } of compiledPipeline(document)?.dags ?? []) {
    for (const [kind, used] of [["parameters", tasks.flatMap((task) => task.parameters)], ["artifacts", tasks.flatMap((task) => task.artifacts)]] as const) {
      const known = entriesAt(owner, "inputDefinitions", kind).map(({ key }) => key);
      const names = used.map(({ text }) => text);
      for (const input of used.filter(({ text }) => !known.some((one) => one.text === text))) {
        const { hint, related } = meantBy(input, known, "Compile the pipeline again rather than editing it.", { used: names });
        yield { at: input.span, message: `\`${input.text}\` is not among the ${kind} of the \`inputDefinitions\` around this task, so it has no value. ${hint}`, ...(related && { related }) };
      }
    }
  }
}
