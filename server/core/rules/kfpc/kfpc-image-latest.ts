import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { scalarAt } from "../../syntax/data/access.ts";

export const kfpcImageLatest = defineRule({
  id: "kfpc-image-latest",
  summary: "A component runs whatever image is newest",
  severity: "info",
  strict: "warning",
  languages: ["yaml"],
  kinds: ["kfp-component-v1"],
  references: ["https://www.kubeflow.org/docs/components/pipelines/legacy-v1/reference/component-spec/"],
  fix: "none",

  *check(document) {
    const image = scalarAt(rootOf(document), "implementation", "container", "image");
    if (!image || /[\s{}$@]/.test(image.text)) return;
    const [, tag] = /:([\w.-]+)$/.exec(image.text) ?? [];
    if (tag !== undefined && tag !== "latest") return;
    yield { at: image.span, message: `\`${image.text}\` is another image next month, so the same pipeline gives another model, and KFP's cache takes both for the same. Write the version that you tested with, or a digest.` };
  },
});
