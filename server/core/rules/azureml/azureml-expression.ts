import { defineRule, type Finding } from "../../engine/rule.ts";
import { matchesIn, matchesUnder } from "../../facts/config/matches.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, nodeAt, scalarAt } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";
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
    yield* ofPipeline(document.text, root);
    for (const holder of [root, nodeAt(root, "trial"), ...entriesAt(root, "jobs").map(({ value }) => value)]) {
      const command = scalarAt(holder, "command");
      for (const { at } of command ? matchesIn(document.text, command, /((?<!\$)\$\{(?:inputs|outputs|search_space)\.[\w-]+\})(?!\})/g) : []) yield { at, message: "One pair of braces is a variable of the shell, which cannot have such a name, so the command fails. Write `${{ }}` with two." };
    }
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

/** What the jobs of a pipeline take and give is said from the pipeline's side: `parent` stands before it. */
function* ofPipeline(text: string, root: Node | undefined): Generator<Finding> {
  for (const { value: job } of entriesAt(root, "jobs")) {
    for (const { value } of ["inputs", "outputs"].flatMap((side) => entriesAt(job, side))) {
      for (const { at, groups } of matchesUnder(text, value, /\$\{\{\s*((inputs|outputs|jobs)\.[\w.-]+)/g)) {
        yield { at, message: `Azure ML no longer takes \`${groups[0] ?? ""}\` here and refuses the pipeline. Write \`parent.${groups[0] ?? ""}\`.`, fixes: [{ title: `Change to \`parent.${groups[0] ?? ""}\``, edits: [{ span: { start: at.start, end: at.start }, text: "parent." }] }] };
      }
      for (const { at } of matchesUnder(text, value, /\$\{\{\s*(parent\.jobs\.\w+\.(?!outputs?\b|inputs?\b|otu|out)\w+)\s*\}\}/g)) yield { at, message: "This names neither an output nor an input of the job, so Azure ML refuses the pipeline. Write `parent.jobs.NAME.outputs.OUTPUT`." };
    }
  }
}

const FIRST = ["parent", "inputs", "outputs", "search_space", "name", "default_datastore", "output_name", "creation_context"];
const OF_JOB = ["outputs", "inputs"];
const OF_PARENT = ["inputs", "outputs", "jobs", "name"];

function wrongWord([first = "", second, , third]: readonly string[]): { readonly word: string; readonly meant: string } | undefined {
  const [word, known] = first !== "parent" ? [first, FIRST] : second === "jobs" && third !== undefined ? [third, OF_JOB] : [second ?? "", OF_PARENT];
  const meant = known.includes(word) ? undefined : nearest(word, known);
  return meant === undefined ? undefined : { word, meant };
}
