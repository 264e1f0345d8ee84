import { defineRule } from "../../engine/rule.ts";
import { mergeConflictIn } from "../../facts/config/conflict.ts";

export const mergeConflict = defineRule({
  id: "merge-conflict",
  summary: "A file still has the marks of a merge conflict",
  severity: "error",
  languages: ["yaml", "json", "toml", "pbtxt", "jsonl", "dotenv", "requirements", "prompty", "markdown", "dockerfile", "modelfile"],
  references: ["https://git-scm.com/docs/git-merge#_how_conflicts_are_presented"],
  fix: "none",

  *check(document) {
    if (document.language === "markdown" && document.kind !== "model-card") return;
    const at = mergeConflictIn(document);
    if (at) yield { at, message: "Git left a conflict here that nobody decided, so no program can read the file. Keep one of the two sides, or what is right of both, and remove the lines of `<`, `=` and `>`. A lock file is best written anew by its tool." };
  },
});
