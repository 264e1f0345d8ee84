import { findNodeAtLocation, getLocation, parseTree } from "jsonc-parser";

import type { TypingPlace } from "./place.ts";

export function jsonPlace(text: string, offset: number): TypingPlace | undefined {
  const location = getLocation(text, offset);
  const { previousNode, isAtPropertyKey } = location;
  const path = isAtPropertyKey ? location.path.slice(0, -1) : location.path;
  const inside = previousNode && previousNode.offset <= offset && offset <= previousNode.offset + previousNode.length;
  const replace = inside ? { start: previousNode.offset, end: previousNode.offset + previousNode.length } : { start: offset, end: offset };
  const root = parseTree(text);
  const holder = root && findNodeAtLocation(root, path);
  const keys = holder?.type === "object" ? (holder.children ?? []).map((property) => String(property.children?.[0]?.value)) : [];
  const lineStart = text.lastIndexOf("\n", replace.start - 1) + 1;
  return {
    path,
    at: isAtPropertyKey ? "key" : "value",
    replace,
    typed: text.slice(replace.start, offset).replace(/^"/, ""),
    siblings: new Set(keys),
    column: replace.start - lineStart,
    syntax: "json",
  };
}
