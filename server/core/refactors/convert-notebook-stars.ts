import { walk } from "../syntax/python/walk.ts";
import type { Edit } from "../text/span.ts";
import type { Chunk } from "./convert-notebook-chunks.ts";

/**
 * Only at the top of a module may `import *` stand. Where it waits for what runs before it, or stands in a block, it is run as text
 * among the names of the module; `main` are the statements that become functions.
 */
export function editsForLateStars({ text }: { readonly text: string }, main: readonly Chunk[]): readonly Edit[] {
  const edits: Edit[] = [];
  walk(main.map(({ statement }) => statement), (node) => {
    if (node.type === "importFrom" && node.star && !node.module.startsWith(".")) edits.push({ span: node, text: `exec(${JSON.stringify(text.slice(node.start, node.end).replace(/\s+/g, " "))}, globals())` });
    return node.type !== "function" && node.type !== "class";
  });
  return edits;
}

/** The star imports that are run as text: nobody sees which names they bring. */
export const lateStars = ({ text }: { readonly text: string }): readonly string[] => [...text.matchAll(/\bexec\("(from \S+ import \*)", globals\(\)\)/g)].map(([, line = ""]) => line);

/**
 * A star import moves to the top of the module. Where it may have hidden a name that the notebook made before, the name is
 * taken from the package in its place: `pi = getattr(math_star, "pi", pi)`.
 */
export function editsForStars(chunks: readonly Chunk[]): readonly Edit[] {
  return chunks.flatMap(({ statement }, index): readonly Edit[] => {
    if (statement.type !== "importFrom" || !statement.star || statement.module.startsWith(".")) return [];
    const alias = `${statement.module.replaceAll(".", "_")}_star`;
    if (chunks.some((other) => other.text === `import ${statement.module} as ${alias}`)) return [];
    const names = hiddenNames(chunks, index);
    if (names.length === 0) return [];
    const text = `; import ${statement.module} as ${alias}${names.map((name) => `; ${name} = getattr(${alias}, "${name}", ${name})`).join("")}`;
    return [{ span: { start: statement.end, end: statement.end }, text }];
  });
}

/** Names that are made before the star and read after it. */
function hiddenNames(chunks: readonly Chunk[], index: number): readonly string[] {
  const made = new Set(chunks.slice(0, index).flatMap(({ statement, names }) => (statement.type === "import" || statement.type === "importFrom" ? [] : [...names.binds])));
  const used = new Set<string>();
  const open = new Set(made);
  for (const { statement, names } of chunks.slice(index + 1)) {
    for (const name of [...names.reads, ...names.later]) if (open.has(name)) used.add(name);
    if (statement.type === "assign" && statement.targets.every(({ type }) => type === "name")) names.binds.forEach((name) => open.delete(name));
  }
  return [...used].filter((name) => !name.startsWith("_")).toSorted();
}
