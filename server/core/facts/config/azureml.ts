import { entriesAt } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";
import { matchesUnder, type Match } from "./matches.ts";

const PATTERNS = {
  inputs: /\$\{\{\s*parent\.inputs\.([\w-]+)/g,
  outputs: /\$\{\{\s*parent\.outputs\.([\w-]+)/g,
  jobs: /\$\{\{\s*parent\.jobs\.([\w-]+)\./g,
};

/** Names that the jobs of a pipeline use as `${{parent.inputs.name}}` and that the pipeline does not have. */
export function undefinedInParent(root: Node | undefined, text: string, side: keyof typeof PATTERNS): readonly Match[] {
  const known = new Set(entriesAt(root, side).map(({ key }) => key.text));
  const used = entriesAt(root, "jobs").flatMap(({ value }) => parentReferences(value, text, side));
  return used.filter((match) => !known.has(match.text));
}

export const parentReferences = (node: Node, text: string, side: keyof typeof PATTERNS): readonly Match[] => matchesUnder(text, node, PATTERNS[side]);
