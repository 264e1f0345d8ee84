import { entriesAt, entryOf, nodeAt, stringAt } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";
import type { Document } from "../../workspace/document.ts";
import { compiledPipeline, type Dag, type DagTask } from "../config/kfp.ts";
import type { PipelineGraph } from "./graph.ts";
import { groupedGraph, type GroupedTask, type TaskGroup } from "./grouped.ts";
import { shownImage } from "./image.ts";

/** The tasks of a compiled Kubeflow pipeline, with the images that they run in. */
export function kfpGraph(document: Document): PipelineGraph | undefined {
  const compiled = compiledPipeline(document);
  if (!compiled) return undefined;
  const ownerName = ({ owner }: Dag): string => compiled.components.find(({ value }) => value === owner)?.key.text ?? "root";
  const executors = nodeAt(compiled.root, "deploymentSpec", "executors");
  const groups = compiled.dags.map((dag): TaskGroup => ({ name: ownerName(dag), tasks: dag.tasks.map((task) => taskOf(task, compiled.root, executors)) }));
  return groupedGraph(groups, "Task", document.uri);
}

function taskOf({ entry, name, dependsOn, producers }: DagTask, root: Node, executors: Node | undefined): GroupedTask {
  const component = stringAt(entry.value, "componentRef", "name");
  const label = component === undefined ? undefined : stringAt(root, "components", component, "executorLabel");
  const image = label === undefined ? undefined : stringAt(executors, label, "container", "image");
  const outputs = new Map<string, string>();
  for (const side of ["parameters", "artifacts"]) {
    for (const { value } of entriesAt(entry.value, "inputs", side)) {
      const output = nodeAt(value, "taskOutputParameter") ?? nodeAt(value, "taskOutputArtifact");
      const producer = stringAt(output, "producerTask");
      if (producer !== undefined) outputs.set(producer, stringAt(output, "outputParameterKey") ?? stringAt(output, "outputArtifactKey") ?? "output");
    }
  }
  const needs = [...new Set([...dependsOn, ...producers].map(({ text }) => text))];
  const isLoop = entryOf(entry.value, "parameterIterator") ?? entryOf(entry.value, "artifactIterator");
  return {
    name,
    at: entry.key.span,
    extent: { start: entry.key.span.start, end: entry.value.span.end },
    details: [...(image === undefined ? [] : [shownImage(image)]), ...(isLoop ? ["for each item"] : [])],
    needs: needs.map((task) => ({ task, ...(outputs.has(task) && { hands: outputs.get(task) ?? "" }) })),
    ...(component !== undefined && { runs: component }),
  };
}
