/** The candidate that a person most likely meant; `undefined` where none is close. Case counts little. */
export function nearest(word: string, candidates: Iterable<string>, mostEdits = 3): string | undefined {
  // Between words of one or two letters everything is near.
  const most = Math.min(mostEdits, word.length <= 2 ? 0 : word.length <= 4 ? 1 : word.length <= 8 ? 2 : 3);
  let best: string | undefined;
  let bestDistance = most + 1;
  const lower = word.toLowerCase();
  const letters = lettersOf(lower);
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) > most) continue;
    const other = candidate.toLowerCase();
    // One edit takes one letter away and brings one: words with other letters need not be compared, which spares nearly all.
    if (bitsIn(letters ^ lettersOf(other)) > 2 * most) continue;
    const distance = editDistance(lower, other, Math.min(most, bestDistance)) + (lower === other ? 0.5 : 0);
    if (distance < bestDistance && candidate !== word) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

/** Which letters a word has, as bits; all that share a remainder share a bit. */
function lettersOf(word: string): number {
  let bits = 0;
  for (let place = 0; place < word.length; place++) bits |= 1 << (word.charCodeAt(place) & 31);
  return bits;
}

function bitsIn(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
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
