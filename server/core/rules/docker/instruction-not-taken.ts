import { defineRule, type Finding } from "../../engine/rule.ts";
import { imageNameProblem } from "../../facts/docker/imageName.ts";
import { nearest } from "../../text/nearest.ts";
import { dockerfileOf, type Instruction, type Stage } from "../../syntax/dockerfile/dockerfile.ts";
import type { Document } from "../../workspace/document.ts";

export const instructionNotTaken = defineRule({
  id: "instruction-not-taken",
  summary: "An instruction has a form that the build stops at, or that does not mean what it says",
  severity: "error",
  languages: ["dockerfile"],
  references: ["https://docs.docker.com/reference/dockerfile/"],
  elsewhere: ["DL3021", "DL3023", "DL3043", "DL3044"],
  fix: "suggested",

  *check(document) {
    const file = dockerfileOf(document);
    const [first] = file.globalArguments.filter(({ keyword }) => keyword !== "ARG");
    if (first && INSTRUCTIONS.includes(first.keyword)) yield { at: first.whole, message: `\`${first.keyword}\` stands before any \`FROM\`, so there is no image to change and Docker stops here. Begin with \`FROM\` and the image.` };
    for (const argument of file.globalArguments) yield* wrongForm(document, argument);
    for (const stage of file.stages) {
      yield* unknownInstruction(stage.from);
      yield* openBrace(stage.from);
      yield* lacking(stage.from);
      for (const [index, instruction] of stage.instructions.entries()) {
        yield* brokenLine(document, stage.instructions[index - 1], instruction);
        yield* unknownInstruction(instruction);
        yield* lacking(instruction);
        yield* openBrace(instruction);
        yield* wrongPair(document, stage.instructions[index - 1], instruction);
        yield* wrongCheck(instruction);
        yield* singleQuotes(document, instruction);
        yield* wrongFlags(instruction);
        yield* wrongForm(document, instruction);
        yield* wrongCopy(instruction, stage);
        const [word] = instruction.keyword === "ONBUILD" ? instruction.words : [];
        if (word && /^(?:ONBUILD|FROM|MAINTAINER)$/i.test(word.text)) yield { at: word.span, message: `\`${word.text}\` cannot wait for a later build: \`ONBUILD\` takes the instructions that stand within one stage.` };
        if (instruction.keyword === "ENV") yield* ownVariables(instruction);
      }
    }
  },
});

const INSTRUCTIONS = ["ADD", "ARG", "CMD", "COPY", "ENTRYPOINT", "ENV", "EXPOSE", "FROM", "HEALTHCHECK", "LABEL", "MAINTAINER", "ONBUILD", "RUN", "SHELL", "STOPSIGNAL", "USER", "VOLUME", "WORKDIR"];

/** Words of a template, and the inside of a text in several lines, are no instructions that somebody has misspelt. */
function* unknownInstruction({ keyword, whole }: Instruction): Generator<Finding> {
  if (/^[A-Z]+:$/.test(keyword) && INSTRUCTIONS.includes(keyword.slice(0, -1))) yield { at: { start: whole.start, end: whole.start + keyword.length }, message: `Docker knows no instruction \`${keyword}\` and stops here: no colon stands behind \`${keyword.slice(0, -1)}\`.` };
  if (INSTRUCTIONS.includes(keyword) || !/^[A-Z]+$/.test(keyword)) return;
  const meant = nearest(keyword, INSTRUCTIONS) ?? INSTRUCTIONS.find((known) => known.length > 3 && keyword.startsWith(known)) ?? LONGER[nearest(keyword, Object.keys(LONGER)) ?? ""];
  if (meant !== undefined) yield { at: { start: whole.start, end: whole.start + keyword.length }, message: `Docker knows no instruction \`${keyword}\` and stops here. Is \`${meant}\` meant?` };
}

/** What people write for a shorter name. */
const LONGER: Readonly<Record<string, string>> = { COMMAND: "CMD", ENVIRONMENT: "ENV", ARGUMENT: "ARG", DIRECTORY: "WORKDIR", EXECUTE: "RUN" };

/** A command that goes on in the next line without a backslash: Docker takes that line for an instruction. */
function* brokenLine({ text }: Document, before: Instruction | undefined, { keyword, whole }: Instruction): Generator<Finding> {
  if (before?.keyword !== "RUN" || INSTRUCTIONS.includes(keyword) || text.slice(before.whole.start, before.whole.end).includes("<<")) return;
  const gap = text.slice(before.body.end, whole.start);
  const goesOn = /(?:&&|\|\|?|;)$/.test(text.slice(before.body.start, before.body.end)) || /[ \t]$/.test(gap);
  const last = before.words.at(-1);
  if (last && goesOn && /^[ \t]*\r?\n[ \t]*$/.test(gap)) yield { at: last.span, message: "The command goes on in the next line, and this one has no backslash at its end, so Docker takes the next for an instruction and stops there. Put a backslash here.", fixes: [{ title: "Add the backslash", edits: [{ span: { start: last.span.end, end: last.span.end }, text: " \\" }] }] };
}

/** Instructions that say nothing, or copy to nowhere. */
function* lacking({ keyword, whole, words, json }: Instruction): Generator<Finding> {
  if (keyword === "USER" && words.length === 0) yield { at: whole, message: "`USER` names nobody, so Docker stops here. Write the user." };
  const image = keyword === "FROM" ? words[0] : undefined;
  const problem = image && imageNameProblem(image.text);
  if (image && problem !== undefined) yield { at: image.span, message: `\`${image.text}\` ${problem}, so Docker stops here.` };
  if (keyword === "FROM" && words.length === 0) yield { at: whole, message: "`FROM` names no image, so Docker stops here. Write the image, such as `FROM python:3.12-slim`." };
  if (keyword === "FROM" && words.length > 1 && (words.length !== 3 || words[1]?.text.toUpperCase() !== "AS") && !words.some(({ text }) => text.startsWith("#"))) yield { at: whole, message: "`FROM` takes an image, or an image, `AS` and a name, so Docker stops here. Write `FROM image AS name`." };
  if ((keyword === "COPY" || keyword === "ADD") && (json ?? words).length === 1) yield { at: whole, message: `\`${keyword}\` needs what to copy and where to put it, so Docker stops here. Add the other one, such as \`${keyword} . /app\`.` };
}

/** A brace that is not closed in what Docker fills in itself. */
function* openBrace({ keyword, words }: Instruction): Generator<Finding> {
  if (!/^(?:FROM|COPY|ADD|ENV|ARG|WORKDIR|USER|EXPOSE|LABEL|VOLUME)$/.test(keyword)) return;
  for (const { text, span } of words) if (/(?<![\\$])\$\{[^}]*$/.test(text) && !/["']/.test(text)) yield { at: span, message: `The brace of \`${/\$\{[^}]*$/.exec(text)?.[0] ?? text}\` is not closed, so Docker stops here. Write \`\${NAME}\`.` };
}

/** `ENV` sets `NAME=value`; a name alone, or a second pair without the sign, is refused. */
function* wrongPair({ text }: Document, before: Instruction | undefined, { keyword, words, whole, body }: Instruction): Generator<Finding> {
  if (before && /^(?:ENV|LABEL|ARG)$/.test(before.keyword) && /^\w+=/.test(keyword) && /^[^\S\n]*\n[^\S\n]+$/.test(text.slice(before.whole.end, whole.start))) yield { at: before.words.at(-1)?.span ?? before.whole, message: `The next line goes on with \`${before.keyword}\`, and this one has no backslash at its end: Docker takes the next for an instruction and stops there. Put a backslash here.`, related: [{ at: whole, message: "The next line." }] };
  if (keyword !== "ENV" && keyword !== "LABEL") return;
  const [first, second] = words;
  if (keyword === "ENV" && first && !second && !first.text.includes("=")) yield { at: body, message: `\`ENV ${first.text}\` sets nothing, so Docker stops here. Write \`ENV ${first.text}=value\`.` };
  const bare = first?.text.includes("=") === true ? words.find(({ text: word }) => !word.includes("=") && /^[A-Za-z_]\w*$/.test(word)) : undefined;
  if (bare && !/["'\\]/.test(text.slice(body.start, bare.span.start).replace(/\\\s*\n/g, ""))) yield { at: bare.span, message: `\`${bare.text}\` has no \`=\` behind it, and Docker cannot read the line without. Write \`${bare.text}=value\`.` };
  if (keyword === "ENV" && first && second && /^\w+$/.test(first.text) && /^\w+=/.test(second.text)) yield { at: body, severity: "warning", message: `This sets one variable, \`${first.text}\`, to all that follows. Is \`${first.text}_${second.text}\` meant?` };
}

/** What a check consists of. */
function* wrongCheck({ keyword, words, flags, whole, body }: Instruction): Generator<Finding> {
  if (keyword !== "HEALTHCHECK") return;
  const [first] = words;
  if (!first) yield { at: whole, message: "This check has no command, so Docker stops here. Write `HEALTHCHECK … CMD` and what asks, or `HEALTHCHECK NONE`." };
  else if (!/^(?:CMD|NONE)$/i.test(first.text)) yield { at: first.span, message: `\`${first.text}\` stands where \`CMD\` is expected, so Docker stops here.${flags.some(({ value }) => value === "") ? " The value of a flag follows its `=` at once." : ""}` };
  const retries = flags.find(({ name }) => name === "retries");
  if (retries && !/^\d+$|\$/.test(retries.value)) yield { at: retries.span, message: `\`--retries\` is a whole number; Docker cannot read \`${retries.value}\`.` };
  if (body.end === body.start && first) yield { at: whole, message: "This check is empty." };
}

/** A list in single quotes is no JSON: the shell is given it, and looks for a program named `[python,`. */
function* singleQuotes({ text }: Document, { keyword, body }: Instruction): Generator<Finding> {
  const written = text.slice(body.start, body.end);
  if (!/^(?:CMD|ENTRYPOINT|RUN|SHELL)$/.test(keyword) || !written.includes("'") || !QUOTED.test(written)) return;
  yield { at: body, message: "A list needs double quotes. With single quotes Docker takes the line for words of a shell, which knows no program named `[`.", fixes: [{ title: "Write the list in double quotes", edits: [{ span: body, text: written.replaceAll("'", '"') }] }] };
}

const QUOTED = /^\[\s*(?:'[^'"]*'|"[^'"]*")(?:\s*,(?:\s|\\\r?\n)*(?:'[^'"]*'|"[^'"]*"))*(?:\s|\\\r?\n)*\]$/;

const FLAGS: Readonly<Record<string, readonly string[]>> = {
  RUN: ["mount", "network", "security", "device"],
  COPY: ["from", "chown", "chmod", "link", "parents", "exclude"],
  ADD: ["keep-git-dir", "checksum", "chown", "chmod", "link", "exclude", "unpack"],
  HEALTHCHECK: ["interval", "timeout", "start-period", "start-interval", "retries"],
};

function* wrongFlags({ keyword, flags }: Instruction): Generator<Finding> {
  const known = FLAGS[keyword];
  for (const { name, span } of known ? flags : []) {
    if (known?.includes(name) !== false) continue;
    const meant = nearest(name, known);
    yield { at: span, message: `\`${keyword}\` has no flag \`--${name}\`${meant === undefined ? `; it takes ${known.map((one) => `\`--${one}\``).join(", ")}` : `. Is \`--${meant}\` meant?`}` };
  }
}

/** A list that is no JSON is a line for the shell; a duration needs its unit; an argument its sign. */
function* wrongForm({ text }: Document, { keyword, body, flags }: Instruction): Generator<Finding> {
  const written = text.slice(body.start, body.end);
  if (/^(?:CMD|ENTRYPOINT|SHELL)$/.test(keyword) && /^\[\s*"(?:[^"\n]|\\")*"[\s\S]*\]$/.test(written) && /"\s+"|,\s*\]$/.test(written) && !written.includes('\\"')) yield { at: body, message: "This list is no JSON (a comma is missing or too many), so Docker gives it to the shell as it is written. Put one comma between every two words." };
  if (/^(?:CMD|ENTRYPOINT)$/.test(keyword) && /^\[\s*"[^"\n]*"(?:\s*,\s*(?:"[^"\n]*"|-?\d[\d.]*|true|false))*\s*\]$/.test(written) && /,\s*(?:-?\d|true|false)/.test(written.replace(/"[^"]*"/g, ""))) yield { at: body, message: "All words of this list must be in quotes, numbers too: Docker gives a list with others to the shell as it is written." };
  if (/^(?:CMD|ENTRYPOINT)$/.test(keyword) && /^\[\s*"(?:python[\d.]*|bash|sh|node|uvicorn|gunicorn|torchrun|streamlit|vllm|java)\s[^"\n]*"\s*\]$/.test(written)) yield { at: body, message: "In a list each word stands for itself: Docker looks for one program whose name is this whole line. Put each word in quotes of its own." };
  if (/^(?:CMD|ENTRYPOINT|SHELL)$/.test(keyword) && /^\[\s*"/.test(written) && !written.includes("]")) yield { at: body, message: "This list is not closed, so Docker gives it to the shell as it is written. Put a `]` at its end." };
  for (const { name, value, span } of keyword === "HEALTHCHECK" ? flags : []) {
    if (name !== "retries" && /^\d+(?:\.\d+)?$/.test(value)) yield { at: span, message: `\`--${name}\` needs a unit, such as \`${value}s\`; Docker stops here.` };
  }
  if (keyword === "ARG" && /^\w+:\S/.test(written)) yield { at: body, message: `An argument gets its value by \`=\`: \`ARG ${written.replace(":", "=")}\`.` };
}

function* wrongCopy({ keyword, flags, words, json }: Instruction, stage: Stage): Generator<Finding> {
  if (keyword !== "COPY" && keyword !== "ADD") return;
  const from = flags.find(({ name }) => name === "from");
  if (from && stage.name !== undefined && from.value.toLowerCase() === stage.name) yield { at: from.span, message: `\`${from.value}\` is the stage that this stands in, which has nothing to copy from yet. Name the stage before.` };
  const paths = json ?? words;
  for (const { text, span } of from ? [] : paths.slice(0, -1)) if (/^["']?\.\.\//.test(text)) yield { at: span, message: `\`${text}\` leads out of the build's folder, and Docker takes nothing from there. Build from the folder above (\`docker build -f …\`), or bring the file in.` };
  const last = paths.at(-1);
  if (paths.length > 2 && last && !paths.some(({ text }) => text.startsWith("<<")) && !/[/\\]["']?$|^["']?\.{1,2}["']?$|\$/.test(last.text)) yield { at: last.span, message: `Several files go into a folder, and its name must end in a slash: \`${last.text}/\`.` };
}

/** Docker puts in the value from before the line, not the one that the line sets. */
function* ownVariables({ assignments }: Instruction): Generator<Finding> {
  for (const [index, { value }] of assignments.entries()) {
    const used = assignments.slice(0, index).find(({ name }) => value && new RegExp(`(?<!\\\\)\\$\\{?${name.text}\\b`).test(value.text));
    if (used && value) yield { at: value.span, severity: "warning", message: `\`$${used.name.text}\` is put in as it was before this line, not as the line sets it. Set \`${used.name.text}\` in an \`ENV\` of its own above.` };
  }
}
