import { defineRule } from "../../engine/rule.ts";
import { othersIn } from "../../facts/config/others.ts";
import { rootOf } from "../../kinds/data.ts";
import { entryOf, isNull, nodeAt } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";

export const axolotlFsdpAndDeepspeed = defineRule({
  id: "axolotl-fsdp-and-deepspeed",
  summary: "Both FSDP and DeepSpeed are on",
  severity: "error",
  languages: ["yaml", "json"],
  kinds: ["axolotl"],
  references: ["https://docs.axolotl.ai/docs/config-reference.html"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const file = entryOf(root, "deepspeed");
    if (!file || isNull(file.value) || !(isFilled(root, "fsdp") || isFilled(root, "fsdp_config"))) return;
    yield { at: file.key.span, message: "`deepspeed` and `fsdp` both split the model over the GPUs, so Axolotl refuses them together. Remove one.", related: othersIn(root, "fsdp", "fsdp_config") };
  },
});

function isFilled(root: Node | undefined, key: string): boolean {
  const value = nodeAt(root, key);
  return value !== undefined && (value.type === "sequence" ? value.items.length > 0 : value.type === "mapping" ? value.entries.length > 0 : value.value !== null);
}
