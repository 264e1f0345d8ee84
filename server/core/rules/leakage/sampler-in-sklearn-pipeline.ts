import { defineRule } from "../../engine/rule.ts";
import { callsOf, type Call } from "../../facts/python/calls.ts";
import { importSamplingPipeline } from "../../facts/python/fixes/samplerPipeline.ts";
import { roleOf } from "../../facts/python/tables/estimators.ts";
import { contains } from "../../text/span.ts";

const PIPELINES = new Set(["sklearn.pipeline.Pipeline", "sklearn.pipeline.make_pipeline"]);

export const samplerInSklearnPipeline = defineRule({
  id: "sampler-in-sklearn-pipeline",
  summary: "A sampler stands in a pipeline of scikit-learn, which cannot use it",
  severity: "warning",
  languages: ["python"],
  references: ["https://imbalanced-learn.org/stable/references/generated/imblearn.pipeline.Pipeline.html"],
  fix: "suggested",

  *check(document) {
    const calls = callsOf(document);
    for (const pipeline of calls.filter(({ name }) => PIPELINES.has(name))) {
      const sampler = calls.find((call) => isSamplerIn(call, pipeline));
      if (!sampler) continue;
      const name = sampler.name.replace(/^.*\./, "");
      const edits = importSamplingPipeline(document, pipeline, sampler.node);
      yield {
        at: sampler.callee,
        message: `\`${name}\` makes rows, and scikit-learn's pipeline only knows steps that change columns: it fails when it is fitted. Import \`Pipeline\` from \`imblearn.pipeline\` instead.`,
        fixes: edits ? [{ title: "Import the pipeline of imbalanced-learn instead", edits }] : [],
      };
    }
  },
});

const isSamplerIn = (call: Call, pipeline: Call): boolean => call !== pipeline && contains(pipeline.whole, call.whole) && roleOf(call.name) === "sampler";
