import { defineRule } from "../../engine/rule.ts";
import { instructionsOf } from "../../facts/config/modelfile.ts";

const RANGES: Readonly<Record<string, readonly [low: number, high: number]>> = {
  temperature: [0, Infinity],
  top_p: [0, 1],
  min_p: [0, 1],
  typical_p: [0, 1],
  top_k: [0, Infinity],
  num_ctx: [1, Infinity],
  num_predict: [-2, Infinity],
  repeat_penalty: [0, Infinity],
  mirostat: [0, 2],
  seed: [-Infinity, Infinity],
  num_gpu: [-1, Infinity],
  num_thread: [0, Infinity],
  num_batch: [1, Infinity],
  num_keep: [-1, Infinity],
  repeat_last_n: [-1, Infinity],
  mirostat_eta: [0, Infinity],
  mirostat_tau: [0, Infinity],
  presence_penalty: [-2, 2],
  frequency_penalty: [-2, 2],
  tfs_z: [0, Infinity],
};

/** Those that `ollama create` reads as whole numbers. */
const WHOLE = /^(?:num_\w+|top_k|seed|mirostat|repeat_last_n)$/;

export const modelfileParameterRange = defineRule({
  id: "modelfile-parameter-range",
  summary: "A parameter lies outside of its range",
  severity: "error",
  languages: ["modelfile"],
  kinds: ["modelfile"],
  references: ["https://docs.ollama.com/modelfile"],
  fix: "none",

  *check(document) {
    for (const { name, value, valueAt } of instructionsOf(document)) {
      const [, key = "", setting = ""] = /^(\S+)\s*([^]*)$/.exec(value) ?? [];
      if (name !== "PARAMETER") continue;
      const range = RANGES[key];
      const number = Number(setting);
      if (!range || setting === "" || (!Number.isNaN(number) && number >= range[0] && number <= range[1] && (Number.isInteger(number) || !WHOLE.test(key)))) continue;
      const end = valueAt.end;
      const wants = range[1] === Infinity ? range[0] === -Infinity ? "" : `at least ${range[0]}` : `between ${range[0]} and ${range[1]}`;
      yield { at: { start: end - setting.length, end }, message: `\`${key}\` must be a ${WHOLE.test(key) ? "whole number" : "number"}${wants === "" ? "" : ` ${wants}`}; here it is \`${setting}\`.` };
    }
  },
});
