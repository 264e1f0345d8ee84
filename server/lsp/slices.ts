const SLICE_MS = 10;

/** Gives the event loop a turn: messages that wait are read, and timers run. */
export const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/**
 * For long work in a loop: await the function between two steps. It gives the loop a turn whenever 10 ms are used up, so
 * that the server keeps answering and a cancellation is seen.
 */
export function slices(): () => Promise<void> {
  let began = performance.now();
  return async () => {
    if (performance.now() - began < SLICE_MS) return;
    await nextTurn();
    began = performance.now();
  };
}
