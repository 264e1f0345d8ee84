import type { Alias, ExpressionStatement, Import, ImportFrom } from "../../../syntax/python/tree.ts";
import type { Document } from "../../../workspace/document.ts";
import { memberOf, runPath } from "../program/references.ts";
import { namesBoundIn } from "../program/exports.ts";
import { bodyOf, type Frame } from "./frames.ts";
import { bind, contentOf, lookUp, type Machine } from "./machine.ts";
import type { Value } from "./value.ts";

export function bindImports(machine: Machine, node: Import | ImportFrom): void {
  if (node.type === "import") for (const alias of node.names) bindModule(machine, alias);
  else if (node.star) bindAll(machine, node.module);
  else for (const { name, as } of node.names) bind(machine, as ?? name, memberNamed(machine, node.module, name, as ?? name));
}

/** `import a.b` binds `a`, through which `b` is reached; `import a.b as c` binds the module itself. */
function bindModule(machine: Machine, { name, as }: Alias): void {
  const [root = name] = name.split(".");
  const module = moduleNamed(machine, name);
  scopeNamed(machine, module);
  bind(machine, as ?? root, isFollowed(machine, name) ? (as === undefined ? moduleNamed(machine, root) : module) : { type: "api", name: as === undefined ? root : name });
}

type ModuleValue = Extract<Value, { readonly type: "module" }>;

const moduleNamed = (machine: Machine, name: string): ModuleValue => ({ type: "module", name, importer: machine.frame.document });

const isFollowed = (machine: Machine, name: string): boolean => machine.program.modules.get(machine.frame.document)?.has(name) === true;

function bindAll(machine: Machine, name: string): void {
  const module = moduleNamed(machine, name);
  const document = machine.program.modules.get(module.importer)?.get(name);
  const scope = scopeNamed(machine, module);
  if (document && scope !== undefined) bindFrom(machine, scope, offeredBy(machine, document));
}

/** What a module offers, with what it takes over from others by a star. */
function offeredBy(machine: Machine, document: Document, known: ReadonlySet<Document> = new Set()): readonly string[] {
  const { offered, stars, isListed } = namesBoundIn(document);
  if (isListed || known.has(document)) return offered;
  const from = stars.flatMap((star) => machine.program.modules.get(document)?.get(star) ?? []);
  return [...new Set([...offered, ...from.flatMap((one) => offeredBy(machine, one, new Set([...known, document])))])];
}

function bindFrom(machine: Machine, scope: number, names: readonly string[]): void {
  for (const name of names) {
    const value = machine.store.get(`${scope}:${name}`) as Value | undefined;
    if (value) bind(machine, name, value);
  }
}

/** A name in a module: what the module binds, else a module in the package, else something of a library. */
export function memberOfModule(machine: Machine, module: ModuleValue, name: string): Value {
  const scope = scopeNamed(machine, module);
  const value = scope === undefined ? undefined : (machine.store.get(`${scope}:${name}`) as Value | undefined);
  if (value) return value;
  const inner = memberOf(module.name, name);
  const followed = machine.program.modules.get(module.importer);
  const leadsOn = followed !== undefined && [...followed.keys()].some((key) => key === inner || key.startsWith(`${inner}.`));
  return leadsOn ? { ...module, name: inner } : { type: "api", name: inner };
}

/** A second import of a name keeps what the document defined under it where the module cannot be found. */
function memberNamed(machine: Machine, module: string, name: string, as: string): Value {
  const value = memberOfModule(machine, moduleNamed(machine, module), name);
  const known = value.type === "api" && module.startsWith(".") ? lookUp(machine, as) : undefined;
  return known && contentOf(machine, known) ? known : value;
}

/** Runs a module at its first import; `undefined` for one that is not followed. One that is being run already is as far as it has come. */
function scopeNamed(machine: Machine, { name, importer }: ModuleValue): number | undefined {
  const document = machine.program.modules.get(importer)?.get(name);
  if (!document) return undefined;
  if (document === machine.program.document) return 0;
  const known = machine.scopes.get(document);
  // A branch that was taken back has taken the module's variables with it.
  if (known !== undefined && machine.store.get(`${known}:__name__`) !== undefined) return known;
  const scope = machine.fresh();
  machine.scopes.set(document, scope);
  machine.store.set(`${scope}:__name__`, { type: "text", value: name });
  runIn(machine, machine.frames.enter(document, machine.statement), scope);
  return scope;
}

const MOST_DEPTH = 12;

function runIn(machine: Machine, frame: Frame, scope: number): void {
  if (machine.stack.length >= MOST_DEPTH) return;
  const outer = { frame: machine.frame, scope: machine.scope, statement: machine.statement };
  machine.frame = frame;
  machine.scope = scope;
  machine.stack.push(frame.document);
  machine.run(bodyOf(frame));
  machine.stack.pop();
  Object.assign(machine, outer);
}

/** `%run helper.py` runs a file as a program and takes its names over; a notebook runs among the names that are there. */
export function runMagic(machine: Machine, node: ExpressionStatement): void {
  const { frame } = machine;
  const start = node.start - frame.base;
  const [line = ""] = frame.document.text.slice(start).split("\n", 1);
  const rest = /^%run[ \t]+(.*)/.exec(line)?.[1] ?? "";
  const document = rest === "" ? undefined : machine.program.modules.get(frame.document)?.get(`%run ${runPath(rest)}`);
  if (!document || machine.stack.includes(document)) return;
  const entered = machine.frames.enter(document, { start: node.start, end: node.start + line.trimEnd().length }, true);
  if (document.cells || /^-n?i\b/.test(rest)) {
    runIn(machine, entered, machine.scope);
    return;
  }
  const scope = machine.fresh();
  runIn(machine, entered, scope);
  bindFrom(machine, scope, [...namesBoundIn(document).all, ...offeredBy(machine, document)]);
}
