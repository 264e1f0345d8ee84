import { defineRule } from "../../engine/rule.ts";
import { dockerfileOf, type Instruction } from "../../syntax/dockerfile/dockerfile.ts";
import type { Span } from "../../text/span.ts";
import type { Document } from "../../workspace/document.ts";

export const stageDescribedOtherwise = defineRule({
  id: "stage-described-otherwise",
  summary: "The comment above a stage or an argument does not begin with its name, so Docker does not show it",
  severity: "hint",
  languages: ["dockerfile"],
  references: ["https://docs.docker.com/reference/build-checks/invalid-definition-description/"],
  elsewhere: ["InvalidDefinitionDescription"],
  fix: "none",

  *check(document) {
    if (!ASKED_FOR.test(document.text)) return;
    const { globalArguments, stages } = dockerfileOf(document);
    const named: readonly (readonly [Instruction, string | undefined])[] = [...globalArguments.map((one) => [one, one.assignments[0]?.name.text] as const), ...stages.map(({ from, name }) => [from, name] as const)];
    for (const [instruction, name] of named) {
      const comment = commentAbove(document, instruction);
      if (name !== undefined && comment && !comment.text.toLowerCase().startsWith(`${name.toLowerCase()} `)) yield { at: comment.span, message: `\`docker build --call=outline\` shows this comment as the description of \`${name}\` only where it begins with that name: \`# ${name} …\`. Put an empty line below it where it means something else.` };
    }
  },
});

/** BuildKit makes this check only where the file asks for it. */
const ASKED_FOR = /^#\s*check\s*=.*\bexperimental=(?:all|[\w,]*InvalidDefinitionDescription)/im;

function commentAbove({ text }: Document, { whole }: Instruction): { readonly text: string; readonly span: Span } | undefined {
  const [, line = "", body = ""] = /(?:^|\n)([ \t]*#[ \t]*([^\n]*))\n$/.exec(text.slice(0, whole.start)) ?? [];
  const start = whole.start - 1 - line.length;
  return line === "" || /^(?:syntax|escape|check)\s*=/.test(body) ? undefined : { text: body, span: { start, end: start + line.length } };
}
