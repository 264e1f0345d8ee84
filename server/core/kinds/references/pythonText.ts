import type { Expression } from "../../syntax/python/expressionTree.ts";
import type { Span } from "../../text/span.ts";

/** The text of a string constant without its quotes; `undefined` where escapes make it differ from what is written. */
export function insideOf(text: string, node: Expression): Span | undefined {
  if (node.type !== "text" || node.value === "") return undefined;
  const raw = text.slice(node.start, node.end);
  const offset = raw.indexOf(node.value);
  const start = node.start + offset;
  return /^\w{0,2}(["'])(\1\1)?$/.test(raw.slice(0, offset)) ? { start, end: start + node.value.length } : undefined;
}
