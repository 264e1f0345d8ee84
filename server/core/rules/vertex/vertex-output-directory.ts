import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { isNull, scalarAt } from "../../syntax/data/access.ts";

export const vertexOutputDirectory = defineRule({
  id: "vertex-output-directory",
  summary: "The output directory is not in Cloud Storage",
  severity: "error",
  languages: ["json"],
  kinds: ["vertex-pipeline"],
  references: ["https://cloud.google.com/vertex-ai/docs/pipelines/build-pipeline"],
  fix: "none",

  *check(document) {
    const folder = scalarAt(rootOf(document), "runtimeConfig", "gcsOutputDirectory");
    if (!folder || isNull(folder) || isPlaceholder(folder) || /^gs:\/\/[^/\s]/.test(folder.text)) return;
    yield { at: folder.span, message: `${folder.text === "" ? "An empty text" : `\`${folder.text}\``} is no place in Cloud Storage, and Vertex AI refuses the job. Write \`gs://bucket/folder\`.` };
  },
});
