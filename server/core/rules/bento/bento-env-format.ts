import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { isSet, itemsAt } from "../../syntax/data/access.ts";

export const bentoEnvFormat = defineRule({
  id: "bento-env-format",
  summary: "A variable has no name, or is no mapping",
  severity: "error",
  languages: ["yaml"],
  kinds: ["bentofile"],
  references: ["https://docs.bentoml.com/en/latest/reference/bentoml/bento-build-options.html"],
  fix: "none",

  *check(document) {
    for (const item of itemsAt(rootOf(document), "envs")) {
      if (item.type === "mapping" && !isSet(item, "name")) yield { at: item.span, message: "This variable has no `name`. Write `- name: …` and, where it is no secret, `value: …`." };
      if (item.type === "scalar" && !isPlaceholder(item)) yield { at: item.span, message: `BentoML wants a mapping for each variable. Write \`- name: ${item.text.split("=")[0] ?? "…"}\` and, where it is no secret, \`value: …\`.` };
    }
  },
});
