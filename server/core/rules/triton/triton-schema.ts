import { defineRule } from "../../engine/rule.ts";
import { TRITON_PLATFORMS } from "../../facts/config/triton.ts";
import { rootOf } from "../../kinds/data.ts";
import { schemaFindings } from "../../kinds/schema/check.ts";
import { scalarAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";

export const tritonSchema = defineRule({
  id: "triton-schema",
  summary: "A Triton config has a misspelt field or a type that does not exist",
  severity: "error",
  languages: ["pbtxt"],
  kinds: ["triton-pbtxt"],
  references: ["https://docs.nvidia.com/deeplearning/triton-inference-server/user-guide/docs/user_guide/model_configuration.html"],
  fix: "suggested",

  *check(document) {
    // Another rule knows what was meant.
    const platform = scalarAt(rootOf(document), "platform");
    const isTold = platform !== undefined && nearest(platform.text, TRITON_PLATFORMS, 2) !== undefined;
    for (const finding of schemaFindings(document)) if (!isTold || finding.at.start !== platform.span.start) yield finding;
  },
});
