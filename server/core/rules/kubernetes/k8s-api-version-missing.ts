import { defineRule } from "../../engine/rule.ts";
import { replaceWith } from "../../kinds/schema/check.ts";
import { entriesAt, isSet } from "../../syntax/data/access.ts";
import { soundRoots } from "../../syntax/data/read.ts";
import { nearest } from "../../text/nearest.ts";

export const k8sApiVersionMissing = defineRule({
  id: "k8s-api-version-missing",
  summary: "The name of an object's `apiVersion` is misspelt",
  severity: "error",
  languages: ["yaml"],
  kinds: ["kubernetes", "kserve"],
  references: ["https://kubernetes.io/docs/concepts/overview/working-with-objects/#required-fields"],
  fix: "suggested",

  *check(document) {
    const roots = soundRoots(document, "go-yaml");
    // Of an object that is alone in its file, `kserve-schema` tells it.
    if (document.kind === "kserve" && roots.length === 1) return;
    for (const root of roots) {
      if (isSet(root, "apiVersion") || !isSet(root, "kind") || !isSet(root, "metadata")) continue;
      const slip = entriesAt(root).find(({ key }) => nearest(key.text, ["apiVersion"]) !== undefined);
      if (slip) yield { at: slip.key.span, message: `\`${slip.key.text}\` should be \`apiVersion\`. The cluster cannot tell what the object is, and refuses it.`, fixes: [replaceWith(document.text, slip.key.span, "apiVersion")] };
    }
  },
});
