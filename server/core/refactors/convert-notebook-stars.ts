import type { Edit } from "../text/span.ts";
import type { Chunk } from "./convert-notebook-chunks.ts";

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
