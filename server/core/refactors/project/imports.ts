import { bindingsOf } from "../../facts/python/imports.ts";
import type { Import, ImportFrom } from "../../syntax/python/tree.ts";
import type { Chunk } from "../convert-notebook-chunks.ts";

/** The import lines that a module needs for these names, in the notebook's order. A name that was imported twice is imported once. */
export function importLines(imports: readonly Chunk[], needed: ReadonlySet<string>): readonly string[] {
  const open = new Set(needed);
  return imports.flatMap(({ statement }) => {
    if (statement.type !== "import" && statement.type !== "importFrom") return [];
    const lines = linesFor(statement, open);
    // `import a.b` and `import a.c` both bind `a`, and both are needed.
    const isDotted = statement.type === "import" && statement.names.some(({ name, as }) => as === undefined && name.includes("."));
    if (!isDotted) for (const [name] of bindingsOf(statement)) open.delete(name);
    return lines;
  }).filter((line, index, all) => all.indexOf(line) === index);
}

/** The names of all imports that nothing uses; they may still matter by being loaded. */
export function unusedImports(imports: readonly Chunk[], used: ReadonlySet<string>): readonly string[] {
  return imports.flatMap(({ names }) => [...names.binds]).filter((name) => !used.has(name));
}

function linesFor(statement: Import | ImportFrom, needed: ReadonlySet<string>): readonly string[] {
  if (statement.type === "importFrom" && statement.star) return [`from ${statement.module} import *  # noqa: F403`];
  const bound = bindingsOf(statement).map(([name]) => name);
  const kept = statement.names.filter((_, index) => needed.has(bound[index] ?? ""));
  const written = kept.map(({ name, as }) => (as === undefined ? name : `${name} as ${as}`));
  if (statement.type === "import") return written.map((one) => `import ${one}`);
  return written.length > 0 ? [`from ${statement.module} import ${written.join(", ")}`] : [];
}
