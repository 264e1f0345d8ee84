import type { Origin, ProjectOrigins } from "../../refactors/project/origins.ts";
import type { Merged } from "../mergeLines.ts";
import { marked, mergeMarked } from "./conflicts.ts";
import { baseKey, pairedKeys, type KeyOf } from "./pairing.ts";
import { partsOf, type Part } from "./parts.ts";

/** The lines of a file by its path in the project. */
export type LinesAt = (path: string) => readonly string[] | undefined;

export interface ModuleUpdate {
  readonly base: ProjectOrigins;
  readonly next: ProjectOrigins;
  readonly baseLines: LinesAt;
  readonly yourLines: LinesAt;
  readonly nextLines: LinesAt;
}

export interface MergedModules {
  readonly files: ReadonlyMap<string, Merged>;
  /** Old modules with edits of which nothing could be followed. */
  readonly left: readonly string[];
}

/** Merges part by part: what people wrote into the lines of a cell goes where the lines of that cell go now. */
export function mergeModules(update: ModuleUpdate): MergedModules {
  const { base, next, nextLines } = update;
  const old = oldParts(update);
  const keyOf = pairedKeys(base, next);
  const keyed = Object.entries(next.files).map(([path, origins]) => ({ path, origins: withKeys(origins, keyOf) }));
  const used = new Set(keyed.flatMap(({ origins }) => origins.map(({ key }) => key)));
  const { after, left } = lostParts(old, used);
  const files = keyed.flatMap(({ path, origins }): [string, Merged][] => {
    const lines = nextLines(path);
    return lines ? [[path, mergeFile(origins, lines, { old: new Map(old.flatMap(({ parts }) => parts.map((part) => [part.key, part] as const))), after })]] : [];
  });
  return { files: new Map(files), left };
}

interface Keyed {
  readonly key: string;
  readonly origin: Origin;
}

type OldPart = Part & Keyed;

/** A cell may stand in a module in several runs; these are told apart by their order. */
function withKeys(origins: readonly Origin[], keyOf: KeyOf): readonly Keyed[] {
  const seen = new Map<string, number>();
  return origins.map((origin) => {
    const key = keyOf(origin);
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return { key: count === 1 ? key : `${key} ${count}`, origin };
  });
}

function oldParts({ base, baseLines, yourLines }: ModuleUpdate): readonly { readonly path: string; readonly parts: readonly OldPart[] }[] {
  return Object.entries(base.files).flatMap(([path, origins]) => {
    const [generated, yours] = [baseLines(path), yourLines(path)];
    if (!generated || !yours) return [];
    const keys = withKeys(origins, baseKey);
    return [{ path, parts: partsOf(origins, generated, yours).map((part, index) => ({ ...part, key: keys[index]?.key ?? "" })) }];
  });
}

const isSame = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((line, index) => line === b[index]);

/** Parts that people changed and that the notebook no longer has: each is shown behind the part that stood before it. */
function lostParts(old: ReturnType<typeof oldParts>, used: ReadonlySet<string>): { readonly after: ReadonlyMap<string, readonly OldPart[]>; readonly left: readonly string[] } {
  const after = new Map<string, OldPart[]>();
  const left = new Set<string>();
  for (const { path, parts } of old) {
    for (const [index, part] of parts.entries()) {
      if (used.has(part.key) || part.yours.length === 0 || isSame(part.yours, part.base)) continue;
      const above = parts.slice(0, index).findLast(({ key }) => used.has(key));
      if (above) after.set(above.key, [...(after.get(above.key) ?? []), part]);
      else left.add(path);
    }
  }
  return { after, left: [...left] };
}

/** Empty lines above come from the place and not from the part. */
function mergeBelowBlank({ yours, base }: Part, next: readonly string[]): Merged {
  const blank = (lines: readonly string[]): number => Math.max(0, lines.findIndex((line) => line !== ""));
  const above = next.slice(0, blank(next));
  const { lines, disputed } = mergeMarked(yours.slice(blank(yours)), base.slice(blank(base)), next.slice(above.length));
  return { lines: [...above, ...lines], disputed: disputed.map((line) => above.length + line) };
}

interface Old {
  readonly old: ReadonlyMap<string, OldPart>;
  readonly after: ReadonlyMap<string, readonly OldPart[]>;
}

function mergeFile(origins: readonly Keyed[], next: readonly string[], { old, after }: Old): Merged {
  const lines: string[] = [];
  const disputed: number[] = [];
  let done = 0;
  for (const { key, origin } of origins) {
    const own = next.slice(done, done + origin.lines);
    done += origin.lines;
    const part = old.get(key);
    const merged = part && !isSame(part.yours, part.base) ? mergeBelowBlank(part, own) : { lines: own, disputed: [] };
    disputed.push(...merged.disputed.map((line) => lines.length + line));
    lines.push(...merged.lines);
    for (const lost of after.get(key) ?? []) {
      disputed.push(lines.length + 1);
      lines.push(...marked(lost.yours, []));
    }
  }
  return { lines, disputed };
}
