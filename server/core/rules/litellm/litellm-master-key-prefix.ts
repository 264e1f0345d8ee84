import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { isNull, scalarAt } from "../../syntax/data/access.ts";

export const litellmMasterKeyPrefix = defineRule({
  id: "litellm-master-key-prefix",
  summary: "The master key does not begin with `sk-`",
  severity: "error",
  languages: ["yaml"],
  kinds: ["litellm"],
  references: ["https://docs.litellm.ai/docs/proxy/configs"],
  fix: "none",

  *check(document) {
    const master = scalarAt(rootOf(document), "general_settings", "master_key");
    if (!master || isNull(master) || master.text.startsWith("sk-") || master.text.startsWith("os.environ/") || isPlaceholder(master)) return;
    yield { at: master.span, message: "LiteLLM takes keys that begin with `sk-` only, so nobody can log in with this one. Better still, write `os.environ/LITELLM_MASTER_KEY`." };
  },
});
