import { defineRule } from "../../engine/rule.ts";
import { serveCommands } from "../../facts/config/serve/commands.ts";
import { REASONING_PARSERS, TOOL_PARSERS } from "../../facts/config/serve/parsers.ts";
import { nearest } from "../../text/nearest.ts";

export const serveValueUnknown = defineRule({
  id: "serve-value-unknown",
  summary: "A value of a server option is misspelt",
  severity: "error",
  languages: ["yaml", "dockerfile", "shellscript"],
  references: ["https://docs.vllm.ai/en/latest/configuration/engine_args.html"],
  fix: "none",

  *check(document) {
    for (const { engine, options } of serveCommands(document)) {
      const hasPlugin = ["tool-parser-plugin", "reasoning-parser-plugin"].some((name) => options.has(name));
      for (const { name, value } of options.values()) {
        const known = VALUES[`${engine} ${name}`];
        const text = value?.text.replace(/^--?[\w-]+=/, "") ?? "";
        if (!value || text === "" || !known || known.includes(text) || /[${}]/.test(text)) continue;
        const meant = nearest(text, known) ?? onlyOneLonger(text, known);
        const isParser = name.endsWith("-parser");
        if (meant !== undefined || engine === "tgi" || CLOSED.has(name)) yield { at: value.span, message: `\`${text}\` is no value of \`${name}\`, so the server does not start. ${meant === undefined ? `It may be ${known.map((one) => `\`${one}\``).join(", ")}.` : `Did you mean \`${meant}\`?`}` };
        else if (isParser && !hasPlugin) yield { at: value.span, severity: "warning", message: `No release of vLLM up to 0.33 has a parser \`${text}\`, and it stops at a name that it does not know. Look it up under \`vllm serve --help=${name}\`, or name the plugin that brings it.` };
      }
    }
  },
});

const onlyOneLonger = (text: string, known: readonly string[]): string | undefined => {
  const longer = known.filter((one) => text.length > 3 && one.startsWith(text));
  return longer.length === 1 ? longer[0] : undefined;
};

/** Options that take nothing else, in any release. */
const CLOSED = new Set(["dtype", "max-lora-rank", "runner", "scheduling-policy", "uvicorn-log-level"]);

const VALUES: Readonly<Record<string, readonly string[]>> = {
  "vllm dtype": ["auto", "half", "float16", "bfloat16", "float", "float32"],
  "vllm quantization": ["awq", "awq_marlin", "gptq", "gptq_marlin", "fp8", "fbgemm_fp8", "bitsandbytes", "gguf", "compressed-tensors", "modelopt", "modelopt_fp4", "torchao", "marlin", "gptq_bitblas", "bitblas", "experts_int8", "quark", "moe_wna16", "mxfp4", "auto-round", "rtn", "hqq", "inc", "ipex", "petit_nvfp4", "deepspeedfp", "tpu_int8", "aqlm", "squeezellm", "qqq"],
  "vllm kv-cache-dtype": ["auto", "bfloat16", "fp8", "fp8_e4m3", "fp8_e5m2", "fp8_inc", "fp8_ds_mla"],
  "vllm load-format": ["auto", "pt", "safetensors", "npcache", "dummy", "tensorizer", "runai_streamer", "runai_streamer_sharded", "bitsandbytes", "sharded_state", "gguf", "mistral", "hf", "fastsafetensors"],
  "vllm max-lora-rank": ["1", "8", "16", "32", "64", "128", "256", "320", "512"],
  "vllm tool-call-parser": TOOL_PARSERS,
  "vllm reasoning-parser": REASONING_PARSERS,
  "vllm runner": ["auto", "generate", "pooling", "draft"],
  "vllm task": ["auto", "generate", "embedding", "embed", "classify", "score", "reward", "transcription", "draft"],
  "vllm convert": ["auto", "none", "embed", "classify", "reward"],
  "vllm scheduling-policy": ["fcfs", "priority"],
  "vllm tokenizer-mode": ["auto", "slow", "mistral", "custom", "hf"],
  "vllm uvicorn-log-level": ["debug", "info", "warning", "error", "critical", "trace"],
  "vllm distributed-executor-backend": ["ray", "mp", "uni", "external_launcher"],
  "vllm guided-decoding-backend": ["auto", "xgrammar", "guidance", "outlines", "lm-format-enforcer"],
  "vllm model-impl": ["auto", "vllm", "transformers", "terratorch"],
  "vllm chat-template-content-format": ["auto", "string", "openai"],
  "tgi dtype": ["float16", "bfloat16"],
  "tgi quantize": ["awq", "compressed-tensors", "eetq", "exl2", "gptq", "marlin", "bitsandbytes", "bitsandbytes-nf4", "bitsandbytes-fp4", "fp8"],
};
