import assert from "node:assert/strict";

import { sameWords } from "../../../server/core/text/sameWords.ts";

describe("same words", () => {
  const names = ["output_dir", "finetuning_type", "cutoff_len", "lora_target_modules", "dataset"];

  for (const [name, meant] of [["output_directory", "output_dir"], ["finetune_type", "finetuning_type"], ["cutoff_length", "cutoff_len"]] as const) {
    it(`finds ${meant} for ${name}`, () => {
      assert.equal(sameWords(name, names), meant);
    });
  }

  it("leaves single words and other words alone", () => {
    assert.equal(sameWords("data", names), undefined);
    assert.equal(sameWords("input_dir", names), undefined);
    assert.equal(sameWords("lora_target", names), undefined);
    assert.equal(sameWords("max_len", ["max_length"]), undefined);
  });
});
