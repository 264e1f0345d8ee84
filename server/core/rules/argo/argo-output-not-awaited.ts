import { defineRule, type Finding } from "../../engine/rule.ts";
import { type Template, workflowsOf } from "../../facts/config/argo.ts";
import { isSlippedIn } from "../../facts/config/meant.ts";
import { matchesIn } from "../../facts/config/matches.ts";
import { itemsAt, manyOf, scalarAt, walk } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";

export const argoOutputNotAwaited = defineRule({
  id: "argo-output-not-awaited",
  summary: "A step or task reads what another gives that has not run by then",
  severity: "error",
  languages: ["yaml"],
  kinds: ["argo"],
  references: ["https://argo-workflows.readthedocs.io/en/latest/walk-through/dag/"],
  fix: "none",

  *check(document) {
    for (const template of workflowsOf(document).flatMap(({ templates }) => templates)) {
      for (const { name, node, before } of [...inGraph(template), ...inSteps(template)]) yield* early(name, node, before, document.text);
    }
  },
});

/** A step or task, and the names of those of its template that have not run when it starts. */
interface Reader {
  readonly name: string;
  readonly node: Node;
  readonly before: ReadonlySet<string>;
}

function inGraph({ node, tasks }: Template): readonly Reader[] {
  const needs = new Map(tasks.map((task) => [task.name, task.needs.map(({ name }) => name)]));
  return itemsAt(node, "dag", "tasks").flatMap((task): readonly Reader[] => {
    const name = scalarAt(task, "name")?.text ?? "";
    const done = new Set<string>();
    const wait = (one: string): void => {
      if (done.has(one)) return;
      done.add(one);
      for (const need of needs.get(one) ?? []) wait(need);
    };
    for (const need of needs.get(name) ?? []) wait(need);
    // A dependency that is told to be undefined may be the one that is meant.
    const known = [...done].every((one) => needs.has(one)) && !isSlippedIn(task, "dependencies") && !isSlippedIn(task, "depends");
    return known ? [{ name, node: task, before: new Set([...needs.keys()].filter((one) => !done.has(one) && one !== name)) }] : [];
  });
}

function inSteps({ node }: Template): readonly Reader[] {
  const groups = itemsAt(node, "steps").map(manyOf);
  const namesFrom = (index: number): readonly string[] => groups.slice(index).flat().flatMap((step) => scalarAt(step, "name")?.text ?? []);
  return groups.flatMap((group, index) => group.map((step): Reader => {
    const name = scalarAt(step, "name")?.text ?? "";
    return { name, node: step, before: new Set(namesFrom(index).filter((one) => one !== name)) };
  }));
}

function* early(reader: string, node: Node, before: ReadonlySet<string>, text: string): Generator<Finding> {
  // Hooks run later, and templates written in place have steps of their own.
  const scalars = walk(node).flatMap(({ node: inner, path }) => (inner.type === "scalar" && !path.some((step) => step === "hooks" || step === "inline") ? [inner] : []));
  for (const { at, groups } of scalars.flatMap((scalar) => matchesIn(text, scalar, READ))) {
    const [, side = "", name = ""] = groups;
    if (!before.has(name)) continue;
    const how = side === "tasks" ? `Add \`${name}\` to what \`${reader}\` depends on.` : `Steps of one list run side by side: begin a new list for \`${reader}\` behind it.`;
    yield { at, message: `\`${reader}\` does not wait for \`${name}\`, so what it gives is not there yet, and Argo refuses the workflow. ${how}`, related: [{ at: node.span, message: "What reads it." }] };
  }
}

const READ = /\{\{\s*((tasks|steps)\.([\w-]+)\.(?:outputs|status|ip|id|exitCode|startedAt|finishedAt|hostNodeName)\b)/g;
