import { VLLM_OPTIONS } from "../../facts/config/serve/options.ts";
import { keysOf } from "../schema/fields.ts";
import { any, choice, formed, key, open, type MapShape, type Shape } from "../schema/shape.ts";

const DOCUMENTED = keysOf({
  model: ["text", "The model to serve: a name on the Hub or a folder."],
  "served-model-name": ["text|[text]", "The names that callers use."],
  host: ["text", "The address to listen on."],
  port: ["int>=0<=65535", "The port to listen on."],
  "tensor-parallel-size": ["int>=1", "GPUs that share a layer; it must divide the attention heads."],
  "pipeline-parallel-size": ["int>=1", "Stages that layers are split into."],
  "data-parallel-size": ["int>=1", "Copies of the model."],
  "max-model-len": ["text", "Longest prompt and answer together, in tokens; `-1` or `auto` fits the memory."],
  "gpu-memory-utilization": ["num", "Share of the GPU's memory that is used."],
  "max-num-seqs": ["int>=1", "Requests at a time."],
  "max-num-batched-tokens": ["text", "Tokens at a time."],
  "enable-chunked-prefill": ["bool", "Cut long prompts into pieces."],
  "enable-prefix-caching": ["bool", "Keep what prompts have in common."],
  "enforce-eager": ["bool", "Without CUDA graphs."],
  "trust-remote-code": ["bool", "Run Python files of the model's repository."],
  "swap-space": ["num>=0", "GiB of CPU memory per GPU to swap to."],
  "cpu-offload-gb": ["num>=0", "GiB of weights kept in CPU memory."],
  "block-size": ["int>=1", "Tokens per block of the cache."],
  "max-loras": ["int>=1", "Adapters at a time."],
  "max-lora-rank": ["int>=1", "Greatest rank of an adapter."],
  "enable-lora": ["bool", "Serve adapters."],
  seed: ["int", "Seed of the sampling."],
  "disable-log-requests": ["bool", "Do not log requests."],
  "enable-auto-tool-choice": ["bool", "The model may call functions."],
});

/** Options that take no words here are known by their name only; rules look at their values. */
const KEYS: MapShape["keys"] = { ...DOCUMENTED, "max-model-len": key(formed(/^(?:-1|auto|\d+(?:\.\d+)?[kKmMgG]?)$/, "a number of tokens such as `8192` or `8k`"), "Longest prompt and answer together, in tokens; `-1` or `auto` fits the memory."), "uvicorn-log-level": key(choice("debug", "info", "warning", "error", "critical", "trace"), "How much the web server says."), ...Object.fromEntries([...VLLM_OPTIONS].filter((name) => !(name in DOCUMENTED) && name !== "uvicorn-log-level").map((name) => [name, key(any, "An option of `vllm serve`.")])) };

export const schema: Shape = open(KEYS);

/** Keys become options, in which vLLM takes `_` for `-`. */
export const bothSpellings: Shape = open({ ...KEYS, ...Object.fromEntries(Object.entries(KEYS).map(([name, one]) => [name.replaceAll("-", "_"), one])) });
