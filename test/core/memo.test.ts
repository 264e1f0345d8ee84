import assert from "node:assert/strict";

import { memo, rememberedByText } from "../../server/core/memo.ts";

describe("memo", () => {
  it("computes once per object", () => {
    let computed = 0;
    const length = memo(({ text }: { readonly text: string }) => (computed++, text.length));
    const input = { text: "abc" };
    assert.deepEqual([length(input), length(input), length({ ...input })], [3, 3, 3]);
    assert.equal(computed, 2);
  });
});

describe("rememberedByText", () => {
  function counted(most: number): { readonly length: (text: string) => number; readonly computed: readonly string[] } {
    const computed: string[] = [];
    return { length: rememberedByText((text) => computed.push(text) && text.length, most), computed };
  }

  it("computes once per text, wherever it was cut from", () => {
    const { length, computed } = counted(10);
    assert.deepEqual([length("one"), length("someone".slice(4)), length("three")], [3, 3, 5]);
    assert.deepEqual(computed, ["one", "three"]);
  });
  it("remembers as well that there is nothing", () => {
    let computed = 0;
    const after = rememberedByText((text) => (computed++, text.split(":")[1]), 10);
    assert.deepEqual([after("one"), after("one"), computed], [undefined, undefined, 1]);
  });
  it("keeps what is asked for again and again, and forgets the rest", () => {
    const { length, computed } = counted(2);
    for (let times = 0; times < 10; times++) {
      length("kept");
      length(`other ${times}`);
    }
    assert.equal(computed.filter((text) => text === "kept").length, 1);
    length("other 0");
    assert.equal(computed.filter((text) => text === "other 0").length, 2);
  });
});
