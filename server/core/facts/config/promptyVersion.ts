import { entriesAt, entryOf, isSet, mappingAt, scalarAt, stringAt } from "../../syntax/data/access.ts";
import type { Entry, Mapping, Node } from "../../syntax/data/node.ts";
import type { Edit } from "../../text/span.ts";
import type { Prompty } from "./prompty.ts";

/** What of a prompt is written as in the first version of the format, and how it is written in the second. */
export interface FirstVersion {
  /** Never empty; in the order of the text. */
  readonly signs: readonly Entry[];
  /** `undefined` where a part has no counterpart that is surely the same. */
  readonly edits: readonly Edit[] | undefined;
}

const PROVIDERS: Readonly<Record<string, string>> = { azure_openai: "azure", azure: "azure", openai: "openai", anthropic: "anthropic" };
const OPTIONS: Readonly<Record<string, string>> = { max_tokens: "maxOutputTokens", top_p: "topP", frequency_penalty: "frequencyPenalty", presence_penalty: "presencePenalty", stop: "stopSequences", temperature: "temperature", seed: "seed" };
const CONNECTION: Readonly<Record<string, string>> = { azure_endpoint: "endpoint", endpoint: "endpoint", base_url: "endpoint", api_key: "apiKey" };
const MODEL_NAMES = new Set(["azure_deployment", "deployment", "model", "name"]);
/** The runtime of version 2 chooses these itself. */
const DROPPED = new Set(["type", "api_version"]);

/** After Prompty's runtimes 0.1 and 2.1, which reads neither `configuration` nor `parameters` nor `sample`, and refuses `template: jinja2`. */
export function firstVersionOf({ root }: Prompty, text: string): FirstVersion | undefined {
  const model = mappingAt(root, "model");
  const template = entryOf(root, "template");
  const signs = [
    ...["configuration", "parameters", "api"].flatMap((name) => entryOf(model, name) ?? []),
    ...["sample"].flatMap((name) => entryOf(root, name) ?? []),
    ...(template?.value.type === "scalar" && !template.value.text.startsWith("${") ? [template] : []),
    ...entriesAt(root, "inputs").flatMap(({ value }) => entryOf(value, "type") ?? []),
  ].toSorted((a, b) => a.key.span.start - b.key.span.start);
  if (signs.length === 0) return undefined;
  const parts = [modelEdits(model, text), sampleEdits(root), template && signs.includes(template) ? templateEdits(template) : [], inputEdits(root)];
  return { signs, edits: parts.includes(undefined) ? undefined : parts.flatMap((edits) => edits ?? []) };
}

const rename = ({ key }: Entry, name: string): Edit => ({ span: key.span, text: name });

function modelEdits(model: Mapping | undefined, text: string): readonly Edit[] | undefined {
  if (!model) return [];
  const configuration = entryOf(model, "configuration");
  const kept = entriesAt(model, "configuration").filter(({ key }) => key.text in CONNECTION);
  const named = entriesAt(model, "configuration").find(({ key, value }) => MODEL_NAMES.has(key.text) && value.type === "scalar");
  const others = entriesAt(model, "configuration").filter((entry) => !kept.includes(entry) && entry !== named);
  const options = entriesAt(model, "parameters");
  const provider = PROVIDERS[stringAt(model, "configuration", "type") ?? ""];
  const [first] = model.entries;
  const unknown = others.some(({ key }) => !DROPPED.has(key.text)) || options.some(({ key }) => !(key.text in OPTIONS));
  if (unknown || (configuration && provider === undefined) || !first || !isBlock(model, text)) return undefined;
  const indent = indentOf(first, text);
  const id = named && !isSet(model, "id") ? `id: ${text.slice(named.value.span.start, named.value.span.end)}\n${indent}` : "";
  const lead = `${id}${provider !== undefined && !isSet(model, "provider") ? `provider: ${provider}\n${indent}` : ""}`;
  return [
    ...(lead === "" ? [] : [{ span: { start: first.key.span.start, end: first.key.span.start }, text: lead }]),
    ...renamed(model, { api: "apiType", configuration: "connection", parameters: "options" }),
    ...kept.map((entry) => rename(entry, CONNECTION[entry.key.text] ?? "")),
    ...options.map((entry) => rename(entry, OPTIONS[entry.key.text] ?? "")),
    ...connectionKind(configuration, others, named, text),
  ];
}

/** `type: azure_openai` becomes `kind: key`, and what the runtime chooses itself goes away line by line. */
function connectionKind(configuration: Entry | undefined, others: readonly Entry[], named: Entry | undefined, text: string): readonly Edit[] {
  if (!configuration) return [];
  const type = others.find(({ key }) => key.text === "type");
  const gone = [...others, ...(named ? [named] : [])].filter((entry) => entry !== type);
  return [...(type ? [{ span: { start: type.key.span.start, end: type.value.span.end }, text: "kind: key" }] : []), ...gone.map((entry) => ({ span: lineOf(entry, text), text: "" }))];
}

const renamed = (holder: Node, names: Readonly<Record<string, string>>): readonly Edit[] => Object.entries(names).flatMap(([old, name]) => {
  const entry = entryOf(holder, old);
  return entry ? [rename(entry, name)] : [];
});

/** Samples are examples of inputs now: where no inputs are declared, the same lines are both. */
function sampleEdits(root: Node): readonly Edit[] | undefined {
  const sample = entryOf(root, "sample");
  if (!sample) return [];
  const isPlain = sample.value.type === "mapping" && sample.value.entries.every(({ value }) => value.type === "scalar");
  return isPlain && !isSet(root, "inputs") ? [rename(sample, "inputs")] : undefined;
}

const templateEdits = ({ value }: Entry): readonly Edit[] | undefined =>
  value.type === "scalar" && /^(?:jinja2|mustache|nunjucks)$/.test(value.text) ? [{ span: value.span, text: `\n  format:\n    kind: ${value.text}\n  parser:\n    kind: prompty` }] : undefined;

const inputEdits = (root: Node): readonly Edit[] | undefined =>
  entriesAt(root, "inputs").flatMap(({ value }) => {
    const type = entryOf(value, "type");
    return type && !scalarAt(value, "kind") ? [rename(type, "kind")] : [];
  });

const isBlock = (mapping: Mapping, text: string): boolean => text[mapping.span.start] !== "{" && mapping.entries.every(({ value }) => value.type !== "mapping" || text[value.span.start] !== "{");

function indentOf({ key }: Entry, text: string): string {
  return text.slice(text.lastIndexOf("\n", key.span.start) + 1, key.span.start);
}

function lineOf({ key, value }: Entry, text: string): Edit["span"] {
  const end = text.indexOf("\n", value.span.end);
  return { start: text.lastIndexOf("\n", key.span.start) + 1, end: end < 0 ? text.length : end + 1 };
}
