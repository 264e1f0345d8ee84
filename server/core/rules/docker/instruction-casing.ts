import { defineRule } from "../../engine/rule.ts";
import { dockerfileOf, instructionsOf } from "../../syntax/dockerfile/dockerfile.ts";

export const instructionCasing = defineRule({
  id: "instruction-casing",
  summary: "Instructions of one file are written in two ways",
  severity: "hint",
  languages: ["dockerfile"],
  references: ["https://docs.docker.com/reference/build-checks/consistent-instruction-casing/", "https://docs.docker.com/reference/build-checks/from-as-casing/"],
  elsewhere: ["ConsistentInstructionCasing", "FromAsCasing", "StageNameCasing"],
  fix: "safe",

  *check(document) {
    const { text } = document;
    const file = dockerfileOf(document);
    const words = instructionsOf(file).map(({ keyword, whole }) => ({ keyword, written: text.slice(whole.start, whole.start + keyword.length), at: { start: whole.start, end: whole.start + keyword.length } }));
    const isUpper = words.filter(({ keyword, written }) => keyword === written).length * 2 >= words.length;
    for (const { keyword, written, at } of words) {
      const wanted = isUpper ? keyword : keyword.toLowerCase();
      if (written !== wanted) yield { at, message: `\`${written}\` stands among instructions that are written like \`${isUpper ? "FROM" : "from"}\`. Write \`${wanted}\`, so that every reader finds it.`, fixes: [{ title: `Change to ${wanted}`, edits: [{ span: at, text: wanted }] }] };
    }
    for (const { from } of file.stages) {
      const [, as, name] = from.words;
      const wanted = text.startsWith("FROM", from.whole.start) ? "AS" : "as";
      if (as?.text.toUpperCase() === "AS" && as.text !== wanted) yield { at: as.span, message: `\`${as.text}\` stands beside \`${text.slice(from.whole.start, from.whole.start + 4)}\`. Write \`${wanted}\`.`, fixes: [{ title: `Change to ${wanted}`, edits: [{ span: as.span, text: wanted }] }] };
      // Docker compares names of stages in small letters, wherever they are used.
      if (name && as?.text.toUpperCase() === "AS" && name.text !== name.text.toLowerCase()) yield { at: name.span, message: `Docker writes names of stages in small letters: \`${name.text.toLowerCase()}\`.`, fixes: [{ title: `Change to ${name.text.toLowerCase()}`, edits: [{ span: name.span, text: name.text.toLowerCase() }] }] };
    }
  },
});
