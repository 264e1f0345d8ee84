import { defineRule } from "../../engine/rule.ts";
import { compiledPipeline } from "../../facts/config/kfp.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";

export const vertexParameterUndefined = defineRule({
  id: "vertex-parameter-undefined",
  summary: "A value is given for a parameter that the pipeline does not have",
  severity: "error",
  languages: ["json"],
  kinds: ["vertex-pipeline"],
  references: ["https://cloud.google.com/vertex-ai/docs/pipelines/build-pipeline"],
  fix: "none",

  *check(document) {
    const compiled = compiledPipeline(document);
    const known = new Set(entriesAt(compiled?.root, "root", "inputDefinitions", "parameters").map(({ key }) => key.text));
    for (const list of ["parameterValues", "parameters"]) {
      for (const { key } of compiled ? entriesAt(rootOf(document), "runtimeConfig", list) : []) {
        if (known.has(key.text)) continue;
        const meant = nearest(key.text, known);
        yield { at: key.span, message: `The pipeline has no parameter \`${key.text}\`, so Vertex AI refuses the job. ${meant === undefined ? "Remove it, or compile the pipeline again." : `Did you mean \`${meant}\`?`}` };
      }
    }
  },
});
