import { sortedNumbers, sortInParts } from "../core/index.ts";

type Doubles = Float64Array<ArrayBuffer>;

/** Memory for one column of each of two data sets and for sorting, used again for every pair of columns. */
export interface SortingRoom {
  /** Memory for so many numbers, not in use. */
  borrow(count: number): Doubles;
  /** The numbers in order, in memory that is borrowed until it is given back. */
  sorted(memory: Doubles, count: number): Doubles;
  giveBack(memory: Doubles): void;
  /** Lets go of what is not in use. */
  clear(): void;
}

/** From here on memory counts for more than time: there is spare memory for a quarter of the numbers only. */
const MANY = 2_500_000;

export function sortingRoom(): SortingRoom {
  const free: ArrayBuffer[] = [];
  const borrow = (count: number): Doubles => {
    const bytes = Math.max(8, 8 * count);
    // The smallest that is large enough: a large one is wanted again as such.
    const fits = free.filter((buffer) => buffer.byteLength >= bytes).toSorted((a, b) => a.byteLength - b.byteLength)[0];
    const [buffer = new ArrayBuffer(bytes)] = fits ? free.splice(free.indexOf(fits), 1) : [];
    return new Float64Array(buffer);
  };
  const giveBack = (memory: Doubles): void => void free.push(memory.buffer);
  return {
    borrow,
    sorted(memory, count) {
      if (count > MANY) {
        const part = borrow(Math.ceil(count / 4));
        sortInParts(memory.subarray(0, count), part);
        giveBack(part);
        return memory.subarray(0, count);
      }
      const spare = borrow(count);
      const sorted = sortedNumbers(memory.subarray(0, count), spare);
      giveBack(sorted.buffer === memory.buffer ? spare : memory);
      return sorted;
    },
    giveBack,
    clear: () => void free.splice(0),
  };
}
