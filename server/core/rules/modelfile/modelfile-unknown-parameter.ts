import { defineRule } from "../../engine/rule.ts";
import { instructionsOf } from "../../facts/config/modelfile.ts";
import { nearest } from "../../text/nearest.ts";

const PARAMETERS = ["num_ctx", "repeat_last_n", "repeat_penalty", "temperature", "seed", "stop", "num_predict", "top_k", "top_p", "min_p", "typical_p", "tfs_z", "mirostat", "mirostat_eta", "mirostat_tau", "num_gpu", "num_thread", "num_keep", "num_batch", "num_gqa", "main_gpu", "low_vram", "f16_kv", "vocab_only", "use_mmap", "use_mlock", "penalize_newline", "presence_penalty", "frequency_penalty", "numa", "rope_frequency_base", "rope_frequency_scale", "logits_all", "embedding_only", "draft_num_predict"];

export const modelfileUnknownParameter = defineRule({
  id: "modelfile-unknown-parameter",
  summary: "A parameter does not exist",
  severity: "error",
  languages: ["modelfile"],
  kinds: ["modelfile"],
  references: ["https://docs.ollama.com/modelfile"],
  fix: "suggested",

  *check(document) {
    for (const { name, value, valueAt } of instructionsOf(document)) {
      const [, key = "", setting = ""] = /^(\S+)\s*([^]*)$/.exec(value) ?? [];
      if (name !== "PARAMETER") continue;
      if (PARAMETERS.includes(key) || setting === "" && key === "") continue;
      const at = { start: valueAt.start, end: valueAt.start + key.length };
      const meant = nearest(key, PARAMETERS);
      yield {
        at,
        message: `Ollama knows no parameter \`${key}\` and refuses the file. ${meant === undefined ? "Remove it." : `Did you mean \`${meant}\`?`}`,
        ...(meant !== undefined && { fixes: [{ title: `Change to \`${meant}\``, edits: [{ span: at, text: meant }] }] }),
      };
    }
  },
});
