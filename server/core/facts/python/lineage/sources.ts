import type { Call, Expression } from "../../../syntax/python/expressionTree.ts";
import type { Document } from "../../../workspace/document.ts";
import type { Source } from "./trace.ts";

const LONGEST = 30;

/** How a person calls a source: by its file where that is written out, else by the call or the variable. In backquotes. */
export function sourceWords(document: Document, { node }: Source): string {
  return `\`${fileOf(document, node) ?? shortText(document, node)}\``;
}

/** What reads it: `read_csv`, `load_iris`. */
export function readerOf({ node }: Source): string | undefined {
  const callee = node.type === "call" ? node.callee : undefined;
  return callee?.type === "attribute" ? callee.name.name : callee?.type === "name" ? callee.name : undefined;
}

function fileOf(document: Document, node: Expression): string | undefined {
  const first = node.type === "call" ? node.arguments.find(({ kind }) => kind === "plain")?.value : undefined;
  if (first?.type === "text") return first.value.length > LONGEST ? first.value.slice(first.value.lastIndexOf("/") + 1).slice(-LONGEST) : first.value;
  const text = first && node.type === "call" && isReader(node) ? document.text.slice(first.start, first.end) : undefined;
  return text === undefined || text.length > LONGEST || text.includes("\n") ? undefined : text;
}

const isReader = ({ callee }: Call): boolean => /^(read|load)/.test(callee.type === "attribute" ? callee.name.name : callee.type === "name" ? callee.name : "");

function shortText(document: Document, node: Expression): string {
  const shown = node.type === "call" ? node.callee : node;
  const text = document.text.slice(shown.start, shown.end).replaceAll(/\s+/g, " ").replaceAll("`", "");
  const call = node.type === "call" ? "()" : "";
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : `${text}${call}`;
}
