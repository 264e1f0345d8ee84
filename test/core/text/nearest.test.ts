import assert from "node:assert/strict";

import fc from "fast-check";

import { nearest } from "../../../server/core/text/nearest.ts";

const word = fc.stringMatching(/^[a-zA-Z_]{5,12}$/);

describe("the nearest word", () => {
  it("is the one that was meant, also where a letter is wrong, swapped, too many or too few", () => {
    for (const slip of ["learning_rte", "learnign_rate", "learning_raate", "laerning_rate", "Learning_Rate"]) assert.equal(nearest(slip, ["warmup_ratio", "learning_rate", "eval_steps"]), "learning_rate");
    assert.equal(nearest("epochs", ["seed", "model", "depth"]), undefined);
    assert.equal(nearest("ab", ["ac"]), undefined);
  });
  it("is found for every slip of one letter, wherever it is", () => {
    fc.assert(
      fc.property(word, fc.nat(11), fc.constantFrom("x", "Q", "_"), fc.constantFrom("replace", "insert", "drop"), (meant, at, letter, how) => {
        const place = at % meant.length;
        const slip = meant.slice(0, place) + (how === "drop" ? "" : letter) + meant.slice(how === "insert" ? place : place + 1);
        fc.pre(slip !== meant);
        assert.equal(nearest(slip, ["0123456789", meant, "another_long_word"]), meant);
      }),
    );
  });
});
