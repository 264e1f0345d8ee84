import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { architectureFrom, parameterCount } from "../../../server/core/facts/config/architecture.ts";
import { adapterParameters, cacheOf, PER_PARAMETER } from "../../../server/core/facts/config/estimate/memory.ts";
import { momentBytes } from "../../../server/core/facts/config/estimate/optimizers.ts";
import type { PlainValues } from "../../../server/core/facts/config/models/values.ts";
import { peerPython } from "../../../server/tasks/python.ts";
import { temporaryFolder } from "../../harness/disk.ts";

const SCRIPT = `
import copy, json, os, sys
os.environ["TRANSFORMERS_VERBOSITY"] = "error"
import peft, torch, transformers
from transformers.models.auto.configuration_auto import CONFIG_MAPPING

rows, small = json.load(open("rows.json")), json.load(open("small.json"))

def config_of(given):
    given = copy.deepcopy(given)
    return CONFIG_MAPPING[given.pop("model_type")](**{name: value for name, value in given.items() if name != "architectures"})

def built(given):
    with torch.device("meta"): model = getattr(transformers, given["architectures"][0])(config_of(given))
    model.tie_weights()
    return sum(one.numel() for one in {id(one): one for one in model.parameters()}.values())

def measured(given):
    kind = getattr(transformers, given["architectures"][0])
    with torch.no_grad(): answer = kind(config_of(given)).eval()(torch.arange(TOKENS)[None], use_cache=True)
    cache = sum(layer.keys.numel() + layer.values.numel() for layer in answer.past_key_values.layers)
    adapted = peft.get_peft_model(kind(config_of(given)), peft.LoraConfig(r=8, target_modules="all-linear", task_type="CAUSAL_LM"))
    return dict(cache=cache, adapters=sum(one.numel() for one in adapted.parameters() if one.requires_grad))

def state(make, kind):
    layer = torch.nn.Linear(512, 512, bias=False, dtype=kind)
    optimizer = make(layer.parameters())
    layer(torch.ones(1, 512, dtype=kind)).sum().backward()
    optimizer.step()
    return sum(value.numel() * value.element_size() for one in optimizer.state.values() for value in one.values() if torch.is_tensor(value) and value.dim() > 0) / layer.weight.numel()

TOKENS = 20
OPTIMIZERS = dict(adamw_torch=torch.optim.AdamW, sgd=lambda own: torch.optim.SGD(own, lr=0.1), adagrad=torch.optim.Adagrad, rmsprop=torch.optim.RMSprop, adafactor=torch.optim.Adafactor)
json.dump(dict(
    rows=[built(row["config"]) for row in rows], small=[measured(one) for one in small],
    full={name: state(make, torch.float32) for name, make in OPTIMIZERS.items()}, half=state(torch.optim.AdamW, torch.bfloat16),
), open("found.json", "w"))
`;

const SMALL = { vocab_size: 320, hidden_size: 64, num_hidden_layers: 4, num_attention_heads: 4, intermediate_size: 96, max_position_embeddings: 128 };
const GROUPED = { ...SMALL, num_key_value_heads: 2, head_dim: 16 };
const OLD = { vocab_size: 320, n_embd: 64, n_layer: 4, n_head: 4, n_positions: 128 };

/** Small models with caches of every sort; PEFT adapts all of their matrices. */
const MODELS: readonly PlainValues[] = [
  { model_type: "llama", architectures: ["LlamaForCausalLM"], ...GROUPED },
  { model_type: "qwen3", architectures: ["Qwen3ForCausalLM"], ...GROUPED, head_dim: 32 },
  { model_type: "gemma", architectures: ["GemmaForCausalLM"], ...GROUPED, num_key_value_heads: 1, head_dim: 32 },
  { model_type: "phi3", architectures: ["Phi3ForCausalLM"], ...GROUPED, pad_token_id: 0 },
  { model_type: "gpt_neox", architectures: ["GPTNeoXForCausalLM"], ...SMALL },
  { model_type: "gpt2", architectures: ["GPT2LMHeadModel"], ...OLD },
  { model_type: "gptj", architectures: ["GPTJForCausalLM"], ...OLD, rotary_dim: 8 },
  { model_type: "gpt_bigcode", architectures: ["GPTBigCodeForCausalLM"], ...OLD },
  { model_type: "bloom", architectures: ["BloomForCausalLM"], vocab_size: 320, hidden_size: 64, n_layer: 4, n_head: 4 },
  { model_type: "olmo2", architectures: ["Olmo2ForCausalLM"], ...GROUPED },
];

interface Found {
  readonly rows: readonly number[];
  readonly small: readonly { readonly cache: number; readonly adapters: number }[];
  readonly full: Readonly<Record<string, number>>;
  readonly half: number;
}

describe("numbers of models beside transformers, PEFT and PyTorch", () => {
  const reference = JSON.parse(readFileSync(new URL("../../core/facts/config/models/reference.json", import.meta.url), "utf8")) as readonly { readonly parameters: number; readonly config: PlainValues }[];
  let found: Found;

  before(async function () {
    this.timeout(0);
    const folder = temporaryFolder({ "count.py": SCRIPT, "rows.json": JSON.stringify(reference), "small.json": JSON.stringify(MODELS) });
    const run = spawnSync(await peerPython("models"), ["count.py"], { cwd: folder, encoding: "utf8" });
    assert.equal(run.status, 0, run.stderr);
    found = JSON.parse(readFileSync(join(folder, "found.json"), "utf8")) as Found;
  });

  it("are the parameters of the models that transformers builds", () => {
    for (const [index, { parameters, config }] of reference.entries()) {
      assert.equal(found.rows[index], parameters, `the table says otherwise of ${JSON.stringify(config)}`);
      assert.equal(parameterCount(architectureFrom(config) ?? assert.fail(JSON.stringify(config))), parameters, JSON.stringify(config));
    }
  });

  it("are the tensors of its caches after 20 tokens, and the adapters that PEFT puts on all matrices", () => {
    for (const [index, config] of MODELS.entries()) {
      const model = architectureFrom(config) ?? assert.fail(JSON.stringify(config));
      assert.deepEqual({ cache: cacheOf(model, 20, 1), adapters: adapterParameters(model, 8, "all") }, found.small[index], JSON.stringify(config));
    }
  });

  it("are the states of PyTorch's optimizers, in bytes per parameter", () => {
    for (const [name, bytes] of Object.entries(found.full)) assert.equal(momentBytes(name), Math.floor(bytes), name);
    assert.equal(PER_PARAMETER.half.optimizer, found.half);
  });
});
