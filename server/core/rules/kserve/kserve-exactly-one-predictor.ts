import { defineRule } from "../../engine/rule.ts";
import { componentsOf, frameworksOf } from "../../facts/config/kserve.ts";
import { rootsOf } from "../../kinds/data.ts";

export const kserveExactlyOnePredictor = defineRule({
  id: "kserve-exactly-one-predictor",
  summary: "A predictor has several models",
  severity: "error",
  languages: ["yaml"],
  kinds: ["kserve"],
  references: ["https://kserve.github.io/website/latest/reference/api/"],
  fix: "none",

  *check(document) {
    for (const component of componentsOf(rootsOf(document))) {
      const [first, second] = frameworksOf(component).filter(({ key }) => key.text !== "containers");
      if (first && second) yield { at: second.key.span, message: `\`${second.key.text}\` stands beside \`${first.key.text}\`: a component serves one model, and KServe refuses two. Make a second InferenceService.` };
    }
  },
});
