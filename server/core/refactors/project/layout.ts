import type { Chunk } from "../convert-notebook-chunks.ts";
import { looksUpNames, namesForAnnotations } from "../convert-notebook-plan.ts";
import type { ReadNotebook } from "../convert-notebook-read.ts";
import type { PieceKind } from "./kinds.ts";
import type { Pieces } from "./pieces.ts";
import type { Stage } from "./stages.ts";

/** One Python file of the package. */
export interface PackageModule {
  readonly name: string;
  readonly constants: readonly Chunk[];
  readonly functions: readonly Chunk[];
  readonly stages: readonly Stage[];
}

export interface Layout {
  readonly modules: readonly PackageModule[];
  /** The module that defines a constant, function, class or stage. */
  readonly homes: ReadonlyMap<string, string>;
}

/** Where all code stands that shares names which change: Python looks a global up in the file of the function. */
export const SHARED_MODULE = "stages";

const MODULES: Readonly<Record<PieceKind, string>> = {
  setup: "setup",
  load: "data",
  split: "data",
  transform: "features",
  define: "features",
  explore: "exploration",
  plot: "exploration",
  train: "training",
  evaluate: "evaluation",
  save: "outputs",
};

/** Puts definitions and stages into modules by what they are for; what shares changing names stays together. */
export function layoutOf(read: ReadNotebook, definitions: readonly Chunk[], stages: readonly Stage[], { shared }: Pieces): Layout {
  const isDynamic = looksUpNames(read.document);
  const tied = new Set(shared);
  const isTied = (chunk: Chunk): boolean => isDynamic || chunk.names.globals.size > 0 || [...chunk.names.reads, ...chunk.names.later, ...namesForAnnotations([chunk])].some((name) => tied.has(name));
  const tiedChunks = new Set<Chunk>();
  for (let before = -1; before !== tiedChunks.size; ) {
    before = tiedChunks.size;
    for (const chunk of definitions) {
      if (tiedChunks.has(chunk) || !isTied(chunk)) continue;
      tiedChunks.add(chunk);
      chunk.names.binds.forEach((name) => tied.add(name));
    }
  }
  const files = new Map<string, { constants: Chunk[]; functions: Chunk[]; stages: Stage[] }>();
  const file = (name: string): { constants: Chunk[]; functions: Chunk[]; stages: Stage[] } => {
    const known = files.get(name) ?? { constants: [], functions: [], stages: [] };
    files.set(name, known);
    return known;
  };
  for (const chunk of definitions) {
    const isConstant = chunk.statement.type === "assign";
    const name = tiedChunks.has(chunk) ? SHARED_MODULE : isConstant ? "constants" : "functions";
    file(name)[isConstant ? "constants" : "functions"].push(chunk);
  }
  for (const stage of stages) file(isDynamic || touches(stage, tied) ? SHARED_MODULE : MODULES[stage.kind]).stages.push(stage);
  const modules = ORDER.flatMap((name) => {
    const found = files.get(name);
    return found ? [{ name, ...found }] : [];
  });
  return { modules, homes: homesOf(modules) };
}

const ORDER = ["constants", "functions", ...new Set(Object.values(MODULES)), SHARED_MODULE];

const touches = ({ pieces, globals }: Stage, tied: ReadonlySet<string>): boolean => globals.length > 0 || pieces.some(({ effects }) => [...effects.reads, ...effects.deletes].some((name) => tied.has(name)));

function homesOf(modules: readonly PackageModule[]): ReadonlyMap<string, string> {
  const homes = new Map<string, string>();
  for (const { name, constants, functions, stages } of modules) {
    for (const { names } of [...constants, ...functions]) names.binds.forEach((bound) => homes.set(bound, name));
    for (const stage of stages) homes.set(stage.name, name);
  }
  return homes;
}
