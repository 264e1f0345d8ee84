import { defineRule } from "../../engine/rule.ts";
import { matchesUnder } from "../../facts/config/matches.ts";
import { meantBy } from "../../facts/config/meant.ts";
import { rootOf } from "../../kinds/data.ts";
import { walk } from "../../syntax/data/access.ts";

export const prefectStepUndefined = defineRule({
  id: "prefect-step-undefined",
  summary: "A value comes from a step that no step is called",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["prefect"],
  references: ["https://docs.prefect.io/v3/how-to-guides/deployments/prefect-yaml"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    if (!root) return;
    for (const { at } of matchesUnder(document.text, root, /(\{\{\s*[\w.-]+)\s*\}?(?![\s\w.}-])/g)) yield { at, message: "These braces are not closed, so this stays as it is written. Write `}}` behind the name." };
    const steps = [...walk(root)].flatMap(({ node, entry }) => (entry?.key.text === "id" && node.type === "scalar" ? node : []));
    for (const { text, at } of matchesUnder(document.text, root, /\{\{\s*(?!prefect\.|ctx\.)([\w-]+)(?=\.[\w-]+\s*\}\})/g)) {
      if (steps.some((step) => step.text === text)) continue;
      const { hint, related = steps.slice(0, MOST_SHOWN).map(({ span }) => ({ at: span, message: "A step that has an `id`." })) } = meantBy({ text, span: at }, steps, "Give the step that makes the value this `id`.");
      yield { at, message: `No step has \`id: ${text}\`, so this stays as it is written and the worker gets the braces. ${hint}`, related };
    }
  },
});

const MOST_SHOWN = 5;
