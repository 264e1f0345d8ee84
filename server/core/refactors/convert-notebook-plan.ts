import { callsOf } from "../facts/python/calls.ts";
import { bindingsOf } from "../facts/python/imports.ts";
import { builtinNames } from "../facts/notebook/builtins.ts";
import type { Expression } from "../syntax/python/expressionTree.ts";
import type { Node } from "../syntax/python/tree.ts";
import { walk } from "../syntax/python/walk.ts";
import type { Document } from "../workspace/document.ts";
import type { Chunk } from "./convert-notebook-chunks.ts";
import { isWellKnown, STANDARD_LIBRARY } from "./project/distributions.ts";

/** Where each statement of the notebook goes. Their order within a place is the notebook's. */
export interface Plan {
  readonly future: readonly Chunk[];
  readonly imports: readonly Chunk[];
  /** Constants, functions and classes that need nothing from what the notebook computes. */
  readonly definitions: readonly Chunk[];
  readonly main: readonly Chunk[];
  /** Names of the main part that functions outside of it need, or that would otherwise hide a built-in. */
  readonly globals: readonly string[];
  readonly isAsync: boolean;
}

/** The notebook's meaning is kept: what is moved to the top is what gives the same value wherever it stands. */
export function planModule(document: Document, chunks: readonly Chunk[], modules: readonly string[]): Plan {
  const bindings = countBindings(chunks);
  const future = chunks.filter(isFuture);
  const endOf = (pattern: RegExp): number => {
    const end = chunks.findIndex((chunk) => !isImport(chunk) && runsAtOnce(chunk) && pattern.test(chunk.text));
    return end < 0 ? chunks.length : end;
  };
  const moved = endOf(MOVES_FILES);
  const changed = endOf(CHANGES_LOADING);
  const seeded = chunks.some(({ text }) => DRAWS.test(text)) ? endOf(SEEDS) : chunks.length;
  const patched = patchedModules(chunks);
  const isEarly = (chunk: Chunk, index: number): boolean => {
    if (modulesOf(chunk).some((module) => index > (patched.get(module) ?? Infinity))) return false;
    if (isStar(chunk)) return index < moved || isFoundAnywhere(chunk);
    return index < changed && (index < moved || isFoundAnywhere(chunk)) && (index < seeded || isStandard(chunk));
  };
  const readBefore = namesReadBefore(chunks);
  const early = chunks.filter((chunk, index) => !isFuture(chunk) && isImport(chunk) && !readBefore(chunk) && (isEarly(chunk, index) || isRepeatedStar(chunk, chunks.slice(0, Math.min(moved, index)))) && boundOnce(chunk, bindings));
  // What is imported again later is there already.
  const known = new Set(early.flatMap(({ names }) => [...names.binds]));
  const imports = chunks.filter((chunk) => early.includes(chunk) || (!isFuture(chunk) && isImport(chunk) && chunk.names.binds.size > 0 && boundOnce(chunk, bindings) && [...chunk.names.binds].every((name) => known.has(name))));
  const opened = endOf(SETS_UNSEEN);
  const definitions = movable(chunks.filter((chunk, index) => index < opened && !imports.includes(chunk) && !future.includes(chunk) && !readBefore(chunk)), imports, bindings);
  const top = new Set([...future, ...imports, ...definitions]);
  const main = withoutRepeated(chunks.filter((chunk) => !top.has(chunk)), bindings, new Set(modules));
  return { future, imports, definitions, main, globals: globalNames(document, main, definitions), isAsync: main.some((chunk) => awaits(document, chunk)) };
}

/** True for a chunk that makes a name of its own where the code above has read a built-in, or what a star import brought. */
export function namesReadBefore(chunks: readonly Chunk[]): (chunk: Chunk) => boolean {
  const hasStar = chunks.some(isStar);
  const firstRead = new Map<string, number>();
  chunks.forEach(({ names }, index) => {
    for (const name of [...names.reads, ...names.later]) if (((hasStar && names.reads.has(name)) || builtinNames.has(name)) && !firstRead.has(name)) firstRead.set(name, index);
  });
  return (chunk) => [...chunk.names.binds].some((name) => (firstRead.get(name) ?? Infinity) < chunks.indexOf(chunk));
}

/** A second import of the same thing under the same name does nothing; `given` are modules that are imported anyway. */
function withoutRepeated(main: readonly Chunk[], bindings: ReadonlyMap<string, number>, given: ReadonlySet<string>): readonly Chunk[] {
  const seen = new Set<string>();
  return main.filter((chunk) => {
    if (!isImport(chunk) || chunk.names.binds.size === 0 || !boundOnce(chunk, bindings)) return true;
    const isRepeated = [...chunk.names.binds].every((name) => seen.has(name) || (given.has(name) && chunk.text === `import ${name}`));
    chunk.names.binds.forEach((name) => seen.add(name));
    return !isRepeated;
  });
}

/** After such a statement an import may find another file. */
const MOVES_FILES = /sys\.path|os\.chdir|sys\.modules|site\.addsitedir|\.py"\)\.write_text\(|\.py", "[wa]"|subprocess\.run\(.*(?:git clone|wget|curl|unzip|tar |gdown|\.py\b)/;

/** After such a statement a package may behave otherwise when it is loaded; a star import, which must stand at the top, cannot wait for it. */
const CHANGES_LOADING = /os\.environ|sys\.modules|matplotlib\.use\(|set_start_method/;

/** Some packages draw from Python's own random numbers while they are loaded (scikit-learn's ensembles do): what was seeded before goes on elsewhere. */
const SEEDS = /(?<![\w.])random\.seed\(/;
const DRAWS = /(?<![\w.])random\.(?!seed\b|Random\b|SystemRandom\b|default_rng\b)[a-z]\w*\(/;

/** Such a statement may set any name, also one that is set again behind it. */
const SETS_UNSEEN = /\bexec\(|\bglobals\(\)(?:\[|\.)/;

function isFoundAnywhere({ statement }: Chunk): boolean {
  if (statement.type === "import") return statement.names.every(({ name }) => isWellKnown(name));
  return statement.type === "importFrom" && isWellKnown(statement.module);
}

const isStandard = ({ statement }: Chunk): boolean => (statement.type === "import" ? statement.names.every(({ name }) => STANDARD_LIBRARY.has(rootModule(name))) : statement.type === "importFrom" && STANDARD_LIBRARY.has(rootModule(statement.module)));

const rootModule = (name: string): string => name.split(".")[0] ?? "";

/** What a function or method does is not done where it is defined. */
const runsAtOnce = ({ statement }: Chunk): boolean => statement.type !== "function" && statement.type !== "class";

const isRepeatedStar = (chunk: Chunk, before: readonly Chunk[]): boolean => isStar(chunk) && before.some((one) => isStar(one) && one.text === chunk.text);

/** The packages that an import is from. */
function modulesOf({ statement }: Chunk): readonly string[] {
  if (statement.type === "importFrom") return [statement.module.split(".")[0] ?? ""];
  return [];
}

/** Packages whose functions the notebook replaces, with the index where it does: `math.sqrt = fast`. A name imported from them afterwards is another. */
function patchedModules(chunks: readonly Chunk[]): ReadonlyMap<string, number> {
  const roots = new Map(chunks.flatMap(({ statement }) => (statement.type === "import" || statement.type === "importFrom" ? bindingsOf(statement).map(([name, target]) => [name, target.split(".")[0] ?? ""] as const) : [])));
  const found = new Map<string, number>();
  chunks.forEach((chunk, index) => {
    walk(runsAtOnce(chunk) ? [chunk.statement] : [], (node) => {
      for (const target of node.type === "assign" ? node.targets : []) {
        const root = target.type === "attribute" ? roots.get(rootOf(target)) : undefined;
        if (root !== undefined && !found.has(root)) found.set(root, index);
      }
      return node.type !== "function" && node.type !== "lambda";
    });
  });
  return found;
}

const isStar = ({ statement }: Chunk): boolean => statement.type === "importFrom" && statement.star;

const isFuture = ({ statement }: Chunk): boolean => statement.type === "importFrom" && statement.module === "__future__";

const isImport = ({ statement }: Chunk): boolean => statement.type === "import" || statement.type === "importFrom";

/** The same import twice is one; two things under one name depend on their order. */
function countBindings(chunks: readonly Chunk[]): ReadonlyMap<string, number> {
  const sources = new Map<string, string[]>();
  for (const chunk of chunks) {
    const source = isImport(chunk) ? chunk.text : `${chunk.statement.start}`;
    for (const name of [...chunk.names.binds, ...chunk.names.globals]) sources.set(name, [...(sources.get(name) ?? []), importedAs(chunk, name) ?? source]);
  }
  return new Map([...sources].map(([name, from]) => [name, new Set(from).size]));
}

function importedAs({ statement }: Chunk, name: string): string | undefined {
  if (statement.type === "importFrom") return statement.names.filter((alias) => (alias.as ?? alias.name) === name).map((alias) => `${statement.module}:${alias.name}`)[0];
  if (statement.type !== "import") return undefined;
  return statement.names.flatMap((alias) => (alias.as === name ? [`import ${alias.name}`] : alias.as === undefined && alias.name.split(".")[0] === name ? [`import ${name}`] : []))[0];
}

const boundOnce = ({ names }: Chunk, bindings: ReadonlyMap<string, number>): boolean => [...names.binds].every((name) => bindings.get(name) === 1);

/** Repeats until nothing more can follow what it needs to the top. */
function movable(candidates: readonly Chunk[], imports: readonly Chunk[], bindings: ReadonlyMap<string, number>): readonly Chunk[] {
  const importedNames = new Set(imports.flatMap(({ names }) => [...names.binds]));
  const isAvailable = new Set(importedNames);
  const moved = new Set<Chunk>();
  for (let before = -1; before !== moved.size; ) {
    before = moved.size;
    for (const chunk of candidates) {
      if (moved.has(chunk) || !isDefinition(chunk) || !boundOnce(chunk, bindings)) continue;
      if (![...chunk.names.reads].every((name) => isAvailable.has(name) || !bindings.has(name) || chunk.names.binds.has(name))) continue;
      if (!callsImportsOnly(chunk, importedNames, bindings)) continue;
      moved.add(chunk);
      chunk.names.binds.forEach((name) => isAvailable.add(name));
    }
  }
  return candidates.filter((chunk) => moved.has(chunk));
}

function isDefinition({ statement }: Chunk): boolean {
  if (statement.type === "function") return !runsCode(statement.parameters);
  if (statement.type === "class") return callsKnown(statement.body) && statement.bases.every(({ name }) => name === undefined);
  if (statement.type !== "assign" || !statement.value) return false;
  const [target, ...more] = statement.targets;
  return more.length === 0 && target?.type === "name" && /^[A-Z][A-Z\d_]*$/.test(target.name) && isLiteral(statement.value);
}

/** A decorator, or a base class that is told about its subclasses, runs at once, and may need what the notebook computes. */
function callsImportsOnly({ statement, text }: Chunk, imported: ReadonlySet<string>, bindings: ReadonlyMap<string, number>): boolean {
  if (statement.type !== "function" && statement.type !== "class") return true;
  if (/__init_subclass__|__set_name__|metaclass/.test(text)) return false;
  return statement.decorators.every((decorator) => isName(decorator) && (imported.has(rootOf(decorator)) || !bindings.has(rootOf(decorator))));
}

const rootOf = (node: Expression): string => (node.type === "attribute" ? rootOf(node.value) : node.type === "name" ? node.name : "");

const isName = (node: Expression): boolean => node.type === "name" || (node.type === "attribute" && isName(node.value));

const isLiteral = (node: Expression): boolean =>
  /^(?:text|number|true|false|none)$/.test(node.type) || (node.type === "tuple" && node.items.every(isLiteral)) || (node.type === "unary" && isLiteral(node.value));

/** `x: list = field(default_factory=list)`: what these give depends on nothing that was computed before. */
function callsKnown(body: readonly Node[]): boolean {
  let known = true;
  walk(body, (node) => {
    if (node.type === "call") known &&= node.callee.type === "name" && /^(?:field|Field|auto|TypeVar|property|staticmethod|classmethod|Column|relationship)$/.test(node.callee.name);
    return node.type !== "function" && node.type !== "lambda";
  });
  return known;
}

/** A class body that calls something may depend on what was computed before it. */
function runsCode(body: readonly Node[]): boolean {
  let runs = false;
  walk(body, (node) => {
    if (node.type === "call") runs = true;
    return node.type !== "function" && node.type !== "lambda";
  });
  return runs;
}

function globalNames(document: Document, main: readonly Chunk[], definitions: readonly Chunk[]): readonly string[] {
  const bound = new Set(main.flatMap(({ names }) => [...names.binds, ...names.globals]));
  if (looksUpNames(document)) return [...bound].toSorted();
  const needed = new Set([...definitions.flatMap(({ names }) => [...names.reads, ...names.later]), ...[...definitions, ...main].flatMap(({ names }) => [...names.globals])]);
  for (const name of namesForAnnotations([...main, ...definitions])) needed.add(name);
  return [...bound].filter((name) => needed.has(name) || builtinNames.has(name)).toSorted();
}

/** What annotations may name without needing it when they are read: in quotes, or imported for a type checker only. */
export function namesForAnnotations(chunks: readonly Chunk[]): readonly string[] {
  const names: string[] = [];
  const quoted = (annotation: Expression | undefined): void => {
    walk(annotation ? [annotation] : [], (node) => {
      if (node.type === "text") names.push(...node.value.split(/\W+/));
      return true;
    });
  };
  walk(chunks.map(({ statement }) => statement), (node) => {
    if (node.type === "call" && node.callee.type === "name" && node.callee.name === "cast") quoted(node.arguments[0]?.value);
    if (node.type === "assign") quoted(node.annotation);
    if (node.type === "function") [...node.parameters.map(({ annotation }) => annotation), node.returns].forEach(quoted);
    if (node.type === "if" && node.test.type === "name" && node.test.name === "TYPE_CHECKING") names.push(...node.body.flatMap((one) => (one.type === "import" || one.type === "importFrom" ? bindingsOf(one).map(([name]) => name) : [])));
    return true;
  });
  return names;
}

/** True where names are looked up and nobody sees which. */
export const looksUpNames = (document: Document): boolean => callsOf(document).some(({ name, arguments: given }) => DYNAMIC.has(name) || (DYNAMIC_ALONE.has(name) && given.length === 0));

const DYNAMIC: ReadonlySet<string> = new Set(["exec", "eval", "globals", "locals"]);

/** With an argument these tell what an object has. */
const DYNAMIC_ALONE: ReadonlySet<string> = new Set(["vars", "dir"]);

export function awaits({ text }: Document, { statement }: Chunk): boolean {
  let found = false;
  walk([statement], (node) => {
    const isAsync = (node.type === "for" || node.type === "with" || node.type === "clause") && text.startsWith("async", node.start);
    if (node.type === "await" || isAsync) found = true;
    return node.type !== "function" && node.type !== "lambda";
  });
  return found;
}
