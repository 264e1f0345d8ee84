import { defineRule, type Finding } from "../../engine/rule.ts";
import { instructionsOf } from "../../facts/config/modelfile.ts";
import { INSTRUCTIONS, ROLES } from "../../kinds/modelfile/words.ts";
import { nearest } from "../../text/nearest.ts";
import type { Document } from "../../workspace/document.ts";

const WORDS = Object.keys(INSTRUCTIONS);

export const modelfileUnknownInstruction = defineRule({
  id: "modelfile-unknown-instruction",
  summary: "A line of a Modelfile is no instruction, or an instruction is not whole",
  severity: "error",
  languages: ["modelfile"],
  kinds: ["modelfile"],
  references: ["https://docs.ollama.com/modelfile"],
  fix: "none",

  *check(document) {
    const instructions = instructionsOf(document);
    for (const { name, value, at, valueAt } of instructions) {
      const [role = ""] = value.split(/\s/);
      if (name === "MESSAGE" && !ROLES.includes(role.toLowerCase())) yield { at: { start: valueAt.start, end: valueAt.start + Math.max(1, role.length) }, message: `\`${role}\` is no role of a message, so \`ollama create\` stops. Write \`system\`, \`user\` or \`assistant\`.` };
      if (name === "MESSAGE" && ROLES.includes(value.toLowerCase())) yield { at: { start: at.start, end: valueAt.end }, message: `This message of \`${value}\` says nothing, so \`ollama create\` stops. Write the text after the role.` };
      if (name === "PARAMETER" && /^stop\s+"[^"]*$/.test(value)) yield { at: valueAt, message: "Nothing closes the quote, so the model stops at other text than is meant. Add the second quote." };
      if (name === "PARAMETER" && !/\s/.test(value)) yield { at: { start: at.start, end: valueAt.end }, message: `\`${value}\` has no value, so \`ollama create\` stops. Write it after the name.` };
      if (/\n[ \t]*(?:SYSTEM|LICENSE|TEMPLATE|ADAPTER|MESSAGE|PARAMETER)[ \t]+"""$/.test(value)) yield { at, message: `The text of \`${name}\` begins with three quotes, and nothing ends it before the next instruction, which becomes a part of it. Close it with \`"""\`.` };
      if (/^""[^"\s]/.test(value)) yield { at, message: `The text of \`${name}\` begins with two quotes, which are an empty text, and what follows is lost. Write one, or three.` };
      if (value.startsWith('"""') && (value.length < 6 || !value.endsWith('"""'))) yield { at, related: [{ at: { start: Math.max(valueAt.start, valueAt.end - 1), end: valueAt.end }, message: "It ends with the file." }], message: `The text of \`${name}\` begins with three quotes and nothing ends it, so all that follows belongs to it. Close it with \`"""\`.` };
    }
    yield* strangers(document, instructions.map(({ at, valueAt }) => ({ start: at.start, end: valueAt.end })));
  },
});

/** Lines outside of every instruction that begin with a word in capitals. */
function* strangers({ text }: Document, taken: readonly { readonly start: number; readonly end: number }[]): Generator<Finding> {
  for (const match of text.matchAll(/^[ \t]*([A-Z]{3,})[ \t]+\S/gm)) {
    const [whole, word = ""] = match;
    const start = match.index + whole.indexOf(word);
    if (WORDS.includes(word) || taken.some((span) => span.start <= start && start < span.end)) continue;
    const meant = nearest(word, WORDS, 2);
    yield { at: { start, end: start + word.length }, message: `\`${word}\` is no instruction of a Modelfile, so \`ollama create\` stops. ${meant === undefined ? "Settings of the model are written as `PARAMETER name value`; remove the line otherwise." : `Did you mean \`${meant}\`?`}` };
  }
}
