import assert from "node:assert/strict";

import { base64 } from "../../../server/core/text/base64.ts";

describe("base64", () => {
  it("is what Node makes of the same bytes, at every length around a piece", () => {
    for (const length of [0, 1, 2, 3, 4, 6143, 6144, 6145, 20_000]) {
      const bytes = Uint8Array.from({ length }, (_, index) => (index * 37 + length) % 256);
      assert.equal(base64(bytes), Buffer.from(bytes).toString("base64"));
    }
  });
});
