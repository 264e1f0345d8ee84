import { defineRule } from "../../engine/rule.ts";
import { schemaOf } from "../../kinds/argo/schema.ts";
import { rootsOf } from "../../kinds/data.ts";
import { type SchemaFinding, withFix } from "../../kinds/schema/check.ts";
import { validate } from "../../kinds/schema/validate.ts";
import { stringAt } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";

export const argoSchema = defineRule({
  id: "argo-schema",
  summary: "A workflow has a key that Argo does not know, or a value of another type",
  severity: "error",
  languages: ["yaml"],
  kinds: ["argo"],
  references: ["https://argo-workflows.readthedocs.io/en/latest/fields/"],
  fix: "suggested",

  *check(document) {
    for (const root of rootsOf(document)) {
      const kind = stringAt(root, "kind");
      if (root.type === "mapping" && isOfArgo(stringAt(root, "apiVersion") ?? "argo", kind ?? "Workflow")) yield* against(document.text, root, kind);
    }
  },
});

function* against(text: string, root: Node, kind: string | undefined): Generator<SchemaFinding> {
  for (const problem of validate(root, schemaOf(kind), "this resource")) yield withFix(text, problem);
}

/** Other resources may stand in the same file, also those of Argo CD, Events and Rollouts. */
function isOfArgo(version: string, kind: string): boolean {
  if (/^(?:Sensor|EventSource|EventBus|Rollout|Application|ApplicationSet|AppProject|AnalysisTemplate|ClusterAnalysisTemplate|AnalysisRun|Experiment)$/.test(kind)) return false;
  return version.startsWith("argo") || (kind.includes("Workflow") && !version.includes("/"));
}
