import { defineRule } from "../../engine/rule.ts";
import { componentOf } from "../../facts/config/azureml.ts";
import { isSlippedIn, meantBy } from "../../facts/config/meant.ts";
import { matchesUnder } from "../../facts/config/matches.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, entryOf } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";

export const azuremlUndefinedOutput = defineRule({
  id: "azureml-undefined-output",
  summary: "A job takes an output that the other job does not have",
  severity: "error",
  languages: ["yaml"],
  kinds: ["azureml"],
  references: ["https://learn.microsoft.com/azure/machine-learning/reference-yaml-job-pipeline"],
  fix: "suggested",

  *check(document, snapshot) {
    const root = rootOf(document);
    const jobs = entriesAt(root, "jobs");
    for (const { value } of jobs) {
      for (const { text, at } of matchesUnder(document.text, value, /\$\{\{\s*parent\.jobs\.([\w-]+\.outputs\.[\w-]+)/g)) {
        const [name = "", output = ""] = text.split(".outputs.");
        const job = jobs.find(({ key }) => key.text === name)?.value;
        const component = job && componentOf(job, document, snapshot);
        // What a component gives stands in its file; without that, in the job itself. Sweeps and AutoML have outputs of their own.
        if (!job || component === "unknown" || (!component && entriesAt(job, "outputs").length === 0) || ["sweep", "automl", "pipeline"].includes(kindOf(job))) continue;
        const own = entriesAt(job, "outputs").map((entry) => entry.key);
        const given = entriesAt(component, "outputs").map((entry) => entry.key.text);
        if (isSlippedIn(job, "outputs") || given.includes(output) || own.some((one) => one.text === output)) continue;
        const place = { start: at.end - output.length, end: at.end };
        const meant = component ? nearest(output, given) : undefined;
        const { hint, ...more } = meant === undefined ? meantBy({ text: output, span: place }, own, "Correct the name.", { fixable: true, used: [] }) : { hint: `Did you mean \`${meant}\`?` };
        yield { at: place, message: `The job \`${name}\` has no output \`${output}\`, so Azure ML refuses the pipeline. ${hint}`, ...more };
      }
    }
  },
});

function kindOf(job: Parameters<typeof entryOf>[0]): string {
  const type = entryOf(job, "type")?.value;
  return type?.type === "scalar" ? type.text : "";
}
