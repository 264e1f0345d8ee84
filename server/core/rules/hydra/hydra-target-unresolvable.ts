import { defineRule } from "../../engine/rule.ts";
import { findFromHere } from "../../facts/config/paths.ts";
import { bindsName } from "../../facts/config/symbols.ts";
import { rootOf } from "../../kinds/data.ts";
import { walk } from "../../syntax/data/access.ts";

export const hydraTargetUnresolvable = defineRule({
  id: "hydra-target-unresolvable",
  summary: "A `_target_` names something that its module does not have",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["hydra"],
  references: ["https://hydra.cc/docs/advanced/defaults_list/"],
  fix: "none",

  *check(document, snapshot) {
    const root = rootOf(document);
    for (const { node, entry } of root ? walk(root) : []) {
      if (entry?.key.text !== "_target_" || node.type !== "scalar" || !/^\w+(\.\w+)+$/.test(node.text)) continue;
      const parts = node.text.split(".");
      const name = parts.at(-1) ?? "";
      const found = findFromHere(document.uri, `${parts.slice(0, -1).join("/")}.py`, snapshot);
      const module = found.state === "found" ? snapshot.files.read(found.uri) : undefined;
      if (!module || bindsName(module.text, name)) continue;
      yield { at: node.span, message: `\`${parts.slice(0, -1).join(".")}\` does not define \`${name}\`, so Hydra cannot make this object. Correct the name.` };
    }
  },
});
