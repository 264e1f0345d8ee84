import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { schemaFindings, withFix } from "../../kinds/schema/check.ts";
import { argumentProblems, componentUses, signatureAt } from "../../kinds/schema/components.ts";

export const torchtuneComponentArguments = defineRule({
  id: "torchtune-component-arguments",
  summary: "A component is given an argument that it does not take",
  severity: "error",
  languages: ["yaml"],
  kinds: ["torchtune"],
  references: ["https://pytorch.org/torchtune/stable/deep_dives/configs.html"],
  fix: "suggested",

  *check(document, snapshot) {
    const told = new Set([...schemaFindings(document)].map(({ at }) => at.start));
    for (const use of componentUses(rootOf(document), "_component_")) {
      const signature = signatureAt(use.at.text, document.uri, snapshot);
      for (const problem of signature ? argumentProblems(use, signature) : []) if (!told.has(problem.at.start)) yield withFix(document.text, problem);
    }
  },
});
