import { defineRule, type Finding } from "../../engine/rule.ts";
import { compiledPipeline, type Compiled } from "../../facts/config/kfp.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, isTrue, nodeAt, scalarAt, stringAt } from "../../syntax/data/access.ts";
import type { Node, Scalar } from "../../syntax/data/node.ts";
import type { Document } from "../../workspace/document.ts";

export const kfpValueType = defineRule({
  id: "kfp-value-type",
  summary: "A default or a fixed value does not have the type of its parameter",
  severity: "error",
  languages: ["yaml", "json"],
  kinds: ["kfp-ir", "vertex-pipeline"],
  references: ["https://www.kubeflow.org/docs/components/pipelines/reference/"],
  fix: "none",

  *check(document) {
    const compiled = compiledPipeline(document);
    yield* ofThisRun(document, compiled);
    const roots = compiled ? [nodeAt(compiled.root, "root"), ...compiled.components.map(({ value }) => value)] : [];
    for (const { key, value } of roots.flatMap((owner) => entriesAt(owner, "inputDefinitions", "parameters"))) yield* judged(key.text, value, nodeAt(value, "defaultValue"));
    for (const { entry } of compiled?.dags.flatMap(({ tasks }) => tasks) ?? []) {
      const component = compiled?.components.find(({ key }) => key.text === scalarAt(entry.value, "componentRef", "name")?.text)?.value;
      const given = entriesAt(entry.value, "inputs", "parameters");
      for (const { key, value } of given) yield* judged(key.text, nodeAt(component, "inputDefinitions", "parameters", key.text), nodeAt(value, "runtimeValue", "constant"));
      // Loops give their item by themselves.
      const missing = entriesAt(component, "inputDefinitions", "parameters").filter(({ key, value }) => !given.some((one) => one.key.text === key.text) && !isTrue(value, "isOptional") && nodeAt(value, "defaultValue") === undefined && !nodeAt(entry.value, "parameterIterator"));
      yield* listed(scalarAt(entry.value, "parameterIterator", "items", "raw"));
      const misspelt = given.some(({ key }) => nodeAt(component, "inputDefinitions", "parameters", key.text) === undefined);
      if (missing[0] && !misspelt && stringAt(component, "executorLabel") !== undefined) yield { at: entry.key.span, message: `The task \`${entry.key.text}\` gives its component nothing for ${missing.map(({ key }) => `\`${key.text}\``).join(", ")}, which has no default, so the run is refused. Compile the pipeline again rather than editing it.`, related: [{ at: entry.value.span, message: "The whole task." }] };
    }
  },
});

/** What a job of Vertex AI gives the pipeline. Its second version wants the type as it is; the first one wraps each value. */
function* ofThisRun(document: Document, compiled: Compiled | undefined): Generator<Finding> {
  for (const { key, value } of compiled ? entriesAt(rootOf(document), "runtimeConfig", "parameterValues") : []) {
    yield* judged(key.text, nodeAt(compiled?.root, "root", "inputDefinitions", "parameters", key.text), value, "Vertex AI refuses the job. Correct the value.");
  }
}

/** The items of a loop are a list, written as JSON within a text. */
function* listed(raw: Scalar | undefined): Generator<Finding> {
  if (!raw || raw.text.includes("{{") || isList(raw.text)) return;
  yield { at: raw.span, message: "This is no list in JSON, so the loop has nothing to go through and the run fails. Write such as `'[1, 2, 3]'`." };
}

function isList(text: string): boolean {
  try {
    return Array.isArray(JSON.parse(text));
  } catch {
    return false;
  }
}

function* judged(name: string, definition: Node | undefined, value: Node | undefined, so = "the run is refused. Compile the pipeline again rather than editing it."): Generator<Finding> {
  const type = stringAt(definition, "parameterType") ?? "";
  if (!value || (value.type === "scalar" && (value.value === null || /\{\{|\$\./.test(value.text))) || FITS[type]?.(value) !== false) return;
  yield { at: value.span, message: `\`${name}\` is a \`${type}\`, and this is none, so ${so}` };
}

const FITS: Readonly<Record<string, (value: Node) => boolean>> = {
  NUMBER_INTEGER: (value) => value.type === "scalar" && typeof value.value === "number" && Number.isInteger(value.value),
  NUMBER_DOUBLE: (value) => value.type === "scalar" && typeof value.value === "number",
  BOOLEAN: (value) => value.type === "scalar" && typeof value.value === "boolean",
  STRING: (value) => value.type === "scalar",
  LIST: (value) => value.type === "sequence",
  STRUCT: (value) => value.type === "mapping",
};
