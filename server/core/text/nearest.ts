/** The candidate that a person most likely meant; `undefined` where none is close. Case counts little. */
export function nearest(word: string, candidates: Iterable<string>, mostEdits = 3): string | undefined {
  // Between words of one or two letters everything is near.
  const most = Math.min(mostEdits, word.length <= 2 ? 0 : word.length <= 4 ? 1 : word.length <= 8 ? 2 : 3);
  let best: string | undefined;
  let bestDistance = most + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) > most) continue;
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase(), Math.min(most, bestDistance)) + (word.toLowerCase() === candidate.toLowerCase() ? 0.5 : 0);
    if (distance < bestDistance && candidate !== word) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

/** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment) that lead from one word to the other; some number above `most` where it takes more. */
function editDistance(from: string, to: string, most: number): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1];
      const swapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      const costs = [at(last, column) + 1, at(current, column - 1) + 1, at(last, column - 1) + (same ? 0 : 1)];
      current.push(Math.min(...costs, swapped && row > 1 && column > 1 ? at(beforeLast, column - 2) + 1 : Infinity));
    }
    // A swap reaches back over one row.
    if (Math.min(...current) > most && Math.min(...last) > most) return Infinity;
    [beforeLast, last] = [last, current];
  }
  return at(last, to.length);
}

const at = (row: readonly number[], column: number): number => row[column] ?? Infinity;
