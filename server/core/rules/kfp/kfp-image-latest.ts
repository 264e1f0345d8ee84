import { defineRule } from "../../engine/rule.ts";
import { rootsOf } from "../../kinds/data.ts";
import { walk } from "../../syntax/data/access.ts";

export const kfpImageLatest = defineRule({
  id: "kfp-image-latest",
  summary: "A step runs whatever image is newest",
  severity: "info",
  strict: "warning",
  languages: ["yaml"],
  kinds: ["kfp-ir"],
  references: ["https://www.kubeflow.org/docs/components/pipelines/user-guides/core-functions/compile-a-pipeline/"],
  fix: "none",

  *check(document) {
    for (const root of rootsOf(document)) {
      for (const { node, entry } of walk(root)) {
        if (entry?.key.text !== "image" || node.type !== "scalar" || !NEWEST.test(node.text)) continue;
        yield { at: node.span, message: `\`${node.text}\` is another image next month, so the same pipeline gives another model. Write the version that you tested with, or a digest.` };
      }
    }
  },
});

/** The tag `latest`, or none, which means the same. */
const NEWEST = /^(?:[\w.-]+(?::\d+)?\/)?[\w./-]+(?::latest)?$/;
