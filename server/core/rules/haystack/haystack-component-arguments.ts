import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { withFix } from "../../kinds/schema/check.ts";
import { argumentProblems, componentUses, signatureAt } from "../../kinds/schema/components.ts";

export const haystackComponentArguments = defineRule({
  id: "haystack-component-arguments",
  summary: "A component is given an argument that it does not take",
  severity: "error",
  languages: ["yaml"],
  kinds: ["haystack"],
  references: ["https://docs.haystack.deepset.ai/docs/serialization"],
  fix: "suggested",

  *check(document, snapshot) {
    for (const use of componentUses(rootOf(document), "type", "init_parameters")) {
      const signature = signatureAt(use.at.text, document.uri, snapshot);
      for (const problem of signature ? argumentProblems(use, signature) : []) yield withFix(document.text, problem);
    }
  },
});
