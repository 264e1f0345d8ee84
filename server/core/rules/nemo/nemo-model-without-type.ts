import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { itemsAt, nodeAt } from "../../syntax/data/access.ts";

export const nemoModelWithoutType = defineRule({
  id: "nemo-model-without-type",
  summary: "A model says not what it is for",
  severity: "error",
  languages: ["yaml"],
  kinds: ["nemo-guardrails"],
  references: ["https://docs.nvidia.com/nemo/guardrails/"],
  fix: "none",

  *check(document) {
    for (const model of itemsAt(rootOf(document), "models")) {
      const first = model.type === "mapping" ? model.entries[0]?.key : undefined;
      if (first && model.type === "mapping" && !nodeAt(model, "type") && !model.entries.some(({ inherited }) => inherited)) yield { at: first.span, message: "This model has no `type`, so NeMo Guardrails refuses the config. Write `type: main` for the model that answers, or the name of the task it is for." };
    }
  },
});
