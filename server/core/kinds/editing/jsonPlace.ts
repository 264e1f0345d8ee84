import { getLocation } from "jsonc-parser";

import { entriesAt } from "../../syntax/data/access.ts";
import { deepNesting } from "../../syntax/data/nesting.ts";
import { readData } from "../../syntax/data/read.ts";
import type { Document } from "../../workspace/document.ts";
import type { TypingPlace } from "./place.ts";

export function jsonPlace(document: Document, offset: number): TypingPlace | undefined {
  const { text } = document;
  // The parser works by recursion.
  if (deepNesting(text)) return undefined;
  const location = getLocation(text, offset);
  const { previousNode, isAtPropertyKey } = location;
  const path = isAtPropertyKey ? location.path.slice(0, -1) : location.path;
  const inside = previousNode && previousNode.offset <= offset && offset <= previousNode.offset + previousNode.length;
  const replace = inside ? { start: previousNode.offset, end: previousNode.offset + previousNode.length } : { start: offset, end: offset };
  const keys = entriesAt(readData(document)?.roots[0], ...path).map(({ key }) => key.text);
  const lineStart = text.lastIndexOf("\n", replace.start - 1) + 1;
  return {
    path,
    at: isAtPropertyKey ? "key" : "value",
    replace,
    typed: text.slice(replace.start, offset).replace(/^"/, ""),
    siblings: new Set(keys),
    column: replace.start - lineStart,
    syntax: "json",
    inFlow: false,
  };
}
