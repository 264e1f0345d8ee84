import { defineRule } from "../../engine/rule.ts";
import { workflowsOf } from "../../facts/config/argo.ts";
import { callsOf } from "../../facts/config/argoCalls.ts";
import { matchesUnder } from "../../facts/config/matches.ts";
import { entryOf, mappingAt } from "../../syntax/data/access.ts";

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
      for (const { node } of workflow.templates) {
        const leaf = mappingAt(node, "container") ?? mappingAt(node, "script");
        for (const { at } of leaf ? matchesUnder(document.text, leaf, /\{\{\s*(item(?:\.[\w.-]+)?)\s*\}\}/g) : []) {
          yield { at, message: "A template does not see the item of a loop, so Argo refuses the workflow. Hand it over as an argument of the step, and read `inputs.parameters` here." };
        }
      }
      for (const { node } of workflow.templates.flatMap((template) => callsOf(template, workflow))) {
        if (["withItems", "withParam", "withSequence", "inline"].some((loop) => entryOf(node, loop))) continue;
        for (const { at } of matchesUnder(document.text, node, /\{\{\s*(item(?:\.[\w.-]+)?)\s*\}\}/g)) {
          yield { at, message: "There is no loop here, so Argo cannot put in an item and refuses the workflow. Add `withItems` or `withParam` to the step.", related: [{ at: node.span, message: "The whole step." }] };
        }
      }
    }
  },
});
