import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { entryOf, walk } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";

export const lightningInitArgsWithoutClass = defineRule({
  id: "lightning-init-args-without-class",
  summary: "Arguments are given for a class that nobody names",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["lightning-cli"],
  references: ["https://lightning.ai/docs/pytorch/stable/cli/lightning_cli.html"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    for (const { node } of root ? walk(root) : []) {
      const given = entryOf(node, "init_args");
      if (!given || entryOf(node, "class_path") || given.inherited) continue;
      const slip = node.type === "mapping" ? node.entries.find(({ key }) => nearest(key.text.replace("_", ""), ["classpath"], 2) !== undefined) : undefined;
      yield { at: (slip ?? given).key.span, message: "These arguments belong to no class: `class_path` is missing beside them. Name the class, or move the arguments up one level." };
    }
  },
});
