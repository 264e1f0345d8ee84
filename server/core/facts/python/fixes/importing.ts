import type { Edit } from "../../../text/span.ts";
import { moduleOf } from "../../../syntax/python/module.ts";
import type { Document } from "../../../workspace/document.ts";
import { importsOf } from "../imports.ts";
import { linesBelow, standsAlone } from "./lines.ts";

export interface Importing {
  /** What to write for the imported thing. */
  readonly name: string;
  /** Empty where it is imported already. */
  readonly edits: readonly Edit[];
}

/**
 * How to say `module.name` at a place of the document. It is imported below the last import above that place; there is no
 * answer where no import stands above, or where the name means something else.
 */
export function importing(document: Document, module: string, name: string, before: number, otherwise?: string): Importing | undefined {
  const above = moduleOf(document).body.filter((node) => (node.type === "import" || node.type === "importFrom") && node.end < before && standsAlone(document, node));
  const known = above.find((node) => node.type === "importFrom" && node.module === module && node.names.some((alias) => (alias.as ?? alias.name) === name && alias.name === name));
  if (known && importsOf(document).get(name) === `${module}.${name}`) return { name, edits: [] };
  const last = above.at(-1);
  const free = [name, otherwise].find((one) => one !== undefined && !new RegExp(`\\b${one}\\b`).test(document.text));
  if (!last || free === undefined) return undefined;
  return { name: free, edits: [linesBelow(document, last, [`from ${module} import ${name}${free === name ? "" : ` as ${free}`}`])] };
}
