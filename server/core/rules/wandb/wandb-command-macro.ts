import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { replaceWith } from "../../kinds/schema/check.ts";
import { itemsAt } from "../../syntax/data/access.ts";
import type { Mapping } from "../../syntax/data/node.ts";
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
    const root = rootOf(document);
    for (const item of itemsAt(root, "command")) {
      if (item.type === "scalar" && item.text === "${program}" && root?.type === "mapping" && !isNear(root)) {
        yield { at: item.span, message: "The command starts `${program}`, and the sweep names no `program`: the agent cannot start a run. Add `program: train.py` at the top." };
        continue;
      }
      const [, name = ""] = item.type === "scalar" ? (/^\$\{(\w+)\}$/.exec(item.text) ?? []) : [];
      // Names with `args` in them are told by the rule about them.
      const meant = name === "" || MACROS.includes(name) || item.type !== "scalar" ? undefined : nearest(name, MACROS, 2);
      if (meant === undefined) continue;
      yield { at: item.span, message: `W&B fills in no \`\${${name}}\`, so the program is started with these letters. Did you mean \`\${${meant}}\`?`, fixes: [replaceWith(document.text, item.span, `\${${meant}}`)] };
    }
  },
});

/** There it is, or with a slip that is told where it stands. */
const isNear = ({ entries }: Mapping): boolean => entries.some(({ key }) => key.text === "program" || nearest(key.text, ["program"], 2) !== undefined);

const MACROS = ["env", "interpreter", "program", "args", "args_no_hyphens", "args_no_boolean_flags", "args_json", "args_json_file"];
