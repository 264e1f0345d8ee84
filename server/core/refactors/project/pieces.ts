import { effectsOf } from "../../facts/python/effects/effects.ts";
import type { Effects } from "../../facts/python/effects/follow.ts";
import { boundNames } from "../../facts/python/effects/boundNames.ts";
import type { Statement } from "../../syntax/python/tree.ts";
import { walk } from "../../syntax/python/walk.ts";
import type { Document } from "../../workspace/document.ts";
import type { Chunk } from "../convert-notebook-chunks.ts";
import type { MissingName } from "../convert-notebook-notes.ts";
import type { Plan } from "../convert-notebook-plan.ts";

/** One statement of the part that runs, with what it does. */
export interface Piece {
  readonly chunk: Chunk;
  readonly effects: Effects;
}

/** The running part of a notebook, cut into its statements, and which names must be names of the module. */
export interface Pieces {
  readonly pieces: readonly Piece[];
  /** The effects of every statement, also of imports and definitions. */
  readonly effects: ReadonlyMap<Statement, Effects>;
  /** Names that are handed from stage to stage. */
  readonly passed: ReadonlySet<string>;
  /** Names that functions look up when they are called, or that are not sure to be set: they belong to the module. */
  readonly shared: ReadonlySet<string>;
  /** Those of them that would mean something else as names of a function, even if the notebook were one function. */
  readonly inModule: ReadonlySet<string>;
  /** Functions and classes, which are called what they were called, and can be pickled, only as names of the module. */
  readonly made: readonly string[];
}

/** A notebook whose statements have their places. */
interface Planned {
  readonly document: Document;
  readonly plan: Plan;
  readonly missing: readonly MissingName[];
}

/** Settings leave the running part; `left` are the statements that stay. */
export function piecesOf({ document, plan, missing }: Planned, left: readonly Chunk[] = plan.main): Pieces {
  const effects = new Map(effectsOf(document).map((one) => [one.statement, one]));
  const pieces = left.flatMap((chunk): readonly Piece[] => {
    const own = effects.get(chunk.statement);
    return own ? [{ chunk, effects: own }] : [];
  });
  const bound = new Set(pieces.flatMap((piece) => [...piece.effects.binds, ...piece.effects.maybeBinds]));
  const inModule = new Set([...plan.globals, ...missing.map(({ name }) => name), ...hiddenByClasses(pieces), ...unsure(pieces, bound)]);
  const made = defined(pieces);
  const shared = new Set([...inModule, ...seenLater(pieces), ...made, ...(COUNTS_REFERENCES.test(document.text) ? bound : [])]);
  const passed = new Set([...bound].filter((name) => !shared.has(name)));
  return { pieces, effects, passed, shared, inModule, made };
}

/** Where it matters when an object goes away, nobody else may hold it while a stage runs. */
const COUNTS_REFERENCES = /\bweakref\b|\b__del__\b|\bgetrefcount\b/;

/** A function sees a name as it is at the call, so one that is set again, or only later, cannot be handed over by value. */
function seenLater(pieces: readonly Piece[]): readonly string[] {
  const settings = new Map<string, number[]>();
  pieces.forEach(({ effects }, index) => {
    for (const name of [...effects.binds, ...effects.maybeBinds]) settings.set(name, [...(settings.get(name) ?? []), index]);
  });
  return pieces.flatMap(({ effects }, index) =>
    [...effects.readsLater].filter((name) => {
      const places = settings.get(name) ?? [];
      return places.length > 1 || places.some((place) => place >= index);
    }),
  );
}

/** Functions and classes keep their place in the module, so that they can be pickled and are called what they were called. */
function defined(pieces: readonly Piece[]): readonly string[] {
  const names = new Set<string>();
  walk(pieces.map(({ chunk: { statement } }) => statement), (node) => {
    if (node.type !== "function" && node.type !== "class") return node.type !== "lambda";
    names.add(node.name.name);
    return false;
  });
  return [...names];
}

/** `class A: x = x` reads the module's name at the top of a module, and its own inside a function. */
export function hiddenByClasses(pieces: readonly { readonly chunk: { readonly statement: Statement }; readonly effects: Effects }[]): readonly string[] {
  const names: string[] = [];
  for (const { chunk, effects } of pieces) {
    walk([chunk.statement], (node) => {
      if (node.type === "class") names.push(...[...boundNames(node.body).bound].filter((name) => effects.reads.has(name)));
      return true;
    });
  }
  return names;
}

/** Names that something reads although it is not sure that they are set by then. */
function unsure(pieces: readonly Piece[], bound: ReadonlySet<string>): readonly string[] {
  const surely = new Set<string>();
  const found: string[] = [];
  for (const { effects } of pieces) {
    for (const name of effects.reads) if (bound.has(name) && !surely.has(name)) found.push(name);
    effects.deletes.forEach((name) => surely.delete(name));
    effects.binds.forEach((name) => surely.add(name));
  }
  return found;
}

/** The passed names that are needed after each piece: entry 0 is what the first piece needs, the last is empty. */
export function liveness({ pieces, passed }: Pieces): readonly ReadonlySet<string>[] {
  const live: ReadonlySet<string>[] = [new Set()];
  for (const { effects } of pieces.toReversed()) {
    const before = new Set(live[0]);
    effects.binds.forEach((name) => before.delete(name));
    effects.reads.forEach((name) => passed.has(name) && before.add(name));
    live.unshift(before);
  }
  return live;
}
