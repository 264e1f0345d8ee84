import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { isSet, scalarAt } from "../../syntax/data/access.ts";

export const axolotlJinjaTemplateMissing = defineRule({
  id: "axolotl-jinja-template-missing",
  summary: "`chat_template: jinja` without the template",
  severity: "error",
  languages: ["yaml", "json"],
  kinds: ["axolotl"],
  references: ["https://docs.axolotl.ai/docs/config-reference.html"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const template = scalarAt(root, "chat_template");
    if (template?.text !== "jinja" || isSet(root, "chat_template_jinja")) return;
    yield { at: template.span, message: "`chat_template: jinja` says that the template is given here, yet `chat_template_jinja` is missing. Add it, or name a template such as `chatml`." };
  },
});
