import { defineRule } from "../../engine/rule.ts";
import { schemaFindings } from "../../kinds/schema/check.ts";

export const tritonSchema = defineRule({
  id: "triton-schema",
  summary: "A Triton config has a misspelt field or a type that does not exist",
  severity: "error",
  languages: ["pbtxt"],
  kinds: ["triton-pbtxt"],
  references: ["https://docs.nvidia.com/deeplearning/triton-inference-server/user-guide/docs/user_guide/model_configuration.html"],
  fix: "suggested",

  check: schemaFindings,
});
