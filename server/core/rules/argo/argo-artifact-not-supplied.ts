import { defineRule } from "../../engine/rule.ts";
import { namesUnder, workflowsOf } from "../../facts/config/argo.ts";
import { callsOf } from "../../facts/config/argoCalls.ts";
import { isTrue, itemsAt, scalarAt } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";
import { nearest } from "../../text/nearest.ts";

export const argoArtifactNotSupplied = defineRule({
  id: "argo-artifact-not-supplied",
  summary: "A step does not give its template an artifact that it needs",
  severity: "error",
  languages: ["yaml"],
  kinds: ["argo"],
  references: ["https://argo-workflows.readthedocs.io/en/latest/walk-through/artifacts/"],
  fix: "none",

  *check(document) {
    for (const workflow of workflowsOf(document)) {
      for (const { node, template, callee } of workflow.templates.flatMap((one) => callsOf(one, workflow))) {
        const needed = itemsAt(callee?.node, "inputs", "artifacts").filter((one) => !hasSource(one)).flatMap((one) => scalarAt(one, "name") ?? []);
        if (needed.length === 0) continue;
        const given = namesUnder(node, "arguments", "artifacts");
        const declared = namesUnder(callee?.node, "inputs", "artifacts");
        const missing = needed.filter(({ text }) => !given.has(text));
        yield* missing.flatMap((name) => {
          const strays = itemsAt(node, "arguments", "artifacts").flatMap((one) => scalarAt(one, "name") ?? []).filter(({ text }) => !declared.has(text));
          const stray = strays.find(({ text }) => nearest(text, [name.text]) !== undefined) ?? (missing.length === 1 && strays.length === 1 ? strays[0] : undefined);
          const at = stray ?? template;
          return at ? [{ at: at.span, message: `\`${template?.text ?? ""}\` needs the artifact \`${name.text}\`, and this step does not supply it, so Argo refuses the workflow. ${stray ? `Did you mean it by \`${stray.text}\`?` : "Add it under `arguments.artifacts`."}`, related: [{ at: name.span, message: "The artifact that the template needs." }] }] : [];
        });
      }
    }
  },
});

/** The template says itself where the artifact lies, or does without. */
const hasSource = (artifact: Node): boolean => isTrue(artifact, "optional") || (artifact.type === "mapping" && artifact.entries.some(({ key }) => !ABOUT.has(key.text)));

const ABOUT: ReadonlySet<string> = new Set(["name", "path", "mode", "archive", "recurseMode", "subPath", "optional", "globalName", "archiveLogs"]);
