import { defineRule } from "../../engine/rule.ts";
import { componentsOf } from "../../facts/config/kserve.ts";
import { rootsOf } from "../../kinds/data.ts";
import { entryOf, isSet } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";

export const kserveModelFormatMissing = defineRule({
  id: "kserve-model-format-missing",
  summary: "A model without its format",
  severity: "error",
  languages: ["yaml"],
  kinds: ["kserve"],
  references: ["https://kserve.github.io/website/latest/reference/api/"],
  fix: "none",

  *check(document) {
    for (const component of componentsOf(rootsOf(document))) {
      const model = entryOf(component.value, "model");
      if (model?.value.type !== "mapping" || isSet(model.value, "modelFormat", "name") || model.value.entries.some(({ key }) => key.text !== "modelFormat" && nearest(key.text, ["modelFormat"]) !== undefined)) continue;
      yield { at: (entryOf(model.value, "modelFormat") ?? model).key.span, message: "`model` has no `modelFormat.name`, such as `sklearn` or `huggingface`, so KServe cannot choose a runtime for it.", related: [{ at: model.value.span, message: "The whole model." }] };
    }
  },
});
