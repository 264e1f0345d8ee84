/** The candidate that a person most likely meant; `undefined` where none is close. Case counts little. */
export function nearest(word: string, candidates: Iterable<string>, mostEdits = 3): string | undefined {
  // Between words of one or two letters everything is near.
  const most = Math.min(mostEdits, word.length <= 2 ? 0 : word.length <= 4 ? 1 : word.length <= 8 ? 2 : 3);
  let best: string | undefined;
  let bestDistance = most + 1;
  const lower = word.toLowerCase();
  const letters = lettersOf(word);
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) > most) continue;
    // One edit takes one letter away and brings one: words with other letters need not be compared, which spares nearly all.
    if (bitsIn(letters ^ lettersOf(candidate)) > 2 * most) continue;
    const other = candidate.toLowerCase();
    const distance = lower === other ? 0.5 : editDistance(lower, other, Math.min(most, bestDistance));
    if (distance < bestDistance && candidate !== word) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

/** Which letters a word has, as bits, small ones and capitals alike; all that share a remainder share a bit. */
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
  const start = sharedStart(from, to);
  const shared = start + sharedEnd(from, to, start);
  const [height, width] = [from.length - shared, to.length - shared];
  if (height === 0 || width === 0) return height + width;
  let beforeLast: number[] = [];
  let last: number[] = [];
  let current: number[] = [];
  for (let column = 0; column <= width; column++) last.push(column);
  let leastOfLast = 0;
  for (let row = 1; row <= height; row++) {
    const letter = from.charCodeAt(start + row - 1);
    const before = row > 1 ? from.charCodeAt(start + row - 2) : -1;
    let least = row;
    current[0] = row;
    for (let column = 1; column <= width; column++) {
      const other = to.charCodeAt(start + column - 1);
      let cost = Math.min(at(last, column) + 1, at(current, column - 1) + 1, at(last, column - 1) + (letter === other ? 0 : 1));
      if (column > 1 && other === before && to.charCodeAt(start + column - 2) === letter) cost = Math.min(cost, at(beforeLast, column - 2) + 1);
      current[column] = cost;
      if (cost < least) least = cost;
    }
    // A swap reaches back over one row.
    if (least > most && leastOfLast > most) return Infinity;
    leastOfLast = least;
    [beforeLast, last, current] = [last, current, beforeLast];
  }
  return at(last, width);
}

function sharedStart(one: string, other: string): number {
  const most = Math.min(one.length, other.length);
  let length = 0;
  while (length < most && one.charCodeAt(length) === other.charCodeAt(length)) length++;
  return length;
}

/** How many letters both end with, behind those that they begin with. */
function sharedEnd(one: string, other: string, start: number): number {
  const most = Math.min(one.length, other.length) - start;
  let length = 0;
  while (length < most && one.charCodeAt(one.length - 1 - length) === other.charCodeAt(other.length - 1 - length)) length++;
  return length;
}

const at = (row: readonly number[], column: number): number => row[column] ?? Infinity;
