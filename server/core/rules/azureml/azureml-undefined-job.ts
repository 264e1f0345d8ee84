import { defineRule } from "../../engine/rule.ts";
import { matchesIn } from "../../facts/config/matches.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, walk } from "../../syntax/data/access.ts";

export const azuremlUndefinedJob = defineRule({
  id: "azureml-undefined-job",
  summary: "A job takes the output of a job that does not exist",
  severity: "error",
  languages: ["yaml"],
  kinds: ["azureml"],
  references: ["https://learn.microsoft.com/azure/machine-learning/reference-yaml-overview"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const jobs = entriesAt(root, "jobs");
    if (jobs.length === 0) return;
    const names = new Set(jobs.map(({ key }) => key.text));
    for (const { node } of jobs.flatMap(({ value }) => [...walk(value)])) {
      for (const { text, at } of node.type === "scalar" ? matchesIn(document.text, node, /\$\{\{\s*parent\.jobs\.([\w-]+)\./g) : []) {
        if (!names.has(text)) yield { at, message: `No job of this pipeline is called \`${text}\`, so Azure ML refuses it. Correct the name.` };
      }
    }
  },
});
