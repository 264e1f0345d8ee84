import { sortedNumbers } from "../core/index.ts";

type Doubles = Float64Array<ArrayBuffer>;

/** Memory for one column of each of two data sets and for sorting, used again for every pair of columns. */
export interface SortingRoom {
  /** Memory for so many numbers, not in use. */
  borrow(count: number): Doubles;
  /** The numbers in order, in memory that is borrowed until it is given back. */
  sorted(memory: Doubles, count: number): Doubles;
  giveBack(memory: Doubles): void;
}

export function sortingRoom(): SortingRoom {
  const free: ArrayBuffer[] = [];
  const borrow = (count: number): Doubles => {
    const bytes = Math.max(8, 8 * count);
    const place = free.findIndex((buffer) => buffer.byteLength >= bytes);
    const [buffer = new ArrayBuffer(bytes)] = place < 0 ? [] : free.splice(place, 1);
    return new Float64Array(buffer);
  };
  const giveBack = (memory: Doubles): void => void free.push(memory.buffer);
  return {
    borrow,
    sorted(memory, count) {
      const spare = borrow(count);
      const sorted = sortedNumbers(memory.subarray(0, count), spare);
      giveBack(sorted.buffer === memory.buffer ? spare : memory);
      return sorted;
    },
    giveBack,
  };
}
