import { defineRule } from "../../engine/rule.ts";
import { componentsOf, frameworksOf } from "../../facts/config/kserve.ts";
import { rootsOf } from "../../kinds/data.ts";
import { isOldService } from "../../kinds/kserve/schema.ts";
import { entryOf, stringAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";

export const kserveExactlyOnePredictor = defineRule({
  id: "kserve-exactly-one-predictor",
  summary: "A service has no predictor, or a predictor has several models",
  severity: "error",
  languages: ["yaml"],
  kinds: ["kserve"],
  references: ["https://kserve.github.io/website/latest/reference/api/"],
  fix: "none",

  *check(document) {
    for (const root of rootsOf(document)) {
      const spec = entryOf(root, "spec");
      if (stringAt(root, "kind") !== "InferenceService" || isOldService(stringAt(root, "apiVersion") ?? "", "InferenceService") || spec?.value.type !== "mapping" || entryOf(spec.value, "predictor")) continue;
      if (spec.value.entries.some(({ key }) => nearest(key.text, ["predictor"]) !== undefined)) continue;
      yield { at: spec.key.span, message: "This service has no `predictor`, so there is no model to serve, and KServe refuses it. Add one." };
    }
    for (const component of componentsOf(rootsOf(document))) {
      const [first, second] = frameworksOf(component).filter(({ key }) => key.text !== "containers");
      if (first && second) yield { at: second.key.span, message: `\`${second.key.text}\` stands beside \`${first.key.text}\`: a component serves one model, and KServe refuses two. Make a second InferenceService.`, related: [{ at: first.key.span, message: "The other one." }] };
    }
  },
});
