import { mergeLines, type Dispute, type Merged } from "../mergeLines.ts";

/** Merges line by line; what both sides changed stands in the form that editors offer to accept one side of. */
export const mergeMarked = (yours: readonly string[], base: readonly string[], next: readonly string[]): Merged => mergeLines(yours, base, next, settle);

/** The line with which an open dispute begins. */
export const MARK = "<<<<<<< yours";

/** Both texts between the marks of a merge, as git writes them. */
export const marked = (yours: readonly string[], next: readonly string[]): readonly string[] => [MARK, ...yours, "=======", ...next, ">>>>>>> notebook"];

interface Settled {
  readonly lines: readonly string[];
  readonly isOpen: boolean;
}

const settle = (dispute: Dispute): Settled => mergedImports(dispute) ?? addedAround(dispute) ?? lineByLine(dispute) ?? { lines: marked(dispute.yours, dispute.next), isOpen: true };

/** Imports that both sides have changed are those of both, without what one of them took away. */
function mergedImports({ yours, base, next }: Dispute): Settled | undefined {
  if (![...yours, ...base, ...next].every((line) => IMPORT.test(line))) return undefined;
  const kept = next.filter((line) => line === "" || yours.includes(line) || !base.includes(line));
  return { lines: [...yours.filter((line) => line !== "" && !base.includes(line) && !next.includes(line)), ...kept], isOpen: false };
}

const IMPORT = /^(?:import \S+(?: as \w+)?|from \S+ import [\w, ]+)?$/;

/** One side only added lines above or below, and the other one changed what lies between. */
function addedAround({ yours, base, next }: Dispute): Settled | undefined {
  for (const [longer, other] of [[yours, next], [next, yours]] as const) {
    const at = base.length > 0 && other.length === base.length ? longer.findIndex((_, index) => base.every((line, offset) => longer[index + offset] === line)) : -1;
    if (at >= 0) return { lines: [...longer.slice(0, at), ...other, ...longer.slice(at + base.length)], isOpen: false };
  }
  return undefined;
}

/** Lines side by side that each only one side has changed. */
function lineByLine({ yours, base, next }: Dispute): Settled | undefined {
  if (yours.length !== base.length || next.length !== base.length) return undefined;
  let isOpen = false;
  const lines = base.flatMap((line, index): readonly string[] => {
    const [mine = "", theirs = ""] = [yours[index], next[index]];
    if (mine === line || mine === theirs) return [theirs];
    if (theirs === line) return [mine];
    isOpen = true;
    return marked([mine], [theirs]);
  });
  return { lines, isOpen };
}
