import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { countedModel } from "../../../../../server/core/facts/config/models/count.ts";
import { activeParametersOf, cacheNumbers, type Model, parametersOf } from "../../../../../server/core/facts/config/models/model.ts";
import { type PlainValues, valuesOf } from "../../../../../server/core/facts/config/models/values.ts";

interface Row {
  readonly parameters: number;
  readonly config: PlainValues & { readonly model_type: string };
}

/** Counted in models that transformers built of these configs; `test/integration/models` builds them again. */
const ROWS = JSON.parse(readFileSync(new URL("reference.json", import.meta.url), "utf8")) as readonly Row[];

function counted(config: PlainValues): Model {
  const model = countedModel(valuesOf(config));
  assert.ok(model, JSON.stringify(config));
  return model;
}

describe("parameters of models", () => {
  for (const family of new Set(ROWS.map(({ config }) => config.model_type))) {
    it(`are as many as transformers builds: ${family}`, () => {
      for (const { parameters, config } of ROWS.filter(({ config: { model_type: type } }) => type === family)) assert.equal(parametersOf(counted(config)), parameters, JSON.stringify(config));
    });
  }

  it("are not known of other families, of other classes and where a number is missing", () => {
    const bert = ROWS.find(({ config }) => config.model_type === "bert")?.config ?? assert.fail();
    for (const changed of [{ model_type: "wav2vec2" }, { architectures: ["BertForSomethingElse"] }, { hidden_size: null }, { vocab_size: "many" }, { architectures: [] }]) {
      assert.equal(countedModel(valuesOf({ ...bert, ...changed })), undefined, JSON.stringify(changed));
    }
  });

  /** From its report: 671 billion parameters, of which 37 billion are used for a token (arXiv:2412.19437). */
  const DEEPSEEK = {
    ...{ model_type: "deepseek_v3", architectures: ["DeepseekV3ForCausalLM"], hidden_size: 7168, num_hidden_layers: 61, num_attention_heads: 128, vocab_size: 129280, intermediate_size: 18432 },
    ...{ moe_intermediate_size: 2048, n_routed_experts: 256, num_experts_per_tok: 8, n_shared_experts: 1, first_k_dense_replace: 3 },
    ...{ q_lora_rank: 1536, kv_lora_rank: 512, qk_nope_head_dim: 128, qk_rope_head_dim: 64, v_head_dim: 128 },
  };

  it("tell those that a token goes through from all of them, as published of DeepSeek-V3", () => {
    assert.equal((parametersOf(counted(DEEPSEEK)) / 1e9).toFixed(0), "671");
    assert.equal((activeParametersOf(counted(DEEPSEEK)) / 1e9).toFixed(1), "37.6");
  });

  it("keep 576 numbers per layer and token of latent attention, and of a window no more than it is long", () => {
    assert.equal(cacheNumbers(counted(DEEPSEEK), 1), 61 * 576);
    const gemma = { model_type: "gemma2", hidden_size: 2304, num_hidden_layers: 26, num_attention_heads: 8, num_key_value_heads: 4, head_dim: 256, intermediate_size: 9216, vocab_size: 256000, sliding_window: 4096 };
    // Half of the layers look back 4,096 tokens, half at all 8,192.
    assert.equal(cacheNumbers(counted(gemma), 8192), 2 * 4 * 256 * (13 * 4096 + 13 * 8192));
  });
});
