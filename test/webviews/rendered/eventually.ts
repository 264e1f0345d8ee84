import assert from "node:assert/strict";

/** Long enough for a machine that does ten other things. */
const PATIENCE_MS = 15_000;

/** Waits until something is as expected; tells the difference where it never is. For what a page does only after it has answered. */
export async function eventually<Value>(ask: () => Value | Promise<Value>, expected: Value): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      assert.deepEqual(await ask(), expected);
      return;
    } catch (problem) {
      if (Date.now() > end) throw problem;
      await new Promise((retry) => setTimeout(retry, 20));
    }
  }
}
