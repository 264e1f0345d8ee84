import { defineRule } from "../../engine/rule.ts";
import { workflowsOf } from "../../facts/config/argo.ts";
import { callsOf } from "../../facts/config/argoCalls.ts";
import { matchesUnder } from "../../facts/config/matches.ts";
import { meantBy } from "../../facts/config/meant.ts";
import { itemsAt } from "../../syntax/data/access.ts";

export const argoItemKeyMissing = defineRule({
  id: "argo-item-key-missing",
  summary: "A step uses a key that the items of its loop do not have",
  severity: "error",
  languages: ["yaml"],
  kinds: ["argo"],
  references: ["https://argo-workflows.readthedocs.io/en/latest/walk-through/loops/"],
  fix: "none",

  *check(document) {
    for (const workflow of workflowsOf(document)) {
      for (const { node } of workflow.templates.flatMap((template) => callsOf(template, workflow))) {
        const items = itemsAt(node, "withItems");
        const keys = items.flatMap((item) => (item.type === "mapping" ? item.entries.map(({ key }) => key) : []));
        // Items may be JSON as text, of which nothing is known.
        if (items.length === 0 || items.some(({ type }) => type !== "mapping")) continue;
        const used = matchesUnder(document.text, node, /(?<=\{\{\s*item\.)([\w-]+)(?=\s*\}\})/g);
        for (const { text, at } of used.filter((match) => !keys.some((one) => one.text === match.text))) {
          const { hint, related } = meantBy({ text, span: at }, keys, "Correct the name, or add it to the items.");
          yield { at, message: `No item of this loop has \`${text}\`, so Argo refuses the workflow. ${hint}`, ...(related && { related }) };
        }
      }
    }
  },
});
