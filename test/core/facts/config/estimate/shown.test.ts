import assert from "node:assert/strict";

import { energyOf } from "../../../../../server/core/facts/config/estimate/energy.ts";
import { atCursor } from "../../../../harness/cursor.ts";

function lensesOf(files: Record<string, string>): readonly string[] {
  const { document, snapshot, features } = atCursor(files);
  return (features.lenses?.(document, snapshot) ?? []).map(({ title }) => title);
}

function hoverOf(files: Record<string, string>): string {
  const { document, offset, snapshot, features } = atCursor(files);
  return features.hover?.(document, offset, snapshot)?.markdown ?? "";
}

describe("numbers shown in configs", () => {
  const QLORA = "base_model: meta-llama/Llama-3.1-8B\ndatasets: []\nadapter: qlora\nload_in_4bit: true\nbf16: auto\nlora_r: 16\nlora_target_linear: true\nmicro_batch_size: 1\nsequence_len: 2048\ngradient_checkpointing: true\n";

  it("estimates the memory of a training with adapters, by hand: 5.2 GiB of weights, 0.6 of adapters, 2.7 of activations", () => {
    const shown = lensesOf({ "run.yaml": `${QLORA}‸` });
    assert.ok(shown.includes("≈ 8.7 GiB on one GPU (5.9 GiB states + 2.7 GiB activations)"), shown.join("\n"));
  });

  it("says on hover how it was worked out and from where the formulas are", () => {
    const markdown = hoverOf({ "run.yaml": QLORA.replace("Llama-3.1", "Llama‸-3.1") });
    for (const part of [/8\.03 B parameters/, /41\.9 M parameters of adapters/, /arxiv\.org\/abs\/2205\.05198/, /Not counted/]) assert.match(markdown, part);
  });

  it("shares states by the stage of the DeepSpeed file", () => {
    const markdown = hoverOf({
      "ds.json": '{"zero_optimization": {"stage": 3}}',
      "run.yaml": "output_dir: o\nmodel_name_or_path: Qwen/Qwen2.5-7‸B\nbf16: true\ndeepspeed: ds.json\nper_device_train_batch_size: 1\n",
    });
    assert.match(markdown, /ZeRO stage 3 shares states: 1 GPU 113 GiB each, 2 GPUs 56\.7 GiB each, 4 GPUs 28\.4 GiB each, 8 GPUs 14\.2 GiB each/);
  });

  it("says of a config.json what the model weighs", () => {
    const config = { model_type: "llama", hidden_size: 4096, num_hidden_layers: 32, num_attention_heads: 32, num_key_value_heads: 8, intermediate_size: 14336, vocab_size: 128256, max_position_embeddings: 131072, torch_dtype: "bfloat16" };
    assert.deepEqual(lensesOf({ "config.json": `${JSON.stringify(config)}‸` }), ["8.03 B parameters · 15.0 GiB in 16 bits · cache 128 KiB per token"]);
  });

  it("says of a server what each GPU holds", () => {
    const shown = lensesOf({ "serve.yaml": "model: meta-llama/Llama-3.1-8B-Instruct\ntensor-parallel-size: 2\nmax-model-len: 32768\n‸" });
    assert.deepEqual(shown, ["weights 7.5 GiB + cache 2 GiB per text of 32,768 tokens on each of 2 GPUs"]);
  });

  it("counts what TRL adapts unless told, and tables that are trained whole", () => {
    const run = "output_dir: o\nmodel_name_or_path: meta-llama/Llama-3.1-8‸B\nper_device_train_batch_size: 1\nuse_peft: true\nlora_r: 8\n";
    assert.match(hoverOf({ "run.yaml": run }), /3\.4 M parameters of adapters/);
    // Two tables of 128,256 × 4,096 beside the adapters.
    assert.match(hoverOf({ "run.yaml": `${run}lora_modules_to_save: [embed_tokens, lm_head]\n` }), /1\.05 B parameters of adapters/);
  });

  it("keeps moments in the type of the weights: 8 bytes per parameter in Axolotl's bfloat16, 16 in 32 bits", () => {
    const run = "base_model: meta-llama/Llama-3.2-1‸B\ndatasets: []\nmicro_batch_size: 1\n";
    assert.match(hoverOf({ "run.yaml": `${run}bf16: true\n` }), /2 \+ 2 \+ 4 bytes each .* = 9\.2 GiB/);
    assert.match(hoverOf({ "run.yaml": `${run}bf16: false\n` }), /4 \+ 4 \+ 8 bytes each .* = 18\.4 GiB/);
    assert.match(hoverOf({ "run.yaml": `${run}bf16: true\noptimizer: adafactor\n` }), /2 \+ 2 \+ 0 bytes each/);
  });

  it("divides keys and values by the GPUs that have heads, and knows what no GPU holds", () => {
    const served = "model: meta-llama/Llama-3.1-70B-Instruct\nmax-model-len: 131072\n";
    assert.deepEqual(lensesOf({ "serve.yaml": `${served}tensor-parallel-size: 16\n‸` }), ["weights 8.2 GiB + cache 5 GiB per text of 131,072 tokens on each of 16 GPUs"]);
    assert.match(hoverOf({ "serve.yaml": served.replace("Llama-3.1", "Llama‸-3.1") }), /does not hold one such text/);
  });

  it("stretches positions as vLLM does: by their factor, and not where the file counts them in already", () => {
    const config = (rope: Record<string, unknown>): Record<string, unknown> => ({ model_type: "llama", architectures: ["LlamaForCausalLM"], hidden_size: 64, num_hidden_layers: 2, num_attention_heads: 4, intermediate_size: 96, vocab_size: 320, max_position_embeddings: 4096, rope_scaling: rope });
    const context = (rope: Record<string, unknown>): string | undefined => /one text of ([\d,]+) tokens/.exec(hoverOf({ "config.json": JSON.stringify(config(rope)).replace('"model_type"', '"model‸_type"') }))?.[1];
    assert.equal(context({ rope_type: "linear", factor: 4 }), "16,384");
    assert.equal(context({ rope_type: "yarn", factor: 4, original_max_position_embeddings: 2048 }), "8,192");
    assert.equal(context({ rope_type: "llama3", factor: 8, original_max_position_embeddings: 2048, low_freq_factor: 1, high_freq_factor: 4 }), "4,096");
  });

  it("says how many runs of a grid are started, and of one that draws", () => {
    const grid = "method: grid\nparameters:\n  a: {values: [1, 2, 3]}\n  b:\n    parameters:\n      c: {values: [1, 2]}\n";
    assert.deepEqual(lensesOf({ "sweep.yaml": `${grid}‸` }), ["6 combinations"]);
    assert.deepEqual(lensesOf({ "sweep.yaml": `run_cap: 4\n${grid}‸` }), ["4 of 6 combinations"]);
    const hydra = "defaults:\n  - _self_\nhydra:\n  sweeper:\n    params:\n      a: range(0,0.9,0.3)\n      b: 1,2\n";
    assert.deepEqual(lensesOf({ "conf/config.yaml": `${hydra}‸` }), ["6 runs: 3 × 2"]);
    assert.deepEqual(lensesOf({ "conf/config.yaml": `${hydra}    n_trials: 20\n‸` }), ["20 runs"]);
  });

  it("counts the steps of an epoch from the examples beside it", () => {
    const lines = '{"text": "a"}\n'.repeat(101);
    const shown = lensesOf({ "data/train.jsonl": lines, "run.yaml": "base_model: someone/else\ndatasets:\n  - path: data/train.jsonl\nmicro_batch_size: 4\ngradient_accumulation_steps: 8\n‸" });
    assert.ok(shown.includes("4 steps per epoch on one GPU"), shown.join("\n"));
  });

  it("works out energy and emissions of a run that a comment describes", () => {
    const [shown = ""] = lensesOf({ "run.yaml": "# modelwright: run 12 h on 8 x A100 at 100 g/kWh\nbase_model: someone/else\ndatasets: []\n‸" });
    // 12 h × 8 × 0.4 kW × 1.56 = 59.9 kWh.
    assert.equal(shown, "59.9 kWh, 5.99 kg CO2e");
    assert.match(lensesOf({ "run.yaml": "# modelwright: run 1 h on Abacus\nbase_model: a\ndatasets: []\n‸" })[0] ?? "", /not known here/);
  });

  it("gives the emissions of table 2 of the Llama 2 paper: 184,320 hours of A100 make 31.22 t", () => {
    const { kilograms } = energyOf(184_320, 1, 400, 1.1, 385);
    assert.ok(Math.abs(kilograms / 1000 - 31.22) < 0.05, String(kilograms));
  });

  it("says nothing of models that are not known", () => {
    assert.deepEqual(lensesOf({ "run.yaml": "base_model: someone/else\ndatasets: []\n‸" }), []);
    assert.deepEqual(lensesOf({ "config.json": '{"model_type": "llama", "hidden_size": 0, "num_hidden_layers": "x", "architectures": []}‸' }), []);
  });
});
