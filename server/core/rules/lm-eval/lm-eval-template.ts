import { defineRule } from "../../engine/rule.ts";
import { jinjaFault } from "../../facts/config/jinja.ts";
import { rootOf } from "../../kinds/data.ts";
import { entryOf, scalarAt } from "../../syntax/data/access.ts";

const TEMPLATES = ["doc_to_text", "doc_to_target", "doc_to_choice", "doc_to_decontamination_query", "gen_prefix"];

export const lmEvalTemplate = defineRule({
  id: "lm-eval-template",
  summary: "A template of a task cannot be filled in, or settings of answers stand where none is written",
  severity: "error",
  languages: ["yaml"],
  kinds: ["lm-eval-task"],
  references: ["https://github.com/EleutherAI/lm-evaluation-harness/blob/main/docs/task_guide.md"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const [type, generation] = [scalarAt(root, "output_type"), entryOf(root, "generation_kwargs")];
    if (type && generation && type.text !== "generate_until") yield { at: generation.key.span, severity: "warning", message: `\`${type.text}\` writes no answer, so \`generation_kwargs\` have no effect, and the harness warns of them. Remove them, or write \`output_type: generate_until\`.` };
    for (const name of TEMPLATES) {
      const template = scalarAt(root, name);
      const fault = template && template.tag === undefined ? jinjaFault(template.text) : undefined;
      if (template && fault) yield { at: template.span, message: `\`${name}\` cannot be filled in: ${fault.reason.replace(/[.?]$/, "")}.` };
    }
  },
});
