import { defineRule } from "../../engine/rule.ts";
import { findFromHere } from "../../facts/config/paths.ts";
import { programOptions, takesOption } from "../../facts/config/programOptions.ts";
import { parametersOf } from "../../facts/config/sweep.ts";
import { rootOf } from "../../kinds/data.ts";
import type { Node } from "../../syntax/data/node.ts";
import { isSet, itemsAt, scalarAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";

export const wandbParamNotInArgparse = defineRule({
  id: "wandb-param-not-in-argparse",
  summary: "A sweep varies a parameter that its program does not take",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["wandb-sweep"],
  references: ["https://docs.wandb.ai/guides/sweeps/sweep-config-keys"],
  fix: "none",

  *check(document, snapshot) {
    const root = rootOf(document);
    const program = scalarAt(root, "program");
    const found = program && findFromHere(document.uri, program.text, snapshot);
    const script = found?.state === "found" ? snapshot.files.read(found.uri) : undefined;
    const options = script && programOptions(script);
    if (!program || !options || !givesOptions(root) || /\bwandb\.config\b/.test(script.text)) return;
    for (const { key } of parametersOf(root)) {
      if (takesOption(options, `--${key.text}`)) continue;
      const meant = nearest(`--${key.text}`, options);
      yield { at: key.span, message: `The agent starts \`${program.text} --${key.text}=…\`, and the program does not take that, so every run fails. ${meant === undefined ? "Add the argument to the program." : `Did you mean \`${meant.replace(/^--/, "")}\`?`}` };
    }
  },
});

/** As the usual command does, and one of the user's own that has the program and its arguments in the usual form. */
function givesOptions(root: Node | undefined): boolean {
  const words = new Set(itemsAt(root, "command").map((word) => (word.type === "scalar" ? word.text : "")));
  return !isSet(root, "command") || (words.has("${program}") && words.has("${args}"));
}
