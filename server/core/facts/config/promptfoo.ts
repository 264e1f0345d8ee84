import { entriesAt, isNull, itemsAt, manyOf, nodeAt, scalarAt } from "../../syntax/data/access.ts";
import type { Node, Scalar } from "../../syntax/data/node.ts";
import { soundRoots } from "../../syntax/data/read.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { folderOf, resolvePath } from "../../workspace/uri.ts";

/** A prompt whose text is known. `inline` where the scalar itself is the text. */
export interface Prompt {
  readonly at: Scalar;
  readonly text: string;
  readonly inline: boolean;
  /** The file that the text stands in, where that is another one. */
  readonly uri?: string;
}

/** The prompts of a promptfoo config that can be read; `complete` where that is all of them. */
export function promptsOf(root: Node, document: Document, snapshot: Snapshot): { readonly prompts: readonly Prompt[]; readonly complete: boolean } {
  const places = manyOf(nodeAt(root, "prompts")).map((item) => (item.type === "scalar" ? item : (scalarAt(item, "content") ?? scalarAt(item, "raw") ?? scalarAt(item, "id"))));
  const prompts = places.map((at): Prompt | undefined => {
    if (!at) return undefined;
    if (!isPath(at.text)) return { at, text: at.text, inline: true };
    const file = snapshot.files.read(resolvePath(folderOf(document.uri), at.text.replace(/^file:\/\//, "")));
    return file && file.text.trim() !== "" && /\.(txt|md|j2|jinja2?|json|ya?ml)$/.test(file.uri) ? { at, text: file.text, inline: false, uri: file.uri } : undefined;
  });
  return { prompts: prompts.filter((prompt) => prompt !== undefined), complete: !prompts.includes(undefined) };
}

/** Variables that the tests give; `undefined` where they come from a program, a generator or an attack. */
export function testVariables(root: Node, document: Document, snapshot: Snapshot): ReadonlySet<string> | undefined {
  if (OPEN.some((name) => nodeAt(root, name) !== undefined)) return undefined;
  const defaults = nodeAt(root, "defaultTest");
  const holders = [...manyOf(nodeAt(root, "tests")), ...(defaults ? [defaults] : [])];
  const given = holders.map((holder) => variablesOf(holder, document, snapshot));
  return holders.length === 0 || nodeAt(root, "tests") === undefined || given.includes(undefined) ? undefined : new Set(given.flatMap((names) => names ?? []));
}

/** Variables of one test, or of a file of tests. */
function variablesOf(holder: Node, document: Document, snapshot: Snapshot): readonly string[] | undefined {
  if (holder.type === "scalar") {
    const file = fileAt(holder.text, document, snapshot);
    if (!file) return undefined;
    if (file.uri.endsWith(".csv")) return (file.text.split("\n")[0] ?? "").split(",").map((name) => name.trim().replace(/^"|"$/g, ""));
    const tests = /\.(?:ya?ml|json)$/.test(file.uri) ? soundRoots(file)[0] : undefined;
    const given = manyOf(tests).map((test) => (test.type === "mapping" ? variablesOf(test, document, snapshot) : undefined));
    return given.length === 0 || given.includes(undefined) ? undefined : given.flatMap((names) => names ?? []);
  }
  if (holder.type !== "mapping" || nodeAt(holder, "options", "transformVars") !== undefined || holder.entries.some(({ key }) => key.text === "path" || key.text === "$ref")) return undefined;
  const variables = nodeAt(holder, "vars");
  if (variables && isNull(variables)) return [];
  if (variables?.type !== "scalar") return variables?.type === "sequence" ? undefined : entriesAt(holder, "vars").map(({ key }) => key.text);
  const file = fileAt(variables.text, document, snapshot);
  return file && /\.(?:ya?ml|json)$/.test(file.uri) ? entriesAt(soundRoots(file)[0]).map(({ key }) => key.text) : undefined;
}

function fileAt(text: string, document: Document, snapshot: Snapshot): Document | undefined {
  return /^file:\/\/[\w./ -]+\.(?:ya?ml|json|csv)$/.test(text) ? snapshot.files.read(resolvePath(folderOf(document.uri), text.slice("file://".length))) : undefined;
}

/** Sections that make tests or variables of their own. */
const OPEN = ["redteam", "scenarios", "extensions"];

const isPath = (text: string): boolean => /^(file|exec|huggingface|langfuse|portkey|helicone|promptfoo):|^[\w./*-]+\.(py|js|ts|mjs|cjs|txt|md|json|ya?ml|csv|j2)(:\w+)?$|^[\w-]+$/.test(text) && !text.includes("\n");

/** Every assertion of the tests, inside sets too. */
export function* assertionsOf(root: Node): Generator<Node> {
  const defaults = nodeAt(root, "defaultTest");
  for (const test of [...itemsAt(root, "tests"), ...(defaults ? [defaults] : [])]) {
    for (const assertion of itemsAt(test, "assert")) {
      yield assertion;
      yield* itemsAt(assertion, "assert");
    }
  }
}
