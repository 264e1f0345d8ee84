import { defineRule } from "../../engine/rule.ts";
import { embeddedConfigsOf } from "../../facts/config/rayServe.ts";
import { manifestsOf } from "../../facts/kubernetes/manifests.ts";
import { manifestFindings } from "../../kinds/kubernetes/manifestFindings.ts";
import { schema } from "../../kinds/ray-serve/schema.ts";
import { schemaFindings, withFix } from "../../kinds/schema/check.ts";
import { validate } from "../../kinds/schema/validate.ts";

export const rayserveSchema = defineRule({
  id: "rayserve-schema",
  summary: "A Ray Serve config has a misspelt key",
  severity: "error",
  languages: ["yaml"],
  kinds: ["ray-serve"],
  references: ["https://docs.ray.io/en/latest/serve/production-guide/config.html"],
  fix: "suggested",

  *check(document) {
    // Beside the service there may be other objects of the cluster in the file.
    yield* manifestsOf(document).length > 0 ? manifestFindings(document) : schemaFindings(document);
    for (const root of embeddedConfigsOf(document)) {
      for (const problem of validate(root, schema, "a config of Ray Serve")) yield withFix(document.text, problem);
    }
  },
});
