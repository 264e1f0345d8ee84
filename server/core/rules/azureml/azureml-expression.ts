import { defineRule, type Finding } from "../../engine/rule.ts";
import { matchesIn, matchesUnder } from "../../facts/config/matches.ts";
import { rootOf } from "../../kinds/data.ts";
import { replaceWith } from "../../kinds/schema/check.ts";
import { entriesAt, nodeAt, scalarAt, scalarsOf } from "../../syntax/data/access.ts";
import type { Node, Scalar } from "../../syntax/data/node.ts";
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
      if (command) yield* ofCommand(document.text, command);
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

const NAME = String.raw`(?:inputs|outputs|search_space)\.[\w-]+`;

/** What looks like an expression in a command and is none: the shell or the program gets it as it is written. */
const NO_EXPRESSIONS: readonly (readonly [pattern: RegExp, message: string])[] = [
  [new RegExp(String.raw`((?<!\$)\$\{${NAME}\})(?!\})`, "g"), "One pair of braces is a variable of the shell, which cannot have such a name, so the command fails. Write `${{ }}` with two."],
  [new RegExp(String.raw`((?<!\$)\{\{\s*${NAME}\s*\}\})`, "g"), "Without `$` before it this is no expression, so the program gets it as it is written. Write `${{ }}`."],
  [new RegExp(String.raw`((?<!\$)\$\[\[?\s*${NAME}\s*\]\]?)`, "g"), "Brackets surround an optional part of the command, and are no expression themselves. Write `${{ }}`."],
  [new RegExp(String.raw`((?<!\$)\$${NAME})`, "g"), "The shell takes this for a variable with a dot behind it, so the program gets no value. Write `${{ }}` around the name."],
  [/(?<!\$)(\$\[(?!\[)\s*--?[^\]\n]*\$\{\{)/g, "An optional part of a command stands in two brackets; with one, the program gets it as it is written. Write `$[[ ]]`."],
  [/(?<!\$)(\[\[\s*--[^\]\n]*\$\{\{)/g, "Without `$` before it this is no optional part, so the program gets the brackets as well. Write `$[[ ]]`."],
];

function* ofCommand(text: string, command: Scalar): Generator<Finding> {
  for (const [pattern, message] of NO_EXPRESSIONS) for (const { at } of matchesIn(text, command, pattern)) yield { at, message };
  for (const { at, groups } of matchesIn(text, command, /(\$\[\[((?:(?!\$\[\[|\]\]).)*)(\]\])?)/gs)) {
    const [, inside = "", end] = groups;
    if (end === undefined) yield { at: { start: at.start, end: at.start + "$[[".length + (inside.split("\n")[0]?.trimEnd().length ?? 0) }, message: "This optional part of the command is not closed, so the program gets the brackets as they are written. Write `]]` at its end." };
  }
}

/** A value that is meant to be an expression, with the braces of another tool. */
const OTHER_BRACES = /^((?:\$\{(?!\{)|\{\{|\$\[\[?|\[\[|\$|<<|%\{)\s*(parent\.(?:inputs|outputs|jobs)\.[\w.-]+)\s*[\]})>%]{0,2})$/;

function* withOtherBraces(text: string, value: Node): Generator<Finding> {
  if (value.type === "mapping" && /^\{\s*\{\s*parent\./.test(text.slice(value.span.start, value.span.end))) yield { at: value.span, message: "YAML takes these braces for a mapping, so Azure ML cannot read the file. Write `${{ }}`, with the `$`." };
  for (const scalar of value.type === "scalar" ? [value] : scalarsOf(nodeAt(value, "path"))) {
    const [, , path] = OTHER_BRACES.exec(scalar.text) ?? [];
    if (path !== undefined) yield { at: scalar.span, message: `Azure ML takes this for a value as it is written, not for \`${path}\`. Write \`\${{${path}}}\`.`, fixes: [replaceWith(text, scalar.span, `\${{${path}}}`)] };
  }
}

/** What the jobs of a pipeline take and give is said from the pipeline's side: `parent` stands before it. */
function* ofPipeline(text: string, root: Node | undefined): Generator<Finding> {
  for (const { value: job } of entriesAt(root, "jobs")) {
    for (const { value } of ["inputs", "outputs"].flatMap((side) => entriesAt(job, side))) {
      yield* withOtherBraces(text, value);
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
