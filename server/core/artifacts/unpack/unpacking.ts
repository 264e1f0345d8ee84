import type { ByteSource } from "../source.ts";

/** Pieces of the unpacked data, then why it ended too early, if it did. */
export type Unpacking = Generator<Uint8Array, string | undefined>;

/** How much may still be unpacked while one file is inspected. Shared by all its parts, so that many small bombs are one big one. */
export interface Budget {
  left: number;
}

export const newBudget = (): Budget => ({ left: 2 ** 31 });

export interface Unpacked extends ByteSource {
  /** Set once reading came to where the data is damaged or too much. */
  problem(): string | undefined;
}

/** More than any data has. */
export const huge = Number.MAX_SAFE_INTEGER;

/** How far back a reader may go without unpacking from the start again. */
const KEPT_BACK = 1 << 19;

/** Unpacked data as a source. Meant to be read forwards; going back far starts again, which counts against the budget. `cost` is how many times slower than others a method is. */
export function unpackedSource(start: () => Unpacking, budget: Budget, cost = 1): Unpacked {
  let running = start();
  let held: Uint8Array[] = [];
  let heldFrom = 0;
  let end = 0;
  let done = false;
  let problem: string | undefined;

  const advance = (): void => {
    const next = running.next();
    if (next.done === true) {
      done = true;
      problem ??= next.value;
      return;
    }
    held.push(next.value);
    end += next.value.length;
    budget.left -= next.value.length * cost;
    if (budget.left >= 0) return;
    done = true;
    problem = "it unpacks to more than is looked at in one file";
  };

  const read = (offset: number, length: number): Uint8Array => {
    if (offset < heldFrom) {
      if (problem !== undefined && budget.left < 0) return new Uint8Array(0);
      running = start();
      [held, heldFrom, end, done] = [[], 0, 0, false];
    }
    while (!done && end < offset + length) {
      advance();
      while (held[0] !== undefined && heldFrom + held[0].length < offset - KEPT_BACK) heldFrom += held.shift()?.length ?? 0;
    }
    return gathered(held, offset - heldFrom, Math.min(length, end - offset));
  };
  return { size: Infinity, read, problem: () => problem };
}

function gathered(pieces: readonly Uint8Array[], start: number, length: number): Uint8Array {
  if (length <= 0) return new Uint8Array(0);
  const bytes = new Uint8Array(length);
  let from = 0;
  for (const piece of pieces) {
    const first = Math.max(0, start - from);
    const target = Math.max(0, from - start);
    if (first < piece.length && target < length) bytes.set(piece.subarray(first, first + length - target), target);
    from += piece.length;
  }
  return bytes;
}

/** The last part of the output, which repeats refer back to, and what has not been handed out yet. */
export interface Window {
  put(byte: number): void;
  /** False where the distance goes back to before the beginning. */
  copy(distance: number, length: number): boolean;
  /** The byte so many places back; zero before the beginning. */
  back(distance: number): number;
  /** How many bytes went in so far. */
  total(): number;
  full(): boolean;
  flush(): Uint8Array;
  rest(): Uint8Array;
}

const PIECE = 1 << 17;

/** `reach` is the furthest that a repeat goes back. */
export function windowOf(reach: number): Window {
  const limit = reach + Math.max(PIECE, reach >> 2);
  const bytes = new Uint8Array(limit + 512);
  let moved = 0;
  let at = 0;
  let handedOut = 0;
  const flush = (): Uint8Array => {
    const piece = bytes.slice(handedOut, at);
    if (at > reach) {
      bytes.copyWithin(0, at - reach, at);
      moved += at - reach;
      at = reach;
    }
    handedOut = at;
    return piece;
  };
  return {
    put: (byte) => { bytes[at++] = byte; },
    copy(distance, length) {
      if (distance > at || distance === 0) return false;
      if (distance >= length) bytes.copyWithin(at, at - distance, at - distance + length);
      else for (let index = 0; index < length; index++) bytes[at + index] = bytes[at + index - distance] ?? 0;
      at += length;
      return true;
    },
    back: (distance) => (distance <= at ? (bytes[at - distance] ?? 0) : 0),
    total: () => moved + at,
    full: () => at >= limit,
    flush,
    rest: flush,
  };
}
