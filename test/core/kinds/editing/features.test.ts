import assert from "node:assert/strict";

import { applyEdits, definitionsAt, linksIn } from "../../../../server/core/index.ts";
import { atCursor, labelsAt } from "../../../harness/cursor.ts";

const WORKFLOW = "on: push\njobs:\n  test:\n    runs-on: ubuntu-latest\n  train:\n    needs: ";

describe("what every kind can do in the editor", () => {
  it("completes keys and values of JSON in quotes", () => {
    const { document, offset, snapshot, features } = atCursor({ "adapter_config.json": '{\n  "r": 8,\n  "task_type": ‸\n}' });
    const found = features.complete?.(document, offset, snapshot).find(({ label }) => label === "CAUSAL_LM");
    assert.match(found ? applyEdits(document.text, [found.edit]) : "", /"task_type": "CAUSAL_LM"\n/);
    assert.ok(!labelsAt({ "adapter_config.json": '{\n  "r": 8,\n  "‸"\n}' }).includes("r"));
    assert.ok(labelsAt({ "adapter_config.json": '{\n  "r": 8,\n  "‸"\n}' }).includes("lora_alpha"));
  });
  it("completes keys of nested JSON", () => {
    assert.ok(labelsAt({ "ds_config.json": '{ "zero_optimization": { "‸" } }' }).includes("stage"));
  });
  it("completes the choices of a key", () => {
    assert.ok(labelsAt({ "sweep.yaml": "method: ‸\nparameters: {}\n" }).includes("bayes"));
  });
  it("leads from a name to its definition, and completes it", () => {
    const { document, offset, snapshot } = atCursor({ ".github/workflows/ci.yml": `${WORKFLOW}te‸st\n` });
    assert.equal(definitionsAt(document, offset, snapshot)[0]?.at.start, document.text.indexOf("test"));
    assert.deepEqual(labelsAt({ ".github/workflows/ci.yml": `${WORKFLOW}‸\n` }), ["test", "train"]);
  });
  it("opens files that are named with their symbol", () => {
    const { document, offset, snapshot } = atCursor({ "predict.py": "", "cog.yaml": 'predict: "pre‸dict.py:Predictor"\n' });
    assert.equal(definitionsAt(document, offset, snapshot)[0]?.uri, "file:///workspace/predict.py");
    assert.deepEqual(linksIn(document, snapshot).map(({ uri }) => uri), ["file:///workspace/predict.py"]);
  });
  it("shows numbers that one would work out by hand", () => {
    const lens = (files: Record<string, string>): readonly string[] => {
      const { document, snapshot, features } = atCursor(files);
      return (features.lenses?.(document, snapshot) ?? []).map(({ title }) => title);
    };
    assert.deepEqual(lens({ "a.yaml": "output_dir: o\nper_device_train_batch_size: 8\ngradient_accumulation_steps: 4\n‸" }), ["effective batch: 8 × 4 = 32 per GPU"]);
    assert.deepEqual(lens({ "a.yaml": "method: grid\nparameters:\n  a: {values: [1, 2, 3]}\n  b: {min: 1, max: 4}\n  c: {value: 5}\n‸" }), ["12 combinations"]);
    assert.deepEqual(lens({ "ds_config.json": '{"train_batch_size": 64, "train_micro_batch_size_per_gpu": 4, "gradient_accumulation_steps": 2}‸' }), ["64 = 4 × 2 × 8 GPUs"]);
    assert.deepEqual(lens({ "recipe.yaml": "model:\n  _component_: torchtune.models.llama3.llama3_8b\nbatch_size: 2\ngradient_accumulation_steps: 8\n‸" }), ["effective batch: 2 × 8 = 16 per GPU"]);
    assert.deepEqual(lens({ "fit.yaml": "seed_everything: 1\ntrainer: {devices: 4, accumulate_grad_batches: 2}\ndata:\n  class_path: data.Images\n  init_args: {batch_size: 32}\n‸" }), ["effective batch: 32 × 2 × 4 = 256"]);
    assert.deepEqual(lens({ "accelerate_config.yaml": "distributed_type: MULTI_GPU\nnum_machines: 2\nnum_processes: 16\n‸" }), ["effective batch: 16 × the script's batch, 8 processes on each of 2 machines"]);
    assert.deepEqual(lens({ "conf/config.yaml": "defaults:\n  - _self_\nhydra:\n  sweeper:\n    params:\n      lr: 0.1,0.01\n      depth: range(1, 4)\n‸" }), ["6 runs: 2 × 3"]);
  });
  it("explains how a number was worked out", () => {
    const { document, offset, snapshot, features } = atCursor({ "a.yaml": "output_dir: o\nmax_samples: 640\nper_device_train_batch_size: ‸8\ngradient_accumulation_steps: 4\n" });
    const markdown = features.hover?.(document, offset, snapshot)?.markdown ?? "";
    assert.match(markdown, /Effective batch: 32 examples/);
    assert.match(markdown, /20 steps per epoch/);
  });
  it("shows the memory of a model server in a Compose file", () => {
    const { document, snapshot, features } = atCursor({ "compose.yaml": "services:\n  llm:\n    image: vllm/vllm-openai:v0.11.0\n    command: --model meta-llama/Llama-3.1-8B-Instruct --max-model-len 8192\n‸" });
    assert.match((features.lenses?.(document, snapshot) ?? []).map(({ title }) => title).join(), /per text of 8,192 tokens/);
  });
  it("takes the hours of a run from a setting, where the file cannot hold a comment", () => {
    const { document, snapshot, features } = atCursor({ "ds_config.json": '{"train_batch_size": 8, "zero_optimization": {"stage": 2}}‸' });
    const runs = { "ds_config.json": "10 h on 2 x A100 at 100 g/kWh" };
    assert.deepEqual((features.lenses?.(document, { ...snapshot, settings: { ...snapshot.settings, runs } }) ?? []).map(({ title }) => title), ["12.5 kWh, 1.25 kg CO2e"]);
    assert.deepEqual(features.lenses?.(document, snapshot), []);
  });
  it("explains a key", () => {
    const { document, offset, snapshot, features } = atCursor({ "generation_config.json": '{ "top‸_p": 0.9 }' });
    assert.match(features.hover?.(document, offset, snapshot)?.markdown ?? "", /most likely tokens/);
  });
  it("says nothing in a comment", () => {
    assert.deepEqual(labelsAt({ "sweep.yaml": "method: grid # ‸\nparameters: {}\n" }), []);
  });
});

describe("names in the middle of text", () => {
  const offered = (files: Readonly<Record<string, string>>): readonly string[] => {
    const { document, offset, snapshot, features } = atCursor(files);
    return (features.complete?.(document, offset, snapshot) ?? []).map(({ edit }) => applyEdits(document.text, [edit]).split("\n").find((line) => line.includes("HERE")) ?? "");
  };

  it("are offered behind what opens them, in the scope that they are known in", () => {
    const workflow = (typed: string): string => `apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nspec:\n  templates:\n    - name: a\n      inputs:\n        parameters: [{name: text}, {name: size}]\n      container:\n        args: ["HERE ${typed}"]\n    - name: b\n      inputs:\n        parameters: [{name: other}]\n`;
    assert.deepEqual(offered({ "flow.yaml": workflow("{{inputs.parameters.te‸}}") }), ['        args: ["HERE {{inputs.parameters.text}}"]', '        args: ["HERE {{inputs.parameters.size}}"]']);
    const pipeline = "type: pipeline\ninputs: {rows: 1}\njobs:\n  a:\n    inputs:\n      HERE: ${{parent.inputs.‸}}\n";
    assert.deepEqual(offered({ "pipe.yml": pipeline }), ["      HERE: ${{parent.inputs.rows}}"]);
  });
  it("are offered in prompts and interpolations", () => {
    assert.deepEqual(offered({ "a.prompty": "---\ninputs:\n  topic: {type: string}\n---\nHERE {{ to‸ }}\n" }), ["HERE {{ topic }}"]);
    assert.deepEqual(offered({ "promptfooconfig.yaml": "prompts: ['HERE {{‸}}']\nproviders: [a]\ntests: [{vars: {topic: x}}]\n" }), ["prompts: ['HERE {{topic}}']"]);
    assert.deepEqual(offered({ "conf/config.yaml": "defaults:\n  - _self_\nHERE: ${model.w‸}\nmodel:\n  width: 3\n" }).at(-1), "HERE: ${model.width}");
  });
});
