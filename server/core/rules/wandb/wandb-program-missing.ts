import { defineRule } from "../../engine/rule.ts";
import { findFromHere } from "../../facts/config/paths.ts";
import { rootOf } from "../../kinds/data.ts";
import { scalarAt } from "../../syntax/data/access.ts";

export const wandbProgramMissing = defineRule({
  id: "wandb-program-missing",
  summary: "The program of a sweep does not exist",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["wandb-sweep"],
  references: ["https://docs.wandb.ai/guides/sweeps/sweep-config-keys"],
  fix: "none",

  *check(document, snapshot) {
    const program = scalarAt(rootOf(document), "program");
    if (!program || !program.text.endsWith(".py") || findFromHere(document.uri, program.text, snapshot).state !== "missing") return;
    yield { at: program.span, message: `\`${program.text}\` does not exist, although its folder does. Correct the path.` };
  },
});
