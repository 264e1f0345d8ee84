import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { replaceWith } from "../../kinds/schema/check.ts";
import { itemsAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";

export const wandbCommandMacro = defineRule({
  id: "wandb-command-macro",
  summary: "A `${…}` of the command is none that W&B fills in",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["wandb-sweep"],
  references: ["https://docs.wandb.ai/guides/sweeps/define-sweep-configuration#command"],
  fix: "suggested",

  *check(document) {
    for (const item of itemsAt(rootOf(document), "command")) {
      const [, name = ""] = item.type === "scalar" ? (/^\$\{(\w+)\}$/.exec(item.text) ?? []) : [];
      // Names with `args` in them are told by the rule about them.
      const meant = name === "" || MACROS.includes(name) || item.type !== "scalar" ? undefined : nearest(name, MACROS, 2);
      if (meant === undefined) continue;
      yield { at: item.span, message: `W&B fills in no \`\${${name}}\`, so the program is started with these letters. Did you mean \`\${${meant}}\`?`, fixes: [replaceWith(document.text, item.span, `\${${meant}}`)] };
    }
  },
});

const MACROS = ["env", "interpreter", "program", "args", "args_no_hyphens", "args_no_boolean_flags", "args_json", "args_json_file"];
