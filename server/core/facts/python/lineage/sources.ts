import type { Call, Expression } from "../../../syntax/python/expressionTree.ts";
import type { Frames } from "../flow/frames.ts";
import type { Source } from "./trace.ts";

const LONGEST = 30;

/** How a person calls a source: by its file where that is written out, else by the call or the variable. In backquotes. */
export function sourceWords(frames: Frames, { node }: Source): string {
  return `\`${fileOf(frames, node) ?? shortText(frames, node)}\``;
}

/** What reads it: `read_csv`, `load_iris`. */
export function readerOf({ node }: Source): string | undefined {
  const callee = node.type === "call" ? node.callee : undefined;
  return callee?.type === "attribute" ? callee.name.name : callee?.type === "name" ? callee.name : undefined;
}

function fileOf(frames: Frames, node: Expression): string | undefined {
  const first = node.type === "call" ? node.arguments.find(({ kind }) => kind === "plain")?.value : undefined;
  if (first?.type === "text") return first.value.length > LONGEST ? first.value.slice(first.value.lastIndexOf("/") + 1).slice(-LONGEST) : first.value;
  const text = first && node.type === "call" && isReader(node) ? frames.text(first) : undefined;
  return text === undefined || text.length > LONGEST || text.includes("\n") ? undefined : text;
}

const isReader = ({ callee }: Call): boolean => /^(read|load)/.test(callee.type === "attribute" ? callee.name.name : callee.type === "name" ? callee.name : "");

function shortText(frames: Frames, node: Expression): string {
  const shown = node.type === "call" ? node.callee : node;
  const text = frames.text(shown).replaceAll(/\s+/g, " ").replaceAll("`", "");
  const call = node.type === "call" ? "()" : "";
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : `${text}${call}`;
}
