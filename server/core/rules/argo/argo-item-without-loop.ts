import { defineRule } from "../../engine/rule.ts";
import { workflowsOf } from "../../facts/config/argo.ts";
import { callsOf } from "../../facts/config/argoCalls.ts";
import { matchesUnder } from "../../facts/config/matches.ts";
import { entryOf } from "../../syntax/data/access.ts";

export const argoItemWithoutLoop = defineRule({
  id: "argo-item-without-loop",
  summary: "A step uses the item of a loop and has no loop",
  severity: "error",
  languages: ["yaml"],
  kinds: ["argo"],
  references: ["https://argo-workflows.readthedocs.io/en/latest/walk-through/loops/"],
  fix: "none",

  *check(document) {
    for (const workflow of workflowsOf(document)) {
      for (const { node } of workflow.templates.flatMap((template) => callsOf(template, workflow))) {
        if (["withItems", "withParam", "withSequence", "inline"].some((loop) => entryOf(node, loop))) continue;
        for (const { at } of matchesUnder(document.text, node, /\{\{\s*(item(?:\.[\w.-]+)?)\s*\}\}/g)) {
          yield { at, message: "There is no loop here, so Argo cannot put in an item and refuses the workflow. Add `withItems` or `withParam` to the step." };
        }
      }
    }
  },
});
