import type { Node } from "./node.ts";

/** What a node says, as text: the same for two that differ in the order of their keys, in quotes, comments or layout. */
export function saidBy(node: Node): string {
  if (node.type === "scalar") return JSON.stringify(node.value);
  if (node.type === "sequence") return `[${node.items.map(saidBy).join(",")}]`;
  return `{${node.entries.map(({ key, value }) => `${JSON.stringify(key.text)}:${saidBy(value)}`).toSorted().join(",")}}`;
}
