import { bindingsOf } from "../../facts/python/imports.ts";
import type { Import, ImportFrom } from "../../syntax/python/tree.ts";
import type { Chunk } from "../convert-notebook-chunks.ts";
import { STANDARD_LIBRARY } from "./distributions.ts";
import { INDENT } from "./text.ts";

/** One imported thing: `import module` or `from module import name`, each as written, with its `as`. */
export interface ImportedName {
  readonly module: string;
  /** Absent for `import module`. */
  readonly name?: string;
  /** True where nothing uses it and it is loaded for its own sake. */
  readonly unused?: boolean;
}

/** What a module has to import for these names. A name that was imported twice is imported once. */
export function importedNames(imports: readonly Chunk[], needed: ReadonlySet<string>, unused: ReadonlySet<string>): readonly ImportedName[] {
  const open = new Set(needed);
  return imports.flatMap(({ statement }) => {
    if (statement.type !== "import" && statement.type !== "importFrom") return [];
    const found = namesFor(statement, open, unused);
    // `import a.b` and `import a.c` both bind `a`, and both are needed.
    const isDotted = statement.type === "import" && statement.names.some(({ name, as }) => as === undefined && name.includes("."));
    if (!isDotted) for (const [name] of bindingsOf(statement)) open.delete(name);
    return found;
  });
}

/** The names of all imports that nothing uses; they may still matter by being loaded. */
export function unusedImports(imports: readonly Chunk[], used: ReadonlySet<string>): readonly string[] {
  return imports.flatMap(({ names }) => [...names.binds]).filter((name) => !used.has(name));
}

function namesFor(statement: Import | ImportFrom, needed: ReadonlySet<string>, unused: ReadonlySet<string>): readonly ImportedName[] {
  if (statement.type === "importFrom" && statement.star) return [{ module: statement.module, name: "*" }];
  const bound = bindingsOf(statement).map(([name]) => name);
  return statement.names.flatMap(({ name, as }, index) => {
    const own = bound[index] ?? "";
    if (!needed.has(own)) return [];
    const written = as === undefined ? name : `${name} as ${as}`;
    const mark = unused.has(own) ? { unused: true } : {};
    return [statement.type === "import" ? { module: written, ...mark } : { module: statement.module, name: written, ...mark }];
  });
}

/** Sorted as isort does: the standard library, packages, the own package; in each first `import`, then `from`. */
export function importBlock(all: readonly ImportedName[], ownPackage: string): string {
  if (all.some(({ name }) => name === "*")) return unsorted(all);
  const sections = [0, 1, 2].map((section) => {
    const own = all.filter(({ module }) => sectionOf(module, ownPackage) === section);
    const plain = own.filter(({ name }) => name === undefined).map((one) => `import ${one.module}${mark(one)}`);
    const modules = [...new Set(own.flatMap(({ module, name }) => (name === undefined ? [] : [module])))].toSorted(byName);
    const from = modules.flatMap((module) => fromLines(module, own.filter((one) => one.name !== undefined && one.module === module)));
    return [...[...new Set(plain)].toSorted((a, b) => byName(a.slice(7), b.slice(7))), ...from].join("\n");
  });
  return sections.filter((section) => section !== "").join("\n\n");
}

/** With a star, who comes last decides what a name means, so the notebook's order stays. */
function unsorted(all: readonly ImportedName[]): string {
  const lines = all.map((one) => (one.name === undefined ? `import ${one.module}${mark(one)}` : `from ${one.module} import ${one.name}${mark(one)}`));
  return [...new Set(lines)].join("\n");
}

/** One statement per module, as isort wants it; what nothing uses is marked on its own line where others are used. */
function fromLines(module: string, all: readonly ImportedName[]): readonly string[] {
  const unused = new Set(all.filter((one) => one.unused === true).map(({ name = "" }) => name));
  const names = [...new Set(all.map(({ name = "" }) => name))].toSorted(byMember);
  const isMixed = unused.size > 0 && unused.size < names.length;
  const end = unused.size > 0 && !isMixed ? UNUSED : "";
  const line = `from ${module} import ${names.join(", ")}`;
  if (!isMixed && line.length <= LONGEST_LINE) return [`${line}${end}`];
  return [`from ${module} import (${end}\n${names.map((name) => `${INDENT}${name},${isMixed && unused.has(name) ? UNUSED : ""}`).join("\n")}\n)`];
}

const UNUSED = "  # noqa: F401";
const LONGEST_LINE = 120;

const mark = ({ unused = false }: ImportedName): string => (unused ? UNUSED : "");

function sectionOf(module: string, ownPackage: string): number {
  const root = module.split(/[. ]/)[0] ?? "";
  return root === ownPackage ? 2 : STANDARD_LIBRARY.has(root) ? 0 : 1;
}

const byName = (a: string, b: string): number => compare(a.toLowerCase(), b.toLowerCase()) || compare(a, b);

/** Constants, then classes, then the rest. */
const byMember = (a: string, b: string): number => rank(a) - rank(b) || byName(a, b);

const rank = (name: string): number => (/^[A-Z][A-Z\d_]+\b(?![a-z])/.test(name) ? 0 : /^[A-Z]/.test(name) ? 1 : 2);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
