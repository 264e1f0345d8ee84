import { defineRule } from "../../engine/rule.ts";
import { mergeConflictIn } from "../../facts/config/conflict.ts";
import { readData } from "../../syntax/data/read.ts";

export const invalidYaml = defineRule({
  id: "invalid-yaml",
  summary: "A YAML file cannot be read",
  severity: "error",
  languages: ["yaml", "prompty", "markdown"],
  references: ["https://yaml.org/spec/1.2.2/"],
  fix: "none",

  *check(document) {
    if (document.language === "markdown" && document.kind !== "model-card") return;
    const tree = readData(document);
    const [problem] = tree?.problems ?? [];
    // A template becomes YAML only when it is filled in; and what follows the first problem mostly follows from it.
    if (!problem || tree?.uncertain || mergeConflictIn(document)) return;
    yield { at: problem.at, message: `This YAML cannot be read: ${problem.reason}. Nothing else in the file is checked until it is mended.`, ...(problem.related && { related: problem.related }) };
  },
});
