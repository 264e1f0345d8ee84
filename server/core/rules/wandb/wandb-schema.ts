import { defineRule } from "../../engine/rule.ts";
import { schemaFindings } from "../../kinds/schema/check.ts";

export const wandbSchema = defineRule({
  id: "wandb-schema",
  summary: "A sweep lacks a key or has a value that is not allowed",
  severity: "error",
  languages: ["yaml"],
  kinds: ["wandb-sweep"],
  references: ["https://docs.wandb.ai/guides/sweeps/sweep-config-keys"],
  fix: "suggested",

  check: schemaFindings,
});
