import { defineRule } from "../../engine/rule.ts";
import { isSecret } from "../../facts/config/secrets.ts";
import { rootOf } from "../../kinds/data.ts";
import { walk } from "../../syntax/data/access.ts";

export const litellmHardCodedKey = defineRule({
  id: "litellm-hard-coded-key",
  summary: "A key is written into the config",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["litellm"],
  cwe: ["CWE-798"],
  references: ["https://docs.litellm.ai/docs/proxy/configs"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    for (const { node } of root ? walk(root) : []) {
      if (node.type !== "scalar" || !isSecret(node.text)) continue;
      yield { at: node.span, message: "This key stands in the file for everyone who has the repository. Revoke it, and write `os.environ/NAME` so that the proxy reads it from its environment." };
    }
  },
});
