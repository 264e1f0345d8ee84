import { defineRule, type Finding } from "../../engine/rule.ts";
import { baseImage } from "../../facts/docker/image.ts";
import { chainOf } from "../../facts/docker/stages.ts";
import { dockerfileOf, type Dockerfile, type Instruction, type Stage } from "../../syntax/dockerfile/dockerfile.ts";
import { nearest } from "../../text/nearest.ts";

export const variableNeverSet = defineRule({
  id: "variable-never-set",
  summary: "A variable is used that the stage does not set",
  severity: "warning",
  languages: ["dockerfile"],
  references: ["https://docs.docker.com/reference/build-checks/undefined-var/"],
  elsewhere: ["UndefinedVar"],
  fix: "none",

  *check(document) {
    const file = dockerfileOf(document);
    for (const stage of file.stages) {
      const image = baseImage(file, chainOf(file, stage).at(-1) ?? stage);
      if (!image) continue;
      const known = new Set(chainOf(file, stage).flatMap(({ instructions }) => instructions.flatMap(({ assignments }) => assignments.map(({ name }) => name.text))));
      const words = stage.instructions.filter(({ keyword }) => USERS.has(keyword)).flatMap((instruction) => instruction.words);
      for (const instruction of stage.instructions) yield* inValues(file, stage, instruction);
      for (const { text, span } of words) {
        const [, name = ""] = /\$\{?(\w+)\}?/.exec(text) ?? [];
        const message = name === "" || known.has(name) || OFTEN_SET.test(name) ? undefined : messageOf(file, name, known);
        if (message !== undefined) yield { at: span, message };
      }
    }
  },
});

/** A value may use what was set before its line; what the base image sets is not known, so only a near name tells a slip. */
function* inValues(file: Dockerfile, stage: Stage, instruction: Instruction): Generator<Finding> {
  if (instruction.keyword !== "ENV") return;
  const own = stage.instructions.slice(0, stage.instructions.indexOf(instruction));
  const before = [...chainOf(file, stage).slice(1).flatMap(({ instructions }) => instructions.filter(({ keyword }) => keyword === "ENV")), ...own].flatMap(({ assignments }) => assignments);
  const known = new Set(before.map(({ name }) => name.text));
  for (const { value } of instruction.assignments) {
    const [whole = "", name = ""] = /(?<!\\)\$\{?(\w+)\}?/.exec(value?.text ?? "") ?? [];
    const message = name === "" || known.has(name) || OFTEN_SET.test(name) || /[:+-]$/.test(whole) ? undefined : messageOf(file, name, known);
    const near = nearest(name, known);
    const at = before.find((one) => one.name.text === near)?.name.span;
    if (value && message !== undefined) yield { at: value.span, message, ...(at && { related: [{ at, message: "What is set." }] }) };
  }
}

/** Instructions whose words are not handed to a shell, which may know more variables. */
const USERS = new Set(["COPY", "ADD", "WORKDIR", "USER", "EXPOSE", "VOLUME"]);

function messageOf(file: Dockerfile, name: string, known: ReadonlySet<string>): string | undefined {
  const isGlobal = file.globalArguments.some(({ assignments }) => assignments.some((pair) => pair.name.text === name));
  if (isGlobal) return `\`${name}\` is declared above the first \`FROM\`, where only \`FROM\` sees it, so it is empty here. Say \`ARG ${name}\` in this stage as well.`;
  const meant = nearest(name, known);
  return meant === undefined ? undefined : `\`${name}\` is not set here, so it is empty. Did you mean \`${meant}\`?`;
}

/** Set by Docker or by most base images. */
const OFTEN_SET = /^(?:PATH|HOME|USER|PWD|HOSTNAME|(?:TARGET|BUILD)(?:PLATFORM|OS|ARCH|VARIANT)|PYTHON\w*|CUDA\w*|NV\w*|LD_LIBRARY_PATH|CONDA\w*|JAVA_HOME|NB_\w+)$/;
