import { defineRule } from "../../engine/rule.ts";
import { schemaFindings } from "../../kinds/schema/check.ts";

export const lmEvalSchema = defineRule({
  id: "lm-eval-schema",
  summary: "A task has a misspelt key or a value that is not allowed",
  severity: "error",
  languages: ["yaml"],
  kinds: ["lm-eval-task"],
  references: ["https://github.com/EleutherAI/lm-evaluation-harness/blob/main/docs/task_guide.md"],
  fix: "suggested",

  check: schemaFindings,
});
