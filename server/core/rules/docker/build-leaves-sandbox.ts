import { defineRule, type Finding } from "../../engine/rule.ts";
import { dockerfileOf, instructionsOf, type Instruction } from "../../syntax/dockerfile/dockerfile.ts";
import type { Document } from "../../workspace/document.ts";

export const buildLeavesSandbox = defineRule({
  id: "build-leaves-sandbox",
  summary: "A step of the build gets the machine, or keeps a secret that was lent to it",
  severity: "warning",
  languages: ["dockerfile"],
  cwe: ["CWE-250", "CWE-538"],
  references: ["https://docs.docker.com/reference/dockerfile/#run---security", "https://docs.docker.com/build/building/secrets/"],
  fix: "none",

  *check(document) {
    for (const instruction of instructionsOf(dockerfileOf(document))) {
      if (instruction.keyword === "RUN") yield* ofStep(document, instruction);
      const [from, ...more] = instruction.keyword === "COPY" && instruction.flags.some(({ name }) => name === "from") ? instruction.words : [];
      if (from?.text === "/" && more.length === 1) yield { at: from.span, message: "This copies everything of the other stage, with its caches, its tools and any secret that a step left behind. Name the folders that are needed." };
    }
  },
});

function* ofStep({ text }: Document, { flags, body }: Instruction): Generator<Finding> {
  for (const { name, value, span } of flags) {
    if (name === "security" && value === "insecure") yield { at: span, message: "This step of the build runs with all rights on the machine that builds, so everything it downloads does, too. Leave the flag out." };
    if (name === "network" && value === "host") yield { at: span, message: "This step of the build reaches every service of the machine that builds, those without a password as well. Leave the flag out." };
  }
  const kept = KEPT.exec(text.slice(body.start, body.end));
  if (!kept || />\s*\/dev\//.test(kept[0])) return;
  const start = body.start + kept.index;
  yield { at: { start, end: start + kept[0].length }, message: "The secret was only lent to this step, but here it is written into a file that stays in the image. Hand it over as a variable: `--mount=type=secret,id=…,env=…`." };
}

/** A secret of the build that is copied or written to another file. */
const KEPT = /\b(?:cat|cp|mv|tee)\b[^\n;&|]*\/run\/secrets\/[\w.-]+[^\n;&|]*(?:>\s*\S+|\s\/\S+)/;
