import { defineRule } from "../../engine/rule.ts";
import { dockerfileOf } from "../../syntax/dockerfile/dockerfile.ts";

export const emptyContinuation = defineRule({
  id: "empty-continuation",
  summary: "An empty line stands in the middle of an instruction",
  severity: "warning",
  languages: ["dockerfile"],
  references: ["https://docs.docker.com/reference/build-checks/no-empty-continuation/"],
  elsewhere: ["NoEmptyContinuation"],
  fix: "safe",

  *check(document) {
    const { escape, stages } = dockerfileOf(document);
    const gap = escape === "`" ? /`[ \t]*\r?\n((?:[ \t]*\r?\n)+)/g : /\\[ \t]*\r?\n((?:[ \t]*\r?\n)+)/g;
    for (const { whole } of stages.flatMap(({ instructions }) => instructions)) {
      const written = document.text.slice(whole.start, whole.end);
      if (written.includes("<<")) continue;
      for (const match of written.matchAll(gap)) {
        const empty = match[1] ?? "";
        const start = whole.start + match.index + match[0].length - empty.length;
        yield { at: { start: whole.start + match.index, end: start }, message: "The line ends with a continuation, and what follows is empty. Docker still reads on, and says that it will refuse this. Take the empty line out.", fixes: [{ title: "Take the empty line out", edits: [{ span: { start, end: start + empty.length }, text: "" }] }] };
      }
    }
  },
});
