import { defineRule } from "../../engine/rule.ts";
import { othersIn } from "../../facts/config/others.ts";
import { rootOf } from "../../kinds/data.ts";
import { entryOf, isNull, stringAt } from "../../syntax/data/access.ts";

export const llamafactoryAdapterNeedsLora = defineRule({
  id: "llamafactory-adapter-needs-lora",
  summary: "An adapter is loaded into a training without adapters",
  severity: "error",
  languages: ["yaml", "json"],
  kinds: ["llamafactory"],
  references: ["https://github.com/hiyouga/LLaMA-Factory"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const adapter = entryOf(root, "adapter_name_or_path");
    const type = stringAt(root, "finetuning_type");
    if (adapter && !isNull(adapter.value) && (type === "full" || type === "freeze" || type === "oft")) yield { at: adapter.key.span, message: `An adapter can only be loaded with \`finetuning_type: lora\`; here it is \`${type}\`, and LLaMA-Factory stops.`, related: othersIn(root, "finetuning_type") };
  },
});
