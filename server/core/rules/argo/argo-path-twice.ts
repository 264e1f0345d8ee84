import { defineRule } from "../../engine/rule.ts";
import { workflowsOf } from "../../facts/config/argo.ts";
import { firstOne } from "../../facts/config/meant.ts";
import { itemsAt, scalarAt } from "../../syntax/data/access.ts";
import type { Scalar } from "../../syntax/data/node.ts";

export const argoPathTwice = defineRule({
  id: "argo-path-twice",
  summary: "Two volumes or artifacts are put at the same path of a container",
  severity: "error",
  languages: ["yaml"],
  kinds: ["argo"],
  references: ["https://argo-workflows.readthedocs.io/en/latest/fields/"],
  fix: "none",

  *check(document) {
    for (const { node } of workflowsOf(document).flatMap(({ templates }) => templates)) {
      const mounts = ["container", "containerSet"].flatMap((way) => itemsAt(node, way, "volumeMounts")).flatMap((mount) => scalarAt(mount, "mountPath") ?? []);
      const artifacts = itemsAt(node, "inputs", "artifacts").flatMap((artifact) => scalarAt(artifact, "path") ?? []);
      const taken = new Map<string, Scalar>();
      for (const path of [...artifacts, ...mounts]) {
        const first = taken.get(path.text);
        if (first && path.text !== "") yield { at: path.span, message: `\`${path.text}\` is taken already: only one volume or artifact can be put there, and Argo refuses the workflow. Choose another path.`, ...firstOne(first.span) };
        else taken.set(path.text, path);
      }
    }
  },
});
