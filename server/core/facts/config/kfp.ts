import { memo } from "../../memo.ts";
import { entriesAt, entryOf, mappingAt, nodeAt, scalarAt, scalarsOf } from "../../syntax/data/access.ts";
import type { Entry, Mapping, Node, Scalar } from "../../syntax/data/node.ts";
import { soundRoots } from "../../syntax/data/read.ts";
import type { Document } from "../../workspace/document.ts";

/** A graph of a compiled KFP pipeline: the root's, or that of a component. */
export interface Dag {
  readonly tasks: readonly DagTask[];
  /** What holds `inputDefinitions`. */
  readonly owner: Node;
}

export interface DagTask {
  readonly entry: Entry;
  readonly name: string;
  readonly dependsOn: readonly Scalar[];
  /** Names of the tasks whose outputs it takes. */
  readonly producers: readonly Scalar[];
  /** Inputs of the surrounding component that it takes. */
  readonly parameters: readonly Scalar[];
  readonly artifacts: readonly Scalar[];
}

export interface Compiled {
  readonly root: Mapping;
  readonly components: readonly Entry[];
  readonly dags: readonly Dag[];
}

/** The pipeline of a file in KFP's intermediate representation, also inside of a Vertex AI job; `undefined` for any other. */
export const compiledPipeline = memo((document: Document): Compiled | undefined => {
  const specifications = soundRoots(document, "go-yaml").map((candidate) => mappingAt(candidate, "pipelineSpec") ?? candidate);
  const root = specifications.find((candidate): candidate is Mapping => mappingAt(candidate, "root") !== undefined);
  if (!root) return undefined;
  const components = entriesAt(root, "components");
  const owners = [nodeAt(root, "root"), ...components.map(({ value }) => value)].filter((node) => node !== undefined);
  return { root, components, dags: owners.flatMap((owner) => (mappingAt(owner, "dag", "tasks") ? [{ owner, tasks: entriesAt(owner, "dag", "tasks").map(taskOf) }] : [])) };
});

function taskOf(entry: Entry): DagTask {
  const inputs = ["parameters", "artifacts"].flatMap((kind) => entriesAt(entry.value, "inputs", kind).map(({ value }) => value));
  const pick = (...path: readonly string[]): readonly Scalar[] => inputs.flatMap((input) => scalarAt(input, ...path) ?? []);
  return {
    entry,
    name: entry.key.text,
    dependsOn: scalarsOf(entryOf(entry.value, "dependentTasks")?.value),
    producers: [...pick("taskOutputParameter", "producerTask"), ...pick("taskOutputArtifact", "producerTask")],
    parameters: pick("componentInputParameter"),
    artifacts: pick("componentInputArtifact"),
  };
}
