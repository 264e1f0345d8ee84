import { diff3Merge } from "node-diff3";

/** What people have and what would be generated now, as far as both changed the same lines. */
export interface Dispute {
  readonly yours: readonly string[];
  readonly base: readonly string[];
  readonly next: readonly string[];
}

export interface Merged {
  readonly lines: readonly string[];
  /** Where disputes lie in the lines, from one. */
  readonly disputed: readonly number[];
}

/** Merges line by line; `settle` says what stands where both sides changed the same lines, or leaves that a dispute. */
export function mergeLines(yours: readonly string[], base: readonly string[], next: readonly string[], settle: (dispute: Dispute) => { readonly lines: readonly string[]; readonly isOpen: boolean }): Merged {
  const lines: string[] = [];
  const disputed: number[] = [];
  for (const { ok, conflict } of diff3Merge([...yours], [...base], [...next], { excludeFalseConflicts: true })) {
    if (ok) lines.push(...ok);
    if (!conflict) continue;
    const settled = settle({ yours: conflict.a, base: conflict.o, next: conflict.b });
    if (settled.isOpen) disputed.push(lines.length + 1);
    lines.push(...settled.lines);
  }
  return { lines, disputed };
}
