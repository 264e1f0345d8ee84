import { defineRule } from "../../engine/rule.ts";
import { matchesIn } from "../../facts/config/matches.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, walk } from "../../syntax/data/access.ts";

export const azuremlUndefinedPipelineOutput = defineRule({
  id: "azureml-undefined-pipeline-output",
  summary: "A job uses an output that the pipeline does not have",
  severity: "error",
  languages: ["yaml"],
  kinds: ["azureml"],
  references: ["https://learn.microsoft.com/azure/machine-learning/reference-yaml-overview"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const jobs = entriesAt(root, "jobs");
    if (jobs.length === 0) return;
    const names = new Set(entriesAt(root, "outputs").map(({ key }) => key.text));
    for (const { node } of jobs.flatMap(({ value }) => [...walk(value)])) {
      for (const { text, at } of node.type === "scalar" ? matchesIn(document.text, node, /\$\{\{\s*parent\.outputs\.([\w-]+)/g) : []) {
        if (!names.has(text)) yield { at, message: `The pipeline has no output \`${text}\`, so Azure ML refuses it. Add it under \`outputs\`, or correct the name.` };
      }
    }
  },
});
