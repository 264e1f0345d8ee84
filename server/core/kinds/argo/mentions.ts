import { memo } from "../../memo.ts";
import { matchesUnder } from "../../facts/config/matches.ts";
import { workflowsOf, type Template, type Workflow } from "../../facts/config/argo.ts";
import { itemsAt, manyOf, nodeAt, scalarAt, stringAt } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";
import { readData } from "../../syntax/data/read.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import type { Mention } from "../references/mention.ts";
import type { Sort } from "../references/sorts.ts";
import { withinQuotes } from "../references/written.ts";
import { sharedMentions } from "./shared.ts";

/** The names of calls are found here, those that stand in one place by `names`. */
export function* mentions(document: Document, snapshot: Snapshot): Generator<Mention> {
  const roots = readData(document, "go-yaml")?.roots ?? [];
  for (const workflow of workflowsOf(document)) {
    const root = roots.findIndex(({ span }) => span.start <= workflow.spec.span.start && workflow.spec.span.end <= span.end);
    const head = stringAt(roots[root], "kind") === "CronWorkflow" ? "spec.workflowSpec" : "spec";
    const within: Within = { workflow, document, scopeOf: (index) => `${root > 0 ? `${root}.` : ""}${head}.templates.${index}` };
    for (const [index, template] of workflow.templates.entries()) {
      yield* callArguments(template, within);
      yield* outputs(template, index, within);
    }
  }
  yield* sharedMentions(document, snapshot);
}

interface Within {
  readonly workflow: Workflow;
  readonly document: Document;
  readonly scopeOf: (index: number) => string;
}

const stepsOf = ({ node }: Template): readonly Node[] => [...itemsAt(node, "steps").flatMap(manyOf), ...itemsAt(node, "dag", "tasks")];

function calleeOf(step: Node, workflow: Workflow): number {
  const callee = scalarAt(step, "template")?.text;
  return callee === undefined ? -1 : (placesOf(workflow).get(callee) ?? -1);
}

/** Of templates with one name the first. */
const placesOf = memo(({ templates }: Workflow) => new Map(templates.map(({ name }, index) => [name?.text, index] as const).toReversed()));

/** The arguments of a call name the inputs of the template that it calls. */
function* callArguments(template: Template, { workflow, document: { uri, text }, scopeOf }: Within): Generator<Mention> {
  for (const step of stepsOf(template)) {
    const callee = calleeOf(step, workflow);
    const given = ARGUMENTS.flatMap(([list, sort]) => itemsAt(step, "arguments", list).map((item) => ({ sort, name: scalarAt(item, "name") })));
    for (const { sort, name } of callee < 0 ? [] : given) {
      const at = name && withinQuotes(text, name);
      if (at) yield { subject: { sort, uri, name: name.text, scope: scopeOf(callee) }, at };
    }
  }
}

const ARGUMENTS = [["parameters", "input"], ["artifacts", "artifact"]] as const satisfies readonly (readonly [string, Sort])[];

/** What a template gives: declared and written by itself, and read by others as `{{tasks.name.outputs.parameters.score}}`. */
function* outputs(template: Template, index: number, { workflow, document: { uri, text }, scopeOf }: Within): Generator<Mention> {
  const own = scopeOf(index);
  for (const { name } of ["parameters", "artifacts"].flatMap((list) => itemsAt(template.node, "outputs", list)).map((item) => ({ name: scalarAt(item, "name") }))) {
    const at = name && withinQuotes(text, name);
    if (at) yield { subject: { sort: "output", uri, name: name.text, scope: own }, at, defines: true };
  }
  for (const match of matchesUnder(text, template.node, /(?<=\{\{=?\s*outputs\.(?:parameters|artifacts)\.)([\w-]+)/g)) yield { subject: { sort: "output", uri, name: match.text, scope: own }, at: match.at };
  const callees = new Map(stepsOf(template).map((step) => [scalarAt(step, "name")?.text, calleeOf(step, workflow)]));
  // Templates written in place have steps of their own, which nobody outside can name.
  const calling = nodeAt(template.node, "steps") ?? nodeAt(template.node, "dag");
  const read = [calling, nodeAt(template.node, "outputs")].flatMap((part) => (part ? matchesUnder(text, part, READ) : []));
  for (const { text: whole, at, groups } of read) {
    const [, step, name = ""] = groups;
    const callee = callees.get(step) ?? -1;
    if (callee >= 0) yield { subject: { sort: "output", uri, name, scope: scopeOf(callee) }, at: { start: at.start + whole.length - name.length, end: at.end } };
  }
}

const READ = /((?:tasks|steps)\.([\w-]+)\.outputs\.(?:parameters|artifacts)\.([\w-]+))/g;
