import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { nodeAt } from "../../syntax/data/access.ts";

export const wandbCommandMissingArgs = defineRule({
  id: "wandb-command-missing-args",
  summary: "A command that leaves the parameters out",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["wandb-sweep"],
  references: ["https://docs.wandb.ai/guides/sweeps/sweep-config-keys"],
  fix: "none",

  *check(document) {
    const command = nodeAt(rootOf(document), "command");
    if (command?.type !== "sequence" || command.items.length === 0) return;
    if (command.items.some((item) => item.type === "scalar" && /\$\{(args|args_no_hyphens|args_no_boolean_flags|args_json|args_json_file)\}|\$\{\w*args\w*\}|@hydra|\{args/.test(item.text))) return;
    // Whoever writes every word themselves lets the program ask W&B for the values; one of its words forgotten is a slip.
    if (!command.items.some((item) => item.type === "scalar" && /\$\{(?:program|env|interpreter)\}/.test(item.text))) return;
    yield { at: command.span, message: "The command has no `${args}`, so the program never gets the values that the sweep chose. Add `${args}` as the last item." };
  },
});
