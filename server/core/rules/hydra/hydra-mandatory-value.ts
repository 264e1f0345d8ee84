import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { walk } from "../../syntax/data/access.ts";

export const hydraMandatoryValue = defineRule({
  id: "hydra-mandatory-value",
  summary: "A value that every run must give",
  severity: "info",
  languages: ["yaml"],
  kinds: ["hydra"],
  references: ["https://hydra.cc/docs/configure_hydra/intro/"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    for (const { node, path, entry } of root ? walk(root) : []) {
      if (node.type !== "scalar" || node.text !== "???" || !entry || path[0] === "defaults") continue;
      yield { at: node.span, message: `\`${entry.key.text}\` has no value yet, and a run that reads it stops. Give it on the command line (\`${path.join(".")}=…\`) or in a config that is merged over this one.` };
    }
  },
});
