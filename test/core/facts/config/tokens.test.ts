import assert from "node:assert/strict";

import { estimatedTokens } from "../../../../server/core/facts/config/tokens.ts";

/** Texts with what tiktoken's o200k_base makes of them. */
const COUNTED: readonly (readonly [text: string, tokens: number])[] = [
  ["Das Wetter war gestern so schlecht, dass wir zu Hause geblieben sind und Suppe gekocht haben.", 19],
  ["机器学习是人工智能的一个分支，研究如何让计算机从数据中学习。", 20],
  ["Машинное обучение изучает, как компьютеры учатся на данных.", 16],
  ["L'apprentissage automatique étudie comment les ordinateurs apprennent à partir de données.", 18],
];

describe("estimated tokens", () => {
  for (const [text, tokens] of COUNTED) {
    it(`are near the real ones of ${JSON.stringify(text.slice(0, 20))}`, () => {
      assert.ok(Math.abs(estimatedTokens(text) / tokens - 1) <= 0.2, `${estimatedTokens(text)} instead of ${tokens}`);
    });
  }
  it("are none in nothing, and grow with the text", () => {
    assert.equal(estimatedTokens(""), 0);
    assert.equal(estimatedTokens("word ".repeat(1000)), 1000);
    assert.equal(estimatedTokens("1234567"), 3);
  });
});
