import { defineRule } from "../../engine/rule.ts";
import { matchesIn } from "../../facts/config/matches.ts";
import { cycleOf } from "../../facts/config/tasks.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, walk } from "../../syntax/data/access.ts";

export const azuremlCycle = defineRule({
  id: "azureml-cycle",
  summary: "Jobs wait for each other in a circle",
  severity: "error",
  languages: ["yaml"],
  kinds: ["azureml"],
  references: ["https://learn.microsoft.com/azure/machine-learning/reference-yaml-overview"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const jobs = entriesAt(root, "jobs");
    if (jobs.length === 0) return;
    const cycle = cycleOf(
      jobs.map(({ key, value }) => ({
        name: key.text,
        at: key.span,
        needs: [...walk(value)].flatMap(({ node }) => (node.type === "scalar" ? matchesIn(document.text, node, /\$\{\{\s*parent\.jobs\.([\w-]+)\.outputs/g) : [])).map(({ text, at }) => ({ name: text, at })),
      })),
    );
    if (cycle) yield { at: cycle.at, message: `These jobs wait for each other: ${cycle.names.map((name) => `\`${name}\``).join(" → ")}. Azure ML refuses the pipeline.` };
  },
});
