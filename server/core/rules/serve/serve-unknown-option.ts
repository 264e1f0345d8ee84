import { defineRule } from "../../engine/rule.ts";
import { serveCommands } from "../../facts/config/serve/commands.ts";
import { TGI_OPTIONS, VLLM_OPTIONS } from "../../facts/config/serve/options.ts";
import { nearest } from "../../text/nearest.ts";

export const serveUnknownOption = defineRule({
  id: "serve-unknown-option",
  summary: "An option of a model server is misspelt",
  severity: "error",
  languages: ["yaml", "dockerfile", "shellscript"],
  references: ["https://docs.vllm.ai/en/latest/configuration/engine_args.html"],
  fix: "none",

  *check(document) {
    for (const { engine, options } of serveCommands(document)) {
      const known = engine === "vllm" ? VLLM_OPTIONS : TGI_OPTIONS;
      for (const { name, at } of options.values()) {
        const positive = engine === "vllm" ? name.replace(/^no-/, "") : name;
        if (known.has(name) || known.has(positive) || name.includes(".") || OTHERS.has(name)) continue;
        const [whole, ...others] = engine === "vllm" && !(`vllm ${name}` in INSTEAD) ? [...known].filter((one) => one.startsWith(name)) : [];
        if (whole !== undefined && others.length === 0) {
          yield { at, severity: "warning", message: `\`${name}\` is the beginning of \`${whole}\`, which vLLM takes for the whole until a release has another option that begins so. Write \`${whole}\`.` };
          continue;
        }
        const meant = INSTEAD[`${engine} ${name}`] ?? (name.length < 4 ? undefined : nearest(name, known));
        if (meant === undefined && engine === "vllm") continue;
        yield { at, message: `\`${name}\` is no option of ${engine === "vllm" ? "vLLM" : "text-generation-launcher"}, so the server does not start. ${meant === undefined ? "Take it out." : `Did you mean \`${meant}\`?`}` };
      }
    }
  },
});

/** What every program takes. */
const OTHERS = new Set(["help", "version"]);

/** How the other servers call it. */
const INSTEAD: Readonly<Record<string, string>> = {
  "vllm model-id": "model",
  "vllm num-shard": "tensor-parallel-size",
  "vllm max-total-tokens": "max-model-len",
  "vllm quantize": "quantization",
  "vllm max-batch-prefill-tokens": "max-num-batched-tokens",
  "vllm tool-parser": "tool-call-parser",
  "vllm tp-size": "tensor-parallel-size",
  "vllm context-length": "max-model-len",
  "vllm max-length": "max-model-len",
  "vllm max-seq-len": "max-model-len",
  "vllm gpu-memory-fraction": "gpu-memory-utilization",
  "vllm mem-fraction-static": "gpu-memory-utilization",
  "tgi model": "model-id",
  "tgi tensor-parallel-size": "num-shard",
  "tgi max-model-len": "max-total-tokens",
  "tgi quantization": "quantize",
  "tgi host": "hostname",
  "tgi gpu-memory-utilization": "cuda-memory-fraction",
};
