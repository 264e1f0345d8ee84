import { defineRule } from "../../engine/rule.ts";
import { KSERVE_KINDS } from "../../facts/config/kserve.ts";
import { manifestsOf } from "../../facts/kubernetes/manifests.ts";
import { isOldService, kserveShapeOf } from "../../kinds/kserve/schema.ts";
import { manifestFindings } from "../../kinds/kubernetes/manifestFindings.ts";
import { shapeOf } from "../../kinds/kubernetes/shapes/byKind.ts";
import { schemaFindings } from "../../kinds/schema/check.ts";

export const kserveSchema = defineRule({
  id: "kserve-schema",
  summary: "A KServe resource has a misspelt key or a value of the wrong type",
  severity: "error",
  languages: ["yaml"],
  kinds: ["kserve"],
  references: ["https://kserve.github.io/website/latest/reference/api/"],
  fix: "suggested",

  *check(document) {
    const objects = manifestsOf(document);
    // Of a kind that KServe does not have nothing can be said but its name, which another rule does.
    const isOther = objects.some(({ apiVersion, kind }) => apiVersion.startsWith("serving.kserve.io/") && kind !== "" && !KSERVE_KINDS.includes(kind));
    if (isOther) return;
    const isKnown = objects.some(({ apiVersion, kind }) => isOldService(apiVersion, kind) || kserveShapeOf(apiVersion, kind) !== undefined);
    yield* isKnown ? manifestFindings(document, (apiVersion, kind) => kserveShapeOf(apiVersion, kind) ?? shapeOf(apiVersion, kind)) : schemaFindings(document);
  },
});
