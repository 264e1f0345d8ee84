import { memo } from "../../memo.ts";
import { scalarAt, walk as walkData, type Visited } from "../../syntax/data/access.ts";
import type { Mapping, Scalar } from "../../syntax/data/node.ts";
import { readData } from "../../syntax/data/read.ts";
import type { Expression } from "../../syntax/python/expressionTree.ts";
import { moduleOf } from "../../syntax/python/module.ts";
import { walk } from "../../syntax/python/walk.ts";
import type { Node } from "../../syntax/python/tree.ts";
import type { Span } from "../../text/span.ts";
import type { Document } from "../../workspace/document.ts";

/** A text that a file gives a name to. */
export interface NamedText {
  readonly name: string;
  readonly value: string;
  /** The value as written, quotes included. */
  readonly span: Span;
  /** True where any expression could stand instead. */
  readonly isExpression: boolean;
  /** How a config gives it to a container, where it does. */
  readonly form?: VariableForm;
}

/** `name: X` beside `value: Y` (Kubernetes), `X: Y` under `environment`, or an item `X=Y` (Compose). */
export type VariableForm = "name and value" | "key" | "item";

/** Every constant text with the variable, key, parameter or option that it is given to. */
export const namedTexts = memo((document: Document): readonly NamedText[] => {
  if (document.language === "python") return inPython(document);
  if (["dotenv", "ini", "shellscript"].includes(document.language)) return inDotenv(document);
  return inData(document);
});

function inPython(document: Document): readonly NamedText[] {
  const found: NamedText[] = [];
  const add = (name: string | undefined, value: Expression | undefined, isExpression = true): void => {
    if (name !== undefined && value?.type === "text" && !value.bytes) found.push({ name, value: value.value, span: { start: value.start, end: value.end }, isExpression });
  };
  walk(moduleOf(document).body, (node) => {
    addNames(node, add);
    return true;
  });
  return found;
}

type Add = (name: string | undefined, value: Expression | undefined, isExpression?: boolean) => void;

function addNames(node: Node, add: Add): void {
  if (node.type === "assign") for (const target of node.targets) add(lastName(target), node.value, target.type !== "subscript");
  else if (node.type === "argument" && node.kind === "plain") add(node.name, node.value);
  else if (node.type === "entry" && node.key?.type === "text") add(node.key.value, node.value);
  else if (node.type === "parameter") add(node.name.name, node.value);
  else if (node.type === "call") addDefault(node.arguments.map(({ value }) => value), lastName(node.callee), add);
}

/** `os.environ.get("HF_TOKEN", "…")`: the second text is the secret that is used when nothing is set. */
function addDefault([name, value]: readonly Expression[], method: string | undefined, add: Add): void {
  if ((method === "get" || method === "getenv" || method === "setdefault") && name?.type === "text") add(name.value, value, false);
}

function lastName(target: Expression): string | undefined {
  if (target.type === "name") return target.name;
  if (target.type === "attribute") return target.name.name;
  const index = target.type === "subscript" ? target.index[0] : undefined;
  return index?.type === "text" ? index.value : undefined;
}

function inData(document: Document): readonly NamedText[] {
  const found: NamedText[] = [];
  const hasEnvironment = document.text.includes("environment");
  for (const root of readData(document)?.roots ?? []) {
    for (const visited of walkData(root)) {
      const named = ofNode(document, visited, hasEnvironment);
      if (named) found.push(named);
    }
  }
  return found;
}

function ofNode(document: Document, visited: Visited, hasEnvironment: boolean): NamedText | undefined {
  const { node, entry } = visited;
  if (node.type === "mapping") return nameAndValue(node);
  if (node.type === "sequence" || typeof node.value !== "string") return undefined;
  const isVariable = hasEnvironment && visited.path.at(-2) === "environment";
  if (!entry) return ofItem(document, node, isVariable);
  const named: NamedText = { name: entry.key.text, value: node.text, span: node.span, isExpression: false };
  return isVariable ? { ...named, form: "key" } : named;
}

/** `{name: HF_TOKEN, value: …}` */
function nameAndValue(node: Mapping): NamedText | undefined {
  const name = scalarAt(node, "name");
  const value = name && scalarAt(node, "value");
  return name && typeof value?.value === "string" ? { name: name.text, value: value.text, span: value.span, isExpression: false, form: "name and value" } : undefined;
}

function ofItem({ text }: Document, node: Scalar, isVariable: boolean): NamedText | undefined {
  const [item, name = ""] = /^([A-Za-z_]\w*)=(?=[^=])/.exec(node.text) ?? [];
  if (item === undefined) return undefined;
  // Quotes stand around name and value together.
  const quote = /["']/.test(text.charAt(node.span.start)) ? 1 : 0;
  const span = { start: node.span.start + quote + item.length, end: node.span.end - quote };
  return { name, value: node.text.slice(item.length), span, isExpression: false, ...(isVariable && { form: "item" }) };
}

function inDotenv({ text }: Document): readonly NamedText[] {
  return [...text.matchAll(/^[ \t]*(?:export[ \t]+)?(\w+)[ \t]*=[ \t]*("[^"\n]*"|'[^'\n]*'|[^\s#]\S*)/gm)].map((match): NamedText => {
    const [whole, name = "", written = ""] = match;
    const start = match.index + whole.length - written.length;
    return { name, value: written.replace(/^(["'])(.*)\1$/, "$2"), span: { start, end: start + written.length }, isExpression: false };
  });
}
