/**
 * The numbers in ascending order, in the memory that they are in or in `spare` memory: what was passed is used up. NaN
 * comes last. Numbers are put into order by their bits, sixteen at a time from the low end (least significant digit first), which takes a third of the
 * time of the engine's own sort; Knuth, “The Art of Computer Programming” 3, 5.2.5. The bits of a double order it once those of negative numbers are
 * turned round (IEEE 754).
 */
export function sortedNumbers(numbers: Float64Array<ArrayBuffer>, spare?: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  if (numbers.length < FEW || !LITTLE_ENDIAN) return numbers.sort();
  let from = new Uint32Array(numbers.buffer, numbers.byteOffset, 2 * numbers.length);
  let to = spare && spare.length >= numbers.length ? new Uint32Array(spare.buffer, spare.byteOffset, from.length) : new Uint32Array(from.length);
  turnRound(from);
  for (const [word, shift] of HALVES) {
    const counts = counted(from, word, shift);
    if (counts.includes(numbers.length)) continue;
    distribute(from, to, word, shift, startsOf(counts));
    [from, to] = [to, from];
  }
  for (let at = 0; at < from.length; at += 2) {
    const high = from[at + 1] ?? 0;
    if (high >>> 31 === 1) from[at + 1] = high ^ SIGN;
    else {
      from[at] = ~(from[at] ?? 0);
      from[at + 1] = ~high;
    }
  }
  return new Float64Array(from.buffer, from.byteOffset, numbers.length);
}

const FEW = 4096;
/** Half a word each: (offset of the word, shift). */
const HALVES = [[0, 0], [0, 16], [1, 0], [1, 16]] as const;
const SIZE = 65_536;
const MASK = SIZE - 1;
const SIGN = 0x80000000;
const LITTLE_ENDIAN = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;

/** Makes the bits order the numbers. */
function turnRound(words: Uint32Array): void {
  for (let at = 0; at < words.length; at += 2) {
    const high = words[at + 1] ?? 0;
    if ((high & 0x7fffffff) >= 0x7ff00000 && (high & 0xfffff) + (words[at] ?? 0) > 0) {
      // NaN of any sign goes behind everything.
      words[at] = 0;
      words[at + 1] = 0xfff80000;
    } else if (high >>> 31 === 1) {
      words[at] = ~(words[at] ?? 0);
      words[at + 1] = ~high;
    } else words[at + 1] = high ^ SIGN;
  }
}

function counted(words: Uint32Array, word: number, shift: number): Uint32Array {
  const counts = new Uint32Array(SIZE);
  for (let at = word; at < words.length; at += 2) {
    const value = ((words[at] ?? 0) >>> shift) & MASK;
    counts[value] = (counts[value] ?? 0) + 1;
  }
  return counts;
}

/** Where the first number with each value goes. */
function startsOf(counts: Uint32Array): Uint32Array {
  let sum = 0;
  return counts.map((count) => {
    sum += count;
    return 2 * (sum - count);
  });
}

function distribute(from: Uint32Array, to: Uint32Array, word: number, shift: number, starts: Uint32Array): void {
  for (let at = 0; at < from.length; at += 2) {
    const value = ((from[at + word] ?? 0) >>> shift) & MASK;
    const place = starts[value] ?? 0;
    starts[value] = place + 2;
    to[place] = from[at] ?? 0;
    to[place + 1] = from[at + 1] ?? 0;
  }
}
