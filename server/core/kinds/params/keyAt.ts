import { visitedAt } from "../../syntax/data/access.ts";
import { readData } from "../../syntax/data/read.ts";
import type { Span } from "../../text/span.ts";
import type { Document } from "../../workspace/document.ts";

/** The key of a YAML file at a place, with the keys around it. */
export function yamlKeyAt(document: Document, offset: number): { readonly path: readonly string[]; readonly at: Span } | undefined {
  const visited = visitedAt(readData(document)?.roots ?? [], offset);
  if (visited?.on !== "key" || !visited.entry) return undefined;
  return { path: visited.path.map(String), at: visited.entry.key.span };
}
