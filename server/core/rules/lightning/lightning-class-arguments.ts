import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { withFix } from "../../kinds/schema/check.ts";
import { shapeOfType } from "../../kinds/schema/fields.ts";
import { key } from "../../kinds/schema/shape.ts";
import { argumentProblems, componentUses, signatureAt } from "../../kinds/schema/components.ts";

export const lightningClassArguments = defineRule({
  id: "lightning-class-arguments",
  summary: "A class is given an argument that it does not take",
  severity: "error",
  languages: ["yaml"],
  kinds: ["lightning-cli"],
  references: ["https://lightning.ai/docs/pytorch/stable/cli/lightning_cli.html"],
  fix: "suggested",

  *check(document, snapshot) {
    for (const use of componentUses(rootOf(document), "class_path", "init_args")) {
      const signature = signatureAt(use.at.text, document.uri, snapshot, "Lightning");
      for (const problem of signature ? argumentProblems(use, signature, "mode" in signature.keys && signature.from.startsWith("Lightning") ? MODE : {}) : []) yield withFix(document.text, problem);
    }
  },
});

/** Callbacks check the word themselves, so that their signatures say only `str`. */
const MODE = { mode: key(shapeOfType("'min'|'max'"), "Whether less or more of the metric is better.") };
