/**
 * Numbers from 0 to 1 (exclusive) that look random and are the same for the same seed, so that intervals do not change from
 * one look to the next: Mulberry32 (Tommy Ettinger, public domain), a 32-bit counter and a mixing function.
 */
export function seededRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
