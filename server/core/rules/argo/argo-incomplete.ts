import { defineRule, type Finding } from "../../engine/rule.ts";
import { type Template, type Workflow, workflowsOf } from "../../facts/config/argo.ts";
import { callsOf } from "../../facts/config/argoCalls.ts";
import { rootsOf } from "../../kinds/data.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { entriesAt, entryOf, isNull, isSet, itemsAt, mappingAt, nodeAt, scalarAt, stringAt } from "../../syntax/data/access.ts";
import type { Entry, Mapping, Node } from "../../syntax/data/node.ts";
import { nearest } from "../../text/nearest.ts";

export const argoIncomplete = defineRule({
  id: "argo-incomplete",
  summary: "A schedule, container, metric, hook or argument lacks what Argo cannot do without",
  severity: "error",
  languages: ["yaml"],
  kinds: ["argo"],
  references: ["https://argo-workflows.readthedocs.io/en/latest/fields/"],
  fix: "none",

  *check(document) {
    for (const root of rootsOf(document)) {
      const metadata = entryOf(root, "metadata");
      if (metadata && stringAt(root, "apiVersion")?.startsWith("argoproj.io/")) yield* lacking({ holder: metadata.value, head: metadata, oneOf: ["name", "generateName"], what: "This resource" });
      if (stringAt(root, "kind") === "CronWorkflow") yield* lacking({ holder: nodeAt(root, "spec"), oneOf: ["schedules", "schedule"], what: "This CronWorkflow" });
    }
    for (const workflow of workflowsOf(document)) for (const need of needsOf(workflow)) yield* lacking(need);
  },
});

/** Something that must have one of some keys. */
interface Need {
  readonly holder: Node | undefined;
  /** The key that holds it, where there may be nothing behind it. */
  readonly head?: Entry;
  readonly oneOf: readonly string[];
  /** How a message begins: ``The container of `train` ``. */
  readonly what: string;
}

function* needsOf(workflow: Workflow): Generator<Need> {
  yield* ofHooks(workflow.spec, "the workflow");
  yield* ofMetrics(workflow.spec);
  for (const template of workflow.templates) {
    const name = `\`${template.name?.text ?? "this template"}\``;
    yield* ofContainers(template, workflow, name);
    yield* ofMetrics(template.node);
    const action = stringAt(template.node, "resource", "action") ?? "get";
    if (!["get", "delete"].includes(action) && !action.includes("{{")) yield { holder: nodeAt(template.node, "resource"), oneOf: ["manifest", "manifestFrom"], what: `The resource of ${name}` };
    for (const artifact of [...itemsAt(template.node, "inputs", "artifacts"), ...itemsAt(template.node, "outputs", "artifacts")]) yield { holder: mappingAt(artifact, "git"), oneOf: ["repo"], what: "This `git`" };
    for (const call of callsOf(template, workflow)) {
      const what = `\`${call.name?.text ?? "this step"}\``;
      yield { holder: call.node, oneOf: ["name"], what: call.side === "tasks" ? "A task" : "A step" };
      for (const name of ["name", "template"]) yield { holder: mappingAt(call.node, "templateRef"), oneOf: [name], what: `The \`templateRef\` of ${what}` };
      for (const parameter of itemsAt(call.node, "arguments", "parameters")) yield { holder: parameter, oneOf: ["value", "valueFrom"], what: `The argument \`${stringAt(parameter, "name") ?? ""}\` of ${what}` };
      for (const artifact of itemsAt(call.node, "arguments", "artifacts")) yield { holder: artifact, oneOf: SOURCES, what: `The artifact \`${stringAt(artifact, "name") ?? ""}\` of ${what}` };
      yield* ofHooks(call.node, what);
    }
  }
}

/** Where an artifact may come from. */
const SOURCES = ["from", "fromExpression", "s3", "gcs", "http", "git", "raw", "oss", "hdfs", "azure", "artifactory", "plugin"];

function* ofContainers({ node }: Template, { spec }: Workflow, name: string): Generator<Need> {
  for (const way of ["container", "script"]) {
    if (!isSet(spec, "templateDefaults", way, "image")) yield { holder: mappingAt(node, way), oneOf: ["image"], what: `The \`${way}\` of ${name}` };
  }
  // What a container is given lies at a path of it.
  if (["container", "script", "containerSet"].some((way) => isSet(node, way))) for (const artifact of itemsAt(node, "inputs", "artifacts")) yield { holder: artifact, oneOf: ["path"], what: `The artifact \`${stringAt(artifact, "name") ?? ""}\` of ${name}` };
  const several = itemsAt(node, "containerSet", "containers");
  for (const container of [...several, ...itemsAt(node, "sidecars"), ...itemsAt(node, "initContainers")]) {
    for (const key of ["name", "image"]) yield { holder: container, oneOf: [key], what: `A container of ${name}` };
  }
}

function* ofMetrics(node: Node): Generator<Need> {
  for (const metric of itemsAt(node, "metrics", "prometheus")) {
    const what = `The metric \`${stringAt(metric, "name") ?? ""}\``;
    for (const oneOf of [["name"], ["help"], ["gauge", "histogram", "counter"]]) yield { holder: metric, oneOf, what };
    for (const way of ["gauge", "histogram", "counter"]) yield { holder: mappingAt(metric, way), oneOf: ["value"], what: `The ${way} of ${what.slice(4)}` };
  }
}

function* ofHooks(holder: Node, of: string): Generator<Need> {
  // The hook `exit` is run at the end; when the others run, only they can say.
  for (const { key, value } of entriesAt(holder, "hooks")) if (key.text !== "exit") yield { holder: value, oneOf: ["expression"], what: `The hook \`${key.text}\` of ${of}` };
}

function* lacking({ holder, head, oneOf, what }: Need): Generator<Finding> {
  const first = holder?.type === "mapping" ? holder.entries[0] : undefined;
  const names = oneOf.length > 3 ? `\`${oneOf[0] ?? ""}\`, \`${oneOf[2] ?? ""}\` or the like` : oneOf.map((name) => `\`${name}\``).join(" or ");
  const message = `${what} has no ${names}, and Argo refuses it without. Add it.`;
  if (holder?.type !== "mapping" || !first) {
    if (head && holder && (isNull(holder) || holder.type === "mapping")) yield { at: head.key.span, message };
    return;
  }
  const given = oneOf.flatMap((name) => entryOf(holder, name) ?? []);
  const [blank] = given;
  if (blank && given.every(({ value }) => value.type === "scalar" && value.text === "" && value.tag === undefined && oneOf[0] !== "value")) yield { at: blank.key.span, message };
  // What is there with a slip in its name is told there.
  if (blank || isOpen(holder) || holder.entries.some(({ key }) => nearest(key.text, oneOf) !== undefined)) return;
  yield { at: (scalarAt(holder, "name") ?? first.key).span, message, related: [{ at: { start: first.key.span.start, end: holder.span.end }, message: "The whole of it." }] };
}

/** What an anchor or a template engine brings in is not seen here. */
const isOpen = ({ entries }: Mapping): boolean => entries.some((entry: Entry) => entry.inherited === true || isPlaceholder(entry.key));
