import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { entryOf, itemsAt } from "../../syntax/data/access.ts";
import { folderOf } from "../../workspace/uri.ts";

export const nemoUnusedFlow = defineRule({
  id: "nemo-unused-flow",
  summary: "A flow is defined and never used",
  severity: "hint",
  languages: ["yaml"],
  kinds: ["nemo-guardrails"],
  references: ["https://docs.nvidia.com/nemo/guardrails/"],
  fix: "none",

  *check(document, snapshot) {
    const root = rootOf(document);
    const folder = folderOf(document.uri);
    const files = snapshot.files.list(folder).filter((uri) => uri.endsWith(".co")).flatMap((uri) => snapshot.files.read(uri) ?? []);
    const all = files.map(({ text }) => text).join("\n");
    const flows = entryOf(root, "rails");
    const listed = new Set(["input", "output", "retrieval"].flatMap((side) => itemsAt(root, "rails", side, "flows")).flatMap((flow) => (flow.type === "scalar" ? [flow.text] : [])));
    if (!flows || listed.size === 0) return;
    for (const [, name = ""] of all.matchAll(/^define\s+subflow\s+([^\n$(]+?)\s*$/gm)) {
      const uses = all.split(new RegExp(`\\bdo ${name.replace(/[.*+?^$()|[\]\\{}]/g, "\\$&")}\\b`)).length - 1;
      if (!listed.has(name) && uses === 0) yield { at: flows.key.span, message: `The rail \`${name}\` is defined beside this file, and neither a list of \`flows\` nor another flow names it, so it guards nothing. Add it, or remove it.` };
    }
  },
});
