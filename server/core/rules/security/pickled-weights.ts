import { defineRule } from "../../engine/rule.ts";
import { removeArgument } from "../../facts/python/edits.ts";
import { isFalse, setOptions } from "../../facts/security/options.ts";

export const pickledWeights = defineRule({
  id: "pickled-weights",
  summary: "The pickled weights of a repository are preferred to the safe ones",
  severity: "warning",
  languages: ["python"],
  cwe: ["CWE-502"],
  owasp: ["LLM03:2025"],
  references: ["https://huggingface.co/docs/safetensors"],
  fix: "suggested",

  *check(document) {
    for (const { call, argument } of setOptions(document, [{ names: /\.(?:from_pretrained|from_single_file|load_lora_weights)$/, keyword: "use_safetensors", is: isFalse }])) {
      yield {
        at: { start: argument.start, end: argument.end },
        message: "With `use_safetensors=False` the `.bin` files are loaded, which are pickles and can run code. Without the option the safe files are taken where there are any; `use_safetensors=True` refuses the others.",
        fixes: [{ title: "Prefer safetensors", edits: [removeArgument(document, call, argument)] }],
      };
    }
  },
});
