import { matchesUnder } from "../../facts/config/matches.ts";
import { entriesAt, itemsAt, mappingAt, nodeAt, scalarAt, stringAt } from "../../syntax/data/access.ts";
import type { Entry, Node, Scalar } from "../../syntax/data/node.ts";
import { readData } from "../../syntax/data/read.ts";
import type { Document } from "../../workspace/document.ts";
import type { Mention } from "../references/mention.ts";
import type { Sort } from "../references/sorts.ts";
import { withinQuotes } from "../references/written.ts";

/** What has inputs and outputs: the pipeline itself, or a component. */
interface Owner {
  readonly scope: string;
  readonly node: Node;
}

const SIDES = ["parameters", "artifacts"] as const;

/** Inputs and outputs: where a component or the pipeline declares them, its tasks give or take them, and its container reads them. */
export function* mentions(document: Document): Generator<Mention> {
  for (const root of readData(document, "go-yaml")?.roots ?? []) {
    const specification = mappingAt(root, "pipelineSpec") ?? root;
    const pipeline = nodeAt(specification, "root");
    const components = entriesAt(specification, "components");
    const owners = [...(pipeline ? [{ scope: "root", node: pipeline }] : []), ...components.map(({ key, value }) => ({ scope: scopeOf(key.text), node: value }))];
    for (const owner of owners) yield* inOwner(owner, document);
    const runBy = byExecutor(components);
    for (const executor of entriesAt(specification, "deploymentSpec", "executors")) yield* inExecutor(executor, runBy, document);
  }
}

const scopeOf = (component: string): string => `components.${component}`;

function* named({ text, uri }: Document, name: Scalar, sort: Sort, scope: string | undefined, defines = false): Generator<Mention> {
  const at = scope === undefined ? undefined : withinQuotes(text, name);
  if (at && scope !== undefined) yield { subject: { sort, uri, name: name.text, scope }, at, ...(defines && { defines }) };
}

function* inOwner({ scope, node }: Owner, document: Document): Generator<Mention> {
  for (const side of SIDES) {
    for (const { key } of entriesAt(node, "inputDefinitions", side)) yield* named(document, key, "input", scope, true);
    for (const { key } of entriesAt(node, "outputDefinitions", side)) yield* named(document, key, "output", scope, true);
  }
  const tasks = entriesAt(node, "dag", "tasks");
  const calleeOf = new Map(tasks.map(({ key, value }) => [key.text, scopeOf(stringAt(value, "componentRef", "name") ?? "")]));
  for (const { key, value } of tasks) {
    for (const side of SIDES) {
      for (const given of entriesAt(value, "inputs", side)) {
        yield* named(document, given.key, "input", calleeOf.get(key.text));
        yield* source(given.value, scope, calleeOf, document);
      }
    }
  }
  const outputs = SIDES.flatMap((side) => entriesAt(node, "dag", "outputs", side));
  for (const { key, value } of outputs) {
    yield* named(document, key, "output", scope);
    const selected = [nodeAt(value, "valueFromParameter"), ...itemsAt(value, "artifactSelectors")];
    for (const selector of selected) yield* produced(selector, "producerSubtask", calleeOf, document, scope);
  }
}

/** Where a task takes an input from: an input of what surrounds it, or an output of another task. */
function* source(value: Node, scope: string, calleeOf: ReadonlyMap<string, string>, document: Document): Generator<Mention> {
  for (const key of ["componentInputParameter", "componentInputArtifact"]) {
    const taken = scalarAt(value, key);
    if (taken) yield* named(document, taken, "input", scope);
  }
  for (const key of ["taskOutputParameter", "taskOutputArtifact"]) yield* produced(nodeAt(value, key), "producerTask", calleeOf, document);
}

function* produced(node: Node | undefined, by: string, calleeOf: ReadonlyMap<string, string>, document: Document, scope?: string): Generator<Mention> {
  const task = scalarAt(node, by);
  const output = scalarAt(node, "outputParameterKey") ?? scalarAt(node, "outputArtifactKey");
  if (output) yield* named(document, output, "output", calleeOf.get(task?.text ?? ""));
  // The producers of tasks are in the table of names; those of outputs stand beside them.
  if (task && scope !== undefined) yield* named(document, task, "task", scope === "root" ? "root.dag" : `${scope}.dag`);
}

function byExecutor(components: readonly Entry[]): ReadonlyMap<string | undefined, readonly Entry[]> {
  const found = new Map<string | undefined, Entry[]>();
  for (const component of components) {
    const label = stringAt(component.value, "executorLabel");
    const known = found.get(label);
    if (known) known.push(component);
    else found.set(label, [component]);
  }
  return found;
}

/** `{{$.inputs.parameters['text']}}` in what a container is started with is an input of the component that it runs. */
function* inExecutor({ key, value }: Entry, owners: ReadonlyMap<string | undefined, readonly Entry[]>, { text, uri }: Document): Generator<Mention> {
  const [owner, ...others] = owners.get(key.text) ?? [];
  if (!owner || others.length > 0) return;
  for (const [sort, pattern] of IN_TEXT) {
    for (const { text: name, at } of matchesUnder(text, value, pattern)) yield { subject: { sort, uri, name, scope: scopeOf(owner.key.text) }, at };
  }
}

const IN_TEXT = [
  ["input", /\{\{\$\.inputs\.(?:parameters|artifacts)\[\\?['"]+([\w-]+)\\?['"]+\]/g],
  ["output", /\{\{\$\.outputs\.(?:parameters|artifacts)\[\\?['"]+([\w-]+)\\?['"]+\]/g],
] as const;
