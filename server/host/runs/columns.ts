import { readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";

import { mappingOf, readColumnMappings, type ColumnMapping, type ColumnMappings, type StoreProblem } from "../../core/index.ts";
import { statOf } from "./stat.ts";

const FILE = join(".modelwright", "columns.json");
/** A file of metrics lies seldom deeper than this below its workspace. */
const MOST_LEVELS = 12;

/** What people said of the columns of tables, in the nearest `.modelwright/columns.json` around each. */
export interface MappedColumns {
  readonly of: (path: string) => ColumnMapping | undefined;
  /** Files that were met and are damaged. */
  readonly problems: () => readonly StoreProblem[];
}

type Known = { readonly stamp: string; readonly mappings: ColumnMappings | undefined };

/** Looks anew each time it is called; what did not change is not parsed twice. */
export function columnReader(): () => MappedColumns {
  const known = new Map<string, Known>();
  return () => {
    const around = new Map<string, string | undefined>();
    const damaged = new Set<string>();

    function fileAround(folder: string, levels: number): string | undefined {
      if (around.has(folder)) return around.get(folder);
      const file = join(folder, FILE);
      const isTop = levels === 0 || dirname(folder) === folder;
      const found = statOf(file) ? file : isTop ? undefined : fileAround(dirname(folder), levels - 1);
      around.set(folder, found);
      return found;
    }

    return {
      of(path) {
        const file = fileAround(dirname(path), MOST_LEVELS);
        const mappings = file === undefined ? undefined : mappingsIn(file, known);
        if (file === undefined) return undefined;
        if (!mappings) damaged.add(file);
        return mappings && mappingOf(mappings, relative(dirname(dirname(file)), path).replaceAll("\\", "/"));
      },
      problems: () => [...damaged].map((file) => ({ file, message: "This file of columns is no valid JSON with `tables`, so tables are read by the names of their columns alone. Mend it, or bring it back from git." })),
    };
  };
}

function mappingsIn(file: string, known: Map<string, Known>): ColumnMappings | undefined {
  const stat = statOf(file);
  const stamp = stat ? `${stat.mtimeMs} ${stat.size}` : "";
  const old = known.get(file);
  if (old?.stamp === stamp) return old.mappings;
  const mappings = readFrom(file);
  known.set(file, { stamp, mappings });
  return mappings;
}

function readFrom(file: string): ColumnMappings | undefined {
  try {
    return readColumnMappings(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}
