import assert from "node:assert/strict";

import { parameterCount } from "../../../../../server/core/facts/config/architecture.ts";
import { activationMemory, adapterParameters, cachePerToken, PER_PARAMETER, stateMemory, weightMemory } from "../../../../../server/core/facts/config/estimate/memory.ts";
import { openModel } from "../../../../../server/core/facts/config/tables/openModels.ts";

const GB = 1e9;

function known(name: string) {
  const model = openModel(name);
  assert.ok(model, name);
  return model;
}

describe("memory of language models", () => {
  /** As the Hub shows it for the weights, in whole parameters. */
  const PUBLISHED: readonly (readonly [name: string, parameters: number])[] = [
    ["meta-llama/Llama-2-7b-hf", 6_738_415_616],
    ["meta-llama/Llama-2-13b-chat-hf", 13_015_864_320],
    ["meta-llama/Llama-2-70b-hf", 68_976_648_192],
    ["meta-llama/Llama-3.1-8B-Instruct", 8_030_261_248],
    ["meta-llama/Meta-Llama-3.1-70B", 70_553_706_496],
    ["meta-llama/Llama-3.2-1B", 1_235_814_400],
    ["meta-llama/Llama-3.2-3B", 3_212_749_824],
    ["mistralai/Mistral-7B-v0.1", 7_241_732_096],
    ["mistralai/Mixtral-8x7B-v0.1", 46_702_792_704],
    ["Qwen/Qwen2.5-0.5B", 494_032_768],
    ["Qwen/Qwen2.5-7B-Instruct", 7_615_616_512],
    ["Qwen/Qwen2.5-72B", 72_706_203_648],
    ["Qwen/Qwen3-8B", 8_190_735_360],
    ["google/gemma-7b", 8_537_680_896],
    ["microsoft/Phi-3-mini-4k-instruct", 3_821_079_552],
    ["TinyLlama/TinyLlama-1.1B-Chat-v1.0", 1_100_048_384],
    ["mistralai/Mistral-Nemo-Base-2407", 12_247_782_400],
    ["mistralai/Mistral-Small-24B-Instruct-2501", 23_572_403_200],
    ["google/gemma-2b-it", 2_506_172_416],
    ["Qwen/Qwen3-0.6B", 596_049_920],
    ["Qwen/Qwen3-1.7B", 1_720_574_976],
    ["microsoft/phi-4", 14_659_507_200],
    ["HuggingFaceTB/SmolLM2-1.7B", 1_711_376_384],
    ["codellama/CodeLlama-7b-hf", 6_738_546_688],
    ["Qwen/Qwen2.5-14B", 14_770_033_664],
    ["Qwen/Qwen2.5-Coder-32B-Instruct", 32_763_876_352],
    ["deepseek-ai/DeepSeek-R1-Distill-Qwen-1.5B", 1_777_088_000],
    ["google/gemma-2-2b-it", 2_614_341_888],
    ["google/gemma-2-9b", 9_241_705_984],
    ["google/gemma-2-27b-it", 27_227_128_320],
  ];
  for (const [name, parameters] of PUBLISHED) {
    it(`counts the parameters of ${name}`, () => assert.equal(parameterCount(known(name)), parameters));
  }

  it("shares states as figure 1 of ZeRO has it: 7.5 billion parameters on 64 GPUs", () => {
    const inGigabytes = (stage: number): string => (stateMemory(7.5e9, PER_PARAMETER.deepspeed, stage, 64) / GB).toFixed(1);
    assert.deepEqual([0, 1, 2, 3].map(inGigabytes), ["120.0", "31.4", "16.6", "1.9"]);
  });

  it("keeps as many bytes per token as published: 128 KiB for Llama 3.1 8B, 512 KiB for Llama 2 7B", () => {
    assert.deepEqual(["llama-3.1-8b", "llama-2-7b"].map((name) => cachePerToken(known(name)) / 1024), [128, 512]);
  });

  it("counts adapters as PEFT prints them: 41,943,040 of rank 16 in all matrices of Llama 3.1 8B, 3,407,872 of rank 8 in q and v", () => {
    const model = known("llama-3.1-8b");
    assert.equal(adapterParameters(model, 16, "all"), 41_943_040);
    assert.equal(adapterParameters(model, 8, ["q_proj", "v_proj"]), 3_407_872);
  });

  it("keeps 34 s·b·h bytes of each layer, or 2 and one layer when they are recomputed", () => {
    const model = known("llama-2-7b");
    const unit = 4096 * 2 * 4096;
    assert.equal(activationMemory(model, 2, 4096, false), 34 * unit * 32);
    assert.equal(activationMemory(model, 2, 4096, true), 2 * unit * 32 + 34 * unit);
  });

  it("quantizes the layers and leaves the embeddings in 16 bits", () => {
    const model = known("llama-2-7b");
    const embeddings = 2 * 32000 * 4096;
    assert.equal(weightMemory(model, 16), 2 * 6_738_415_616);
    const norms = (2 * 32 + 1) * 4096;
    assert.equal(weightMemory(model, 8), 2 * (embeddings + norms) + (6_738_415_616 - embeddings - norms));
    assert.ok(Math.abs(weightMemory(model, 4) / 2 ** 30 - 3.6) < 0.1);
  });
});
