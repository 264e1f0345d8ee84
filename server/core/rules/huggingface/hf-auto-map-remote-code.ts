import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { entryOf, isNull } from "../../syntax/data/access.ts";

export const hfAutoMapRemoteCode = defineRule({
  id: "hf-auto-map-remote-code",
  summary: "A model config brings code of its own that loading it would run",
  severity: "info",
  strict: "warning",
  languages: ["json"],
  kinds: ["hf-config", "hf-tokenizer-config"],
  cwe: ["CWE-94"],
  references: ["https://huggingface.co/docs/transformers/custom_models"],
  fix: "none",

  *check(document) {
    const entry = entryOf(rootOf(document), "auto_map");
    if (!entry || isNull(entry.value)) return;
    yield { at: entry.key.span, message: "This model is loaded by Python files of its own repository (`auto_map`), which run on your machine once `trust_remote_code=True` is given. Read them, and pin the `revision` that you read." };
  },
});
