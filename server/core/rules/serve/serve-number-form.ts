import { defineRule } from "../../engine/rule.ts";
import { serveCommands } from "../../facts/config/serve/commands.ts";
import { VLLM_INTEGERS, VLLM_NUMBERS } from "../../facts/config/serve/options.ts";

export const serveNumberForm = defineRule({
  id: "serve-number-form",
  summary: "An option of a model server is no number, or one that is out of its range",
  severity: "error",
  languages: ["yaml", "dockerfile", "shellscript"],
  references: ["https://docs.vllm.ai/en/latest/configuration/engine_args.html"],
  fix: "none",

  *check(document) {
    // Values in a config of vLLM are held against its schema.
    for (const { engine, options } of document.kind === "vllm-serve" ? [] : serveCommands(document)) {
      for (const { name, value } of options.values()) {
        const text = value?.text.replace(/^--?[\w-]+=/, "").replace(/["']/g, "") ?? "";
        if (!value || text === "" || /[${}<>()]/.test(text) || text.startsWith("--")) continue;
        const isWhole = engine === "vllm" ? VLLM_INTEGERS.has(name) : TGI_INTEGERS.has(name);
        if (!isWhole && !(engine === "vllm" && VLLM_NUMBERS.has(name))) continue;
        const form = isWhole ? (engine === "vllm" ? /^-?\d+(?:\.\d+)?[kKmMgGtT]?$|^auto$/ : /^\d+$/) : /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i;
        const least = LEAST[`${engine} ${name}`];
        if (!form.test(text)) yield { at: value.span, message: `\`${name}\` takes ${isWhole ? "a whole number" : "a number"}, and \`${text}\` is none: the server does not start. Write it without a unit.` };
        else if (least !== undefined && Number(text) < least) yield { at: value.span, message: `\`${name}\` is ${text}, and ${least} is the least that makes sense: the server does not start. Raise it.` };
        else if (name === "port" && Number(text) > 65535) yield { at: value.span, message: `There is no port ${text}: they end at 65535. Choose a smaller one.` };
      }
    }
  },
});

const TGI_INTEGERS = new Set(["num-shard", "port", "max-input-tokens", "max-input-length", "max-total-tokens", "max-batch-prefill-tokens", "max-batch-total-tokens", "max-concurrent-requests", "max-waiting-tokens", "max-batch-size", "max-best-of", "max-stop-sequences", "master-port", "prometheus-port", "validation-workers", "max-client-batch-size", "speculate"]);

const LEAST: Readonly<Record<string, number>> = { "vllm tensor-parallel-size": 1, "vllm pipeline-parallel-size": 1, "vllm data-parallel-size": 1, "vllm max-num-seqs": 1, "vllm max-loras": 1, "vllm swap-space": 0, "vllm cpu-offload-gb": 0, "vllm port": 0, "tgi num-shard": 1, "tgi max-concurrent-requests": 1 };
