import { entriesAt, itemsAt, manyOf, scalarAt, stringAt, walk } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";
import type { Document } from "../../workspace/document.ts";
import { workflowsOf, type Template } from "../config/argo.ts";
import type { PipelineGraph } from "./graph.ts";
import { groupedGraph, type GroupedTask, type TaskGroup } from "./grouped.ts";
import { shownImage } from "./image.ts";

export function argoGraph(document: Document): PipelineGraph {
  const groups = workflowsOf(document).flatMap(({ templates, spec }, index) => {
    const drawn = templates.flatMap((template) => groupOf(template, templates, index));
    return drawn.length > 0 ? drawn : onlyTemplate(templates, spec, index);
  });
  return groupedGraph(groups, "Task", document.uri);
}

/** A workflow that runs one container is one task. */
function onlyTemplate(templates: readonly Template[], spec: Node, workflow: number): TaskGroup[] {
  const entry = scalarAt(spec, "entrypoint");
  const template = templates.find(({ name }) => name?.text === entry?.text);
  if (!template?.name) return [];
  return [{ name: `${workflow}`, tasks: [{ name: template.name.text, at: template.name.span, extent: template.node.span, details: imageOf(template.node), needs: [] }] }];
}

const imageOf = (template: Node | undefined): readonly string[] => [stringAt(template, "container", "image") ?? stringAt(template, "script", "image") ?? []].flat().map(shownImage);

function groupOf(template: Template, templates: readonly Template[], workflow: number): TaskGroup[] {
  const nameOf = (name: string): string => `${workflow} ${name}`;
  const image = (step: Node): readonly string[] => imageOf(templates.find(({ name }) => name !== undefined && name.text === scalarAt(step, "template")?.text)?.node);
  const taskOf = (step: Node, needs: readonly string[]): GroupedTask[] => {
    const name = scalarAt(step, "name");
    const called = scalarAt(step, "template")?.text;
    if (!name) return [];
    const handed = handedOver(step);
    return [{ name: name.text, at: name.span, extent: step.span, details: [...(called === undefined ? [] : [`template \`${called}\``]), ...image(step)], needs: [...new Set([...needs, ...handed.keys()])].map((task) => ({ task, ...withHands(handed.get(task)) })), ...(called !== undefined && { runs: nameOf(called) }) }];
  };
  const inDag = itemsAt(template.node, "dag", "tasks").flatMap((step) => taskOf(step, template.tasks.find(({ at }) => at === scalarAt(step, "name")?.span)?.needs.map(({ name }) => name) ?? []));
  const rows = itemsAt(template.node, "steps").map(manyOf);
  const inSteps = rows.flatMap((row, index) => row.flatMap((step) => taskOf(step, (rows[index - 1] ?? []).flatMap((before) => stringAt(before, "name") ?? []))));
  const tasks = [...inDag, ...inSteps];
  return tasks.length > 0 && template.name ? [{ name: nameOf(template.name.text), tasks }] : [];
}

const withHands = (hands: string | undefined): { readonly hands?: string } => (hands === undefined ? {} : { hands });

/** Names of outputs by the task that they come from, out of `{{tasks.name.outputs.artifacts.model}}`. */
function handedOver(step: Node): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const given of entriesAt(step, "arguments")) {
    for (const { node } of walk(given.value)) {
      const text = node.type === "scalar" ? node.text : "";
      for (const [, task = "", output = ""] of text.matchAll(/\{\{=?\s*(?:tasks|steps)\.([\w-]+)\.outputs\.(?:(?:parameters|artifacts)\.)?([\w-]+)/g)) found.set(task, output);
    }
  }
  return found;
}
