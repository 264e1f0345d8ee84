import { defineRule } from "../../engine/rule.ts";
import { parentReferences } from "../../facts/config/azureml.ts";
import { alongCircle, cycleOf } from "../../facts/config/tasks.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt } from "../../syntax/data/access.ts";

export const azuremlCycle = defineRule({
  id: "azureml-cycle",
  summary: "Jobs wait for each other in a circle",
  severity: "error",
  languages: ["yaml"],
  kinds: ["azureml"],
  references: ["https://learn.microsoft.com/azure/machine-learning/reference-yaml-overview"],
  fix: "none",

  *check(document) {
    const jobs = entriesAt(rootOf(document), "jobs").map(({ key, value }) => ({
      name: key.text,
      at: key.span,
      needs: parentReferences(value, document.text, "jobs").map(({ text, at }) => ({ name: text, at })),
    }));
    const cycle = cycleOf(jobs);
    if (cycle) yield { at: cycle.at, message: `These jobs wait for each other: ${cycle.names.map((name) => `\`${name}\``).join(" → ")}. Azure ML refuses the pipeline.`, related: alongCircle(cycle) };
  },
});
