import { defineRule, type Finding } from "../../engine/rule.ts";
import { compiledPipeline, type DagTask } from "../../facts/config/kfp.ts";
import { meantBy } from "../../facts/config/meant.ts";
import { entriesAt, nodeAt, scalarAt } from "../../syntax/data/access.ts";
import type { Node, Scalar } from "../../syntax/data/node.ts";

/** Where a task names what another gives, and under which definitions that stands. */
const SOURCES = [
  ["parameters", "taskOutputParameter", "outputParameterKey"],
  ["artifacts", "taskOutputArtifact", "outputArtifactKey"],
] as const;

export const kfpOutputUndefined = defineRule({
  id: "kfp-output-undefined",
  summary: "A task takes an output, or is given an input, that a component does not have",
  severity: "error",
  languages: ["yaml", "json"],
  kinds: ["kfp-ir", "vertex-pipeline"],
  references: ["https://www.kubeflow.org/docs/components/pipelines/reference/"],
  fix: "none",

  *check(document) {
    const compiled = compiledPipeline(document);
    for (const { tasks } of compiled?.dags ?? []) {
      const componentOf = (name: string | undefined): Node | undefined => {
        const task = tasks.find((one) => one.name === name)?.entry.value;
        const reference = scalarAt(task, "componentRef", "name")?.text;
        return compiled?.components.find(({ key }) => key.text === reference)?.value;
      };
      for (const task of tasks) yield* findingsIn(task, componentOf);
    }
  },
});

function* findingsIn({ name, entry }: DagTask, componentOf: (name: string | undefined) => Node | undefined): Generator<Finding> {
  for (const [side, from, keyName] of SOURCES) {
    const inputs = namesOf(componentOf(name), "inputDefinitions", side);
    for (const { key, value } of entriesAt(entry.value, "inputs", side)) {
      const taken = scalarAt(value, from, keyName);
      const producer = scalarAt(value, from, "producerTask")?.text;
      const names = namesOf(componentOf(producer), "outputDefinitions", side);
      if (taken && names && !names.some(({ text }) => text === taken.text)) yield told(`\`${producer ?? ""}\` has no output \`${taken.text}\``, taken, names);
      // Loops add inputs of their own.
      if (inputs && !inputs.some(({ text }) => text === key.text) && !key.text.startsWith("pipelinechannel--")) yield told(`The component of \`${name}\` has no input \`${key.text}\``, key, inputs);
    }
  }
}

/** `undefined` where the component says nothing of that side, as one does that is only referred to. */
function namesOf(component: Node | undefined, definitions: string, side: string): readonly Scalar[] | undefined {
  return nodeAt(component, definitions) ? entriesAt(component, definitions, side).map(({ key }) => key) : undefined;
}

function told(says: string, wrong: Scalar, names: readonly Scalar[]): Finding {
  const { hint, related } = meantBy(wrong, names, "Compile the pipeline again rather than editing it by hand.");
  return { at: wrong.span, message: `${says}, so the run is refused. ${hint}`, ...(related && { related }) };
}
