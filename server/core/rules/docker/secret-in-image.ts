import { defineRule, type Finding, type Fix } from "../../engine/rule.ts";
import { buildCommands } from "../../facts/docker/commands.ts";
import { isPlaceholder, isSecretName } from "../../facts/secrets/names.ts";
import { dockerfileOf, type Assignment, type Dockerfile, type Instruction } from "../../syntax/dockerfile/dockerfile.ts";
import type { Edit } from "../../text/span.ts";
import type { Document } from "../../workspace/document.ts";

export const secretInImage = defineRule({
  id: "secret-in-image",
  summary: "A secret is written into the image by ENV or ARG",
  severity: "error",
  languages: ["dockerfile"],
  cwe: ["CWE-522", "CWE-798"],
  owasp: ["LLM02:2025"],
  references: ["https://docs.docker.com/build/building/secrets/"],
  elsewhere: ["DL3064", "SecretsUsedInArgOrEnv"],
  fix: "suggested",

  *check(document) {
    const file = dockerfileOf(document);
    yield* inCommands(document);
    for (const instruction of [...file.globalArguments, ...file.stages.flatMap(({ instructions }) => instructions)]) {
      if (instruction.keyword !== "ENV" && instruction.keyword !== "ARG") continue;
      for (const pair of instruction.assignments.filter(isSecret)) {
        const name = pair.name.text;
        const isBuildArgument = instruction.keyword === "ARG";
        const fixes = isBuildArgument ? mountSecret(document, file, instruction, name) : passAtStart(document, instruction, name);
        yield {
          at: { start: pair.name.span.start, end: pair.value?.span.end ?? pair.name.span.end },
          ...(pair.value ? { secret: pair.value.span } : { severity: "warning" as const }),
          message: isBuildArgument
            ? `\`${name}\` goes through a build argument, which \`docker history\` shows to everybody who has the image. Hand it to the one step that needs it: \`RUN --mount=type=secret,id=${name},env=${name}\`.`
            : `\`${name}\` stands in the image for everybody who can pull it, and removing it in a later layer does not help. Give it to the container when it starts, and replace the secret: it has been seen.`,
          fixes,
        };
      }
    }
  },
});

/** `RUN export WANDB_API_KEY=… && …` stands in the history of the image like any other line. */
function* inCommands(document: Document): Generator<Finding> {
  for (const { words } of buildCommands(document)) {
    for (const { text, span } of words) {
      const [whole, name = "", value = ""] = /^([A-Z][A-Z\d_]*)=["']?([^"']+)["']?$/.exec(text) ?? [];
      if (whole === undefined || !isSecretName(name) || /[$`(/]/.test(value) || isPlaceholder(value)) continue;
      yield { at: span, secret: { start: span.end - whole.length + name.length + 1, end: span.end }, message: `\`${name}\` stands in a command of the build, which \`docker history\` shows to everybody who has the image. Hand it over as a secret: \`RUN --mount=type=secret,id=${name},env=${name}\`, and replace this one: it has been seen.` };
    }
  }
}

function isSecret({ name, value }: Assignment): boolean {
  if (!/^\w+$/.test(name.text) || !isSecretName(name.text)) return false;
  return value === undefined || !(value.text === "" || value.text.includes("$") || value.text.startsWith("/") || isPlaceholder(value.text));
}

/** Takes the argument away and mounts the secret in the steps that name it. */
function mountSecret(document: Document, file: Dockerfile, argument: Instruction, name: string): readonly Fix[] {
  const stage = file.stages.find(({ instructions }) => instructions.includes(argument));
  const use = new RegExp(`\\$(?:${name}\\b|\\{${name}[}:])`);
  const users = (stage?.instructions ?? []).filter(({ body }) => use.test(document.text.slice(body.start, body.end)));
  if (argument.assignments.length !== 1 || users.some(({ keyword }) => keyword !== "RUN")) return [];
  const mount = ` --mount=type=secret,id=${name},env=${name}`;
  const inserts = users.map(({ whole }): Edit => ({ span: { start: whole.start + 3, end: whole.start + 3 }, text: mount }));
  return [{ title: `Hand ${name} to the build as a secret`, edits: [removeLine(document, argument), ...inserts] }];
}

function passAtStart(document: Document, instruction: Instruction, name: string): readonly Fix[] {
  if (instruction.assignments.length !== 1) return [];
  return [{ title: `Remove ${name}; pass it when the container starts`, edits: [removeLine(document, instruction)] }];
}

function removeLine({ text }: Document, { whole }: Instruction): Edit {
  const lineEnd = text.indexOf("\n", whole.end);
  return { span: { start: whole.start, end: lineEnd < 0 ? text.length : lineEnd + 1 }, text: "" };
}
