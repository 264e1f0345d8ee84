import assert from "node:assert/strict";

import { extensionUnderTest, untilIdle } from "./support.ts";

const ACTIVATION_BUDGET_MS = 100;

describe("activation", () => {
  it("is quick, and leaves the language server to start by itself", async () => {
    const extension = extensionUnderTest();
    await untilIdle();
    const started = performance.now();
    await extension.activate();
    const took = performance.now() - started;
    assert.ok(took < ACTIVATION_BUDGET_MS, `activation took ${Math.round(took)} ms`);
  });
});
