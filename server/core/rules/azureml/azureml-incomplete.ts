import { defineRule, type Finding } from "../../engine/rule.ts";
import { sortOf } from "../../kinds/azureml/sorts.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, entryOf, isSet, scalarAt } from "../../syntax/data/access.ts";
import type { Node, Scalar } from "../../syntax/data/node.ts";
import { nearest } from "../../text/nearest.ts";

export const azuremlIncomplete = defineRule({
  id: "azureml-incomplete",
  summary: "A job, component or deployment lacks a key that it cannot do without",
  severity: "error",
  languages: ["yaml"],
  kinds: ["azureml"],
  references: ["https://learn.microsoft.com/azure/machine-learning/reference-yaml-overview"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const sort = sortOf(root) ?? "";
    for (const job of root ? [root, ...entriesAt(root, "jobs").map(({ value }) => value)] : []) {
      const limits = entryOf(job, "limits");
      if (limits && scalarAt(job, "type")?.text === "sweep") yield* lacking(limits.value, ["max_total_trials"], limits.key);
    }
    const head = scalarAt(root, "type") ?? scalarAt(root, "$schema");
    for (const needed of NEEDS[sort] ?? []) yield* lacking(root, needed, head);
    for (const name of NAMED[sort] ?? []) {
      for (const finding of lacking(root, [name], head)) yield { ...finding, severity: "warning", message: `Here is no \`${name}\`, so Azure ML refuses the file unless the command line gives one each time. Add it.` };
    }
    for (const { key, value } of entriesAt(root, "jobs")) {
      if (isSet(value, "component") || entriesAt(value).some((entry) => nearest(entry.key.text, ["component"]) !== undefined)) continue;
      const type = scalarAt(value, "type")?.text ?? "command";
      yield* asOne((OF_STEPS[type] ?? []).flatMap((needed) => [...lacking(value, needed, key)].map((finding) => ({ needed, finding }))));
    }
  },
});

/** What a sort of file cannot do without; of several keys in one entry, one is enough. */
const NEEDS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  commandjob: [["command", "component"], ["environment", "component"]],
  commandcomponent: [["command"], ["environment"]],
  pipelinejob: [["jobs", "component"]],
  pipelinecomponent: [["jobs"]],
  sweepjob: [["trial"], ["search_space"], ["limits"]],
  amlcompute: [["type"]],
  managedonlinedeployment: [["instance_type", "deployment_template"]],
  modelbatchdeployment: [["compute"]],
  schedule: [["trigger"], ["create_job", "create_monitor"]],
  environment: [["image", "build"]],
  data: [["path"]],
};

/** What the command line can give instead. */
const NAMED: Readonly<Record<string, readonly string[]>> = {
  managedonlineendpoint: ["name"],
  kubernetesonlineendpoint: ["name"],
  batchendpoint: ["name"],
  managedonlinedeployment: ["name"],
  kubernetesonlinedeployment: ["name"],
  modelbatchdeployment: ["name"],
  commandcomponent: ["name"],
  pipelinecomponent: ["name"],
  environment: ["name"],
  model: ["name"],
  amlcompute: ["name"],
  schedule: ["name"],
};

const OF_STEPS: Readonly<Record<string, readonly (readonly string[])[]>> = { command: [["command"], ["environment"]], sweep: [["trial"], ["search_space"]], spark: [["entry"]], pipeline: [["jobs"]] };

/** A step that lacks all of it lacks the component, or the line that they stood below. */
function* asOne(found: readonly { readonly needed: readonly string[]; readonly finding: Finding }[]): Generator<Finding> {
  const [first] = found;
  if (!first) return;
  if (found.length === 1) yield first.finding;
  else yield { ...first.finding, message: `Here is neither a \`component\` nor ${found.map(({ needed }) => needed.map((name) => `\`${name}\``).join(" or ")).join(" and ")}, so Azure ML has nothing to run and refuses the file. Add the one or the others.` };
}

function* lacking(holder: Node | undefined, oneOf: readonly string[], at: Scalar | undefined): Generator<Finding> {
  if (holder?.type !== "mapping" || !at || oneOf.some((name) => entryOf(holder, name)) || holder.entries.some(({ inherited }) => inherited)) return;
  // What is there with a slip in its name is told there.
  if (holder.entries.some(({ key }) => nearest(key.text, oneOf, 2) !== undefined)) return;
  const names = oneOf.map((name) => `\`${name}\``).join(" or ");
  yield { at: at.span, message: `Here is no ${names}, and Azure ML refuses the file without. Add it.`, related: [{ at: holder.span, message: "The whole of it." }] };
}
