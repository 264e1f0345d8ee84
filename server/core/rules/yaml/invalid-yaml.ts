import { defineRule, type Finding } from "../../engine/rule.ts";
import { mergeConflictIn } from "../../facts/config/conflict.ts";
import { frontMatterOf } from "../../syntax/data/frontMatter.ts";
import { readData } from "../../syntax/data/read.ts";
import type { Document } from "../../workspace/document.ts";

export const invalidYaml = defineRule({
  id: "invalid-yaml",
  summary: "A YAML file cannot be read",
  severity: "error",
  languages: ["yaml", "prompty", "markdown"],
  references: ["https://yaml.org/spec/1.2.2/"],
  fix: "none",

  *check(document) {
    if (document.language === "markdown" && document.kind !== "model-card") return;
    const unclosed = unclosedFrontMatter(document);
    if (unclosed) yield { ...unclosed, message: "Nothing closes the settings that this line opens, so all of the file is taken for text and none of them counts. End them with a line of `---`." };
    const tree = readData(document);
    const [problem] = tree?.problems ?? [];
    // A template becomes YAML only when it is filled in; and what follows the first problem mostly follows from it.
    if (!problem || tree?.uncertain || mergeConflictIn(document)) return;
    yield { at: problem.at, message: `This YAML cannot be read: ${problem.reason}. Nothing else in the file is checked until it is mended.`, ...(problem.related && { related: problem.related }) };
  },
});

/** The `---` at the head of a prompt or card, and the place where the settings seem to end, where no second one follows. */
function unclosedFrontMatter({ language, text }: Document): Pick<Finding, "at" | "related"> | undefined {
  if (language === "yaml" || !/^---[ \t]*\r?\n/.test(text) || frontMatterOf(text)) return undefined;
  const end = /\n(?=(?:system|user|assistant)[ \t]*:[ \t]*\r?$|#+ |\{\{|[ \t]*\r?\n)/m.exec(text)?.index ?? text.trimEnd().length;
  return { at: { start: 0, end: 3 }, related: [{ at: { start: end, end: Math.min(text.length, end + 2) }, message: "Do they end here?" }] };
}
