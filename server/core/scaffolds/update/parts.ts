import { diffIndices } from "node-diff3";

import type { Origin } from "../../refactors/project/origins.ts";

/** The lines of one origin, as they were generated and as they stand now. */
export interface Part {
  readonly origin: Origin;
  readonly base: readonly string[];
  readonly yours: readonly string[];
}

/** Follows the parts of a file through the edits of people; what they add belongs to the part above it, or to the first cell below a docstring. */
export function partsOf(origins: readonly Origin[], base: readonly string[], yours: readonly string[]): readonly Part[] {
  const placeOf = places(base, yours);
  const parts: Part[] = [];
  let done = 0;
  let from = 0;
  for (const origin of origins) {
    const end = done + origin.lines;
    const to = placeOf(end, origin.of === "head");
    parts.push({ origin, base: base.slice(done, end), yours: yours.slice(from, to) });
    from = to;
    done = end;
  }
  return parts;
}

/** By the number of lines before a boundary in the base, their number in what stands now. */
function places(base: readonly string[], yours: readonly string[]): (boundary: number, addedBelow: boolean) => number {
  const changes = diffIndices([...base], [...yours]);
  return (boundary, addedBelow) => {
    let shift = 0;
    for (const { buffer1: [start, length], buffer2: [, newLength] } of changes) {
      if (start > boundary || (addedBelow && start === boundary && length === 0)) break;
      // Inside a change as long as what it replaces, line stands for line; else the part above has all of it.
      if (boundary < start + length) return boundary + shift + (length === newLength || boundary === start ? 0 : newLength - (boundary - start));
      shift += newLength - length;
    }
    return boundary + shift;
  };
}
