import assert from "node:assert/strict";

import { meantPath } from "../../../../server/core/kinds/schema/components.ts";
import { keyOf, signatureIn } from "../../../../server/core/kinds/schema/componentTable.ts";
import { HAYSTACK_COMPONENTS } from "../../../../server/core/kinds/schema/fields/haystackComponents.ts";

describe("components of libraries", () => {
  it("finds what a misspelt import path means, in its name, its module or its library", () => {
    assert.equal(meantPath("torchtune.models.llama3.llama3_tokeniser")?.path, "torchtune.models.llama3.llama3_tokenizer");
    assert.equal(meantPath("pytorch_lightning.callback.ModelCheckpoint")?.path, "pytorch_lightning.callbacks.ModelCheckpoint");
    assert.equal(meantPath("torchtun.models.llama3.llama3_8b")?.path, "torchtune.models.llama3.llama3_8b");
    assert.equal(meantPath("ModelCheckpoints", "Lightning")?.path, "ModelCheckpoint");
  });

  it("leaves alone what may be another size, another release or another library", () => {
    for (const path of ["torchtune.models.llama3.llama3_9b", "torchtune.models.qwen4.qwen2_7b", "torch.nn.Linears", "tuner.models.llama3", "torchtune.models.novel.zeitgeist"]) {
      assert.equal(meantPath(path), undefined, path);
    }
  });

  it("reads arguments, whether there may be more, and what flows in and out", () => {
    const retriever = signatureIn(HAYSTACK_COMPONENTS, "InMemoryEmbeddingRetriever");
    assert.ok(retriever?.keys["top_k"] && !retriever.open);
    assert.deepEqual(retriever.outputs, ["documents"]);
    assert.equal(signatureIn(HAYSTACK_COMPONENTS, "PromptBuilder")?.inputs, undefined);
    assert.equal(signatureIn(HAYSTACK_COMPONENTS, "Nothing"), undefined);
  });

  it("knows limits by the name of an argument", () => {
    assert.deepEqual(keyOf("lora_dropout", "num = 0.0").shape, { is: "number", coerced: true, min: 0, max: 1 });
  });
});
