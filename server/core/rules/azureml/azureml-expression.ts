import { defineRule } from "../../engine/rule.ts";
import { matchesUnder } from "../../facts/config/matches.ts";
import { rootOf } from "../../kinds/data.ts";
import { nearest } from "../../text/nearest.ts";

export const azuremlExpression = defineRule({
  id: "azureml-expression",
  summary: "An expression is not closed, or its first word is misspelt",
  severity: "error",
  languages: ["yaml"],
  kinds: ["azureml"],
  references: ["https://learn.microsoft.com/azure/machine-learning/reference-yaml-core-syntax"],
  fix: "suggested",

  *check(document) {
    const root = rootOf(document);
    for (const { at, groups } of root ? matchesUnder(document.text, root, /(\$\{\{((?:(?!\$\{\{|\}\}).)*)(\}\})?)/g) : []) {
      const [, inside = "", end] = groups;
      const path = inside.trim().replace(/[}"'\s].*$/s, "");
      if (end === undefined) yield { at: { start: at.start, end: at.start + "${{".length + (/^[\w\s.-]*?(?=\s*$|[^\w\s.-]|\s--)/.exec(inside)?.[0].length ?? 0) }, message: "This expression is not closed, so the job gets it as it is written. Write `}}` at the end." };
      const wrong = end === undefined ? undefined : wrongWord(path.split("."));
      if (wrong === undefined) continue;
      const start = at.start + document.text.slice(at.start, at.end).search(new RegExp(`(?<=\\{\\s*|\\.)${wrong.word}(?![\\w-])`));
      yield { at: { start, end: start + wrong.word.length }, message: `An expression of Azure ML has no \`${wrong.word}\` here. Did you mean \`${wrong.meant}\`?`, fixes: [{ title: `Change to \`${wrong.meant}\``, edits: [{ span: { start, end: start + wrong.word.length }, text: wrong.meant }] }] };
    }
  },
});

const FIRST = ["parent", "inputs", "outputs", "search_space", "name", "default_datastore", "output_name", "creation_context"];
const OF_JOB = ["outputs", "inputs"];
const OF_PARENT = ["inputs", "outputs", "jobs", "name"];

function wrongWord([first = "", second, , third]: readonly string[]): { readonly word: string; readonly meant: string } | undefined {
  const [word, known] = first !== "parent" ? [first, FIRST] : second === "jobs" && third !== undefined ? [third, OF_JOB] : [second ?? "", OF_PARENT];
  const meant = known.includes(word) ? undefined : nearest(word, known);
  return meant === undefined ? undefined : { word, meant };
}
