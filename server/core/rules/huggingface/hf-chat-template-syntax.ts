import { defineRule } from "../../engine/rule.ts";
import { jinjaProblem } from "../../facts/config/jinja.ts";
import { rootOf } from "../../kinds/data.ts";
import { entryOf, scalarAt, scalarsOf } from "../../syntax/data/access.ts";

export const hfChatTemplateSyntax = defineRule({
  id: "hf-chat-template-syntax",
  summary: "A chat template is not valid Jinja",
  severity: "error",
  languages: ["json"],
  kinds: ["hf-tokenizer-config"],
  references: ["https://huggingface.co/docs/transformers/chat_templating"],
  fix: "none",

  *check(document) {
    const template = entryOf(rootOf(document), "chat_template")?.value;
    const templates = template?.type === "sequence" ? template.items.flatMap((item) => scalarAt(item, "template") ?? []) : scalarsOf(template);
    for (const scalar of templates) {
      const problem = jinjaProblem(scalar.text);
      if (problem !== undefined) yield { at: scalar.span, message: `The chat template is broken: ${problem}. Every call of \`apply_chat_template\` fails.` };
    }
  },
});
