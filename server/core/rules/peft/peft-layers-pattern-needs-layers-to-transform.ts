import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { entryOf, isNull, isSet } from "../../syntax/data/access.ts";

export const peftLayersPatternNeedsLayersToTransform = defineRule({
  id: "peft-layers-pattern-needs-layers-to-transform",
  summary: "`layers_pattern` without `layers_to_transform`",
  severity: "error",
  languages: ["json", "yaml"],
  kinds: ["peft-adapter"],
  references: ["https://huggingface.co/docs/peft/package_reference/config"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const pattern = entryOf(root, "layers_pattern");
    const empty = pattern?.value.type === "sequence" && pattern.value.items.length === 0;
    if (!pattern || isNull(pattern.value) || empty || isSet(root, "layers_to_transform")) return;
    yield { at: pattern.key.span, message: "`layers_pattern` says where the layers are listed, yet `layers_to_transform` does not say which ones are meant: PEFT refuses the config. Add the numbers, or remove the pattern." };
  },
});
