import { defineRule, type Finding } from "../../engine/rule.ts";
import { type Template, workflowsOf } from "../../facts/config/argo.ts";
import { callsOf } from "../../facts/config/argoCalls.ts";
import { rootsOf } from "../../kinds/data.ts";
import { entryOf, isSet, itemsAt, mappingAt, nodeAt } from "../../syntax/data/access.ts";
import type { Entry, Node } from "../../syntax/data/node.ts";

export const argoMisplacedKey = defineRule({
  id: "argo-misplaced-key",
  summary: "A key stands where, or beside one that, Argo does not take it",
  severity: "error",
  languages: ["yaml"],
  kinds: ["argo"],
  references: ["https://argo-workflows.readthedocs.io/en/latest/fields/"],
  fix: "none",

  *check(document) {
    for (const root of rootsOf(document)) yield* together(nodeAt(root, "spec"), "schedules", "schedule", "Put all of them under `schedules`");
    for (const workflow of workflowsOf(document)) {
      yield* together(workflow.spec, "workflowTemplateRef", "templates", "The templates are those of the other resource");
      for (const parameter of itemsAt(workflow.spec, "arguments", "parameters")) yield* inArgument(parameter);
      for (const template of workflow.templates) {
        const calls = callsOf(template, workflow);
        yield* inTemplate(template);
        yield* calls.flatMap(({ node }) => [...inCall(node)]);
        yield* inGraph(calls.filter(({ side }) => side === "tasks").map(({ node }) => node));
      }
    }
  },
});

function* inCall(node: Node): Generator<Finding> {
  for (const parameter of itemsAt(node, "arguments", "parameters")) yield* inArgument(parameter);
  yield* together(nodeAt(node, "withSequence"), "count", "end", "Keep one");
}

/** Templates that run others, and those that run something themselves. */
const INNER = ["steps", "dag"];
const LEAVES = ["container", "script", "containerSet", "resource", "suspend", "http", "data", "plugin"];

function* inTemplate({ node }: Template): Generator<Finding> {
  const inner = INNER.find((way) => isSet(node, way));
  const leaf = LEAVES.find((way) => isSet(node, way));
  const artifacts = ["inputs", "outputs"].flatMap((side) => itemsAt(node, side, "artifacts"));
  if (inner !== undefined && leaf === undefined) {
    for (const name of ["activeDeadlineSeconds", "timeout"]) yield* misplaced(entryOf(node, name), `a template with \`${inner}\` cannot have a deadline of its own. Give it to the templates that it runs`);
    for (const artifact of artifacts) yield* misplaced(entryOf(artifact, "path"), `a template with \`${inner}\` has no container that a path could lie in. Remove it`);
  }
  if (leaf !== undefined && inner === undefined) yield* misplaced(entryOf(node, "parallelism"), `a template with \`${leaf}\` runs one thing only. Move it to the \`steps\` or \`dag\` that runs it, or to the workflow`);
  for (const artifact of itemsAt(node, "inputs", "artifacts")) yield* misplaced(entryOf(artifact, "from"), "what an input is taken from is said by the step that runs the template, under `arguments`");
  for (const parameter of itemsAt(node, "outputs", "parameters")) {
    yield* together(parameter, "value", "valueFrom", "Keep one");
    const [first, second] = mappingAt(parameter, "valueFrom")?.entries.filter(({ key }) => WAYS.has(key.text)) ?? [];
    if (first && second) yield* misplaced(second, `a value comes from one place, and \`${first.key.text}\` says one already. Keep one`, first);
  }
}

const WAYS: ReadonlySet<string> = new Set(["path", "jsonPath", "jqFilter", "parameter", "expression"]);

/** An argument is a value, or comes from a ConfigMap: there is no container yet whose files could be read. */
function* inArgument(parameter: Node): Generator<Finding> {
  for (const name of WAYS) yield* misplaced(entryOf(nodeAt(parameter, "valueFrom"), name), "an argument's value comes from `configMapKeyRef`, `supplied` or `event`. Write it as `value`");
}

function* inGraph(tasks: readonly Node[]): Generator<Finding> {
  if (!tasks.some((task) => entryOf(task, "depends"))) return;
  for (const task of tasks) yield* misplaced(entryOf(task, "continueOn"), "a graph with `depends` says there what may fail, such as `prepare.Succeeded || prepare.Failed`");
}

function* together(holder: Node | undefined, one: string, other: string, what: string): Generator<Finding> {
  const [first, second] = [entryOf(holder, one), entryOf(holder, other)];
  if (first && second) yield* misplaced(first.key.span.start < second.key.span.start ? second : first, `\`${one}\` and \`${other}\` cannot stand together. ${what}`, first.key.span.start < second.key.span.start ? first : second);
}

function* misplaced(entry: Entry | undefined, why: string, other?: Entry): Generator<Finding> {
  if (!entry || entry.inherited === true) return;
  yield { at: entry.key.span, message: `Argo refuses \`${entry.key.text}\` here: ${why}.`, ...(other && { related: [{ at: other.key.span, message: "The other one." }] }) };
}
