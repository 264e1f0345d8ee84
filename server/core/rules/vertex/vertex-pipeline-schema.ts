import { defineRule } from "../../engine/rule.ts";
import { schemaFindings } from "../../kinds/schema/check.ts";

export const vertexPipelineSchema = defineRule({
  id: "vertex-pipeline-schema",
  summary: "A pipeline of Vertex AI has a misspelt key or a value that is not allowed",
  severity: "error",
  languages: ["json"],
  kinds: ["vertex-pipeline"],
  references: ["https://cloud.google.com/vertex-ai/docs/pipelines/build-pipeline"],
  fix: "suggested",

  check: schemaFindings,
});
