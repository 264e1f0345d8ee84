import { sortedNumbers } from "./sorted.ts";

/**
 * Puts numbers into ascending order where they are, NaN last, with spare memory for a part of them: they are parted about a pivot until the parts fit into
 * the spare memory (Hoare (1962), “Quicksort”, The Computer Journal 5), which are then sorted by their bits.
 */
export function sortInParts(numbers: Doubles, spare: Doubles): void {
  const parts: Doubles[] = [numbers.subarray(0, notNumbersLast(numbers))];
  for (let part = parts.pop(); part; part = parts.pop()) {
    if (part.length <= Math.max(1, spare.length)) sortPart(part, spare);
    else {
      const middle = parted(part);
      parts.push(part.subarray(0, middle), part.subarray(middle));
    }
  }
}

type Doubles = Float64Array<ArrayBuffer>;

function sortPart(part: Doubles, spare: Doubles): void {
  const sorted = sortedNumbers(part, spare);
  if (sorted.byteOffset !== part.byteOffset || sorted.buffer !== part.buffer) part.set(sorted);
}

/** How many are numbers; these come first then. */
function notNumbersLast(numbers: Doubles): number {
  let end = numbers.length;
  for (let at = 0; at < end; ) {
    const number = numbers[at] ?? 0;
    if (!Number.isNaN(number)) at += 1;
    else {
      end -= 1;
      numbers[at] = numbers[end] ?? 0;
      numbers[end] = Number.NaN;
    }
  }
  return end;
}

/** Parts numbers, of which there are at least two, so that none before the place is larger than one behind it. Both sides hold something. */
function parted(numbers: Doubles): number {
  const pivot = middleOfSome(numbers);
  let [low, high] = [-1, numbers.length];
  for (;;) {
    do low += 1;
    while ((numbers[low] ?? Infinity) < pivot);
    do high -= 1;
    while ((numbers[high] ?? -Infinity) > pivot);
    if (low >= high) return Math.max(1, Math.min(numbers.length - 1, low));
    const swapped = numbers[low] ?? 0;
    numbers[low] = numbers[high] ?? 0;
    numbers[high] = swapped;
  }
}

const LOOKED_AT = 1001;

/** The median of numbers from all over the part. */
function middleOfSome(numbers: Doubles): number {
  const step = Math.max(1, Math.floor(numbers.length / LOOKED_AT));
  const some = Float64Array.from({ length: Math.min(numbers.length, LOOKED_AT) }, (_, place) => numbers[place * step] ?? 0).sort();
  return some[some.length >> 1] ?? 0;
}
