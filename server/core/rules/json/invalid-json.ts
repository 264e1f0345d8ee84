import { defineRule } from "../../engine/rule.ts";
import { mergeConflictIn } from "../../facts/config/conflict.ts";
import { readData } from "../../syntax/data/read.ts";

export const invalidJson = defineRule({
  id: "invalid-json",
  summary: "A JSON file of a known kind cannot be read",
  severity: "error",
  languages: ["json"],
  references: ["https://www.rfc-editor.org/rfc/rfc8259"],
  fix: "none",

  *check(document) {
    // Plain JSON is watched by the editor itself, and notebooks have a rule of their own.
    if (document.kind === "json" || document.kind === "notebook") return;
    const tree = readData(document);
    const [problem] = tree?.problems ?? [];
    if (!problem || tree?.uncertain || mergeConflictIn(document)) return;
    yield { at: problem.at, message: `This JSON cannot be read: ${problem.reason}. Nothing else in the file is checked until it is mended.`, ...(problem.related && { related: problem.related }) };
  },
});
