import { defineRule } from "../../engine/rule.ts";
import { findFromHere, isSurelyMissing, liesInstead } from "../../facts/config/paths.ts";
import { rootOf } from "../../kinds/data.ts";
import { replaceWith } from "../../kinds/schema/check.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { scalarAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";
import { baseName, folderOf, resolvePath } from "../../workspace/uri.ts";

export const wandbProgramMissing = defineRule({
  id: "wandb-program-missing",
  summary: "The program of a sweep does not exist",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["wandb-sweep"],
  references: ["https://docs.wandb.ai/guides/sweeps/sweep-config-keys"],
  fix: "suggested",

  *check(document, snapshot) {
    const program = scalarAt(rootOf(document), "program");
    if (!program || !program.text.endsWith(".py") || isPlaceholder(program)) return;
    const { state } = findFromHere(document.uri, program.text, snapshot);
    const beside = snapshot.files.list(folderOf(document.uri)).map(baseName).filter((name) => name.endsWith(".py"));
    // The folder has programs, this one is in none of those above either: the path was meant from here.
    const lost = state === "unknown" && !program.text.includes("/") && isSurelyMissing(resolvePath(folderOf(document.uri), program.text), snapshot, document.uri);
    const meant = state === "unknown" && !program.text.includes("/") ? nearest(program.text, beside, 1) : undefined;
    if (meant !== undefined) yield { at: program.span, message: `\`${program.text}\` does not exist. Did you mean \`${meant}\`?`, fixes: [replaceWith(document.text, program.span, meant)] };
    if (lost && meant === undefined) yield { at: program.span, message: `\`${program.text}\` is neither beside this file nor in a folder above it. Correct the name.` };
    const instead = state === "unknown" && program.text.includes("/") ? liesInstead(resolvePath(folderOf(document.uri), program.text), document.uri, snapshot) : undefined;
    if (instead !== undefined) yield { at: program.span, message: `\`${program.text}\` does not exist. Did you mean \`${instead}\`?`, fixes: [replaceWith(document.text, program.span, instead)] };
    if (state === "missing") yield { at: program.span, message: `\`${program.text}\` does not exist, although its folder does. Correct the path.` };
  },
});
