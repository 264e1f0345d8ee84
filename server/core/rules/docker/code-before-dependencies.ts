import { defineRule, type Fix } from "../../engine/rule.ts";
import { buildCommands, runs, type BuildCommand } from "../../facts/docker/commands.ts";
import { pythonInstalls, requirementFiles } from "../../facts/docker/installs.ts";
import { dockerfileOf, type Instruction } from "../../syntax/dockerfile/dockerfile.ts";
import type { Document } from "../../workspace/document.ts";

export const codeBeforeDependencies = defineRule({
  id: "code-before-dependencies",
  summary: "The code is copied before the dependencies are installed, so every edit installs them again",
  severity: "info",
  strict: "warning",
  languages: ["dockerfile"],
  references: ["https://docs.docker.com/build/cache/optimize/#order-your-layers"],
  fix: "suggested",

  *check(document) {
    for (const stage of dockerfileOf(document).stages) {
      const copyAt = stage.instructions.findIndex(copiesEverything);
      const copy = stage.instructions[copyAt];
      if (!copy) continue;
      const run = stage.instructions.slice(copyAt).find((instruction) => instruction.keyword === "RUN" && manifestOf(document, instruction) !== undefined);
      const manifest = run && manifestOf(document, run);
      if (!run || !manifest) continue;
      yield {
        at: copy.whole,
        message: `Every edit of any file makes the build start over from this line and install all packages of \`${manifest}\` again. Copy \`${manifest}\` alone, install, and copy the rest after that.`,
        related: [{ at: run.whole, message: "These packages are installed again." }],
        fixes: moveInstall(document, copy, run),
      };
    }
  },
});

const copiesEverything = ({ keyword, words, json, flags }: Instruction): boolean =>
  (keyword === "COPY" || keyword === "ADD") && !flags.some(({ name }) => name === "from") && /^\.\/?$/.test((json ?? words)[0]?.text ?? "");

const TOOLS: readonly (readonly [name: string, subcommand: string, manifest: string])[] = [
  ["poetry", "install", "pyproject.toml"],
  ["uv", "sync", "uv.lock"],
  ["pdm", "install", "pyproject.toml"],
  ["pipenv", "install", "Pipfile"],
];

/** The list of packages that the instruction installs, if it does. */
function manifestOf(document: Document, run: Instruction): string | undefined {
  const installs = pythonInstalls(document).filter(({ command }) => command.run === run);
  const needsCode = installs.some((install) => install.arguments.some(({ text }) => /^(?:-e|--editable|\.)/.test(text)));
  const [list] = installs.flatMap(requirementFiles);
  if (list !== undefined) return needsCode ? undefined : list;
  const tool = (command: BuildCommand): string | undefined => TOOLS.find(([name, subcommand]) => runs(command, name, subcommand))?.[2];
  return buildCommands(document).filter((command) => command.run === run).map(tool).find((manifest) => manifest !== undefined);
}

/** Only where the install reads nothing but its list, and stands in the same folder. */
function moveInstall({ text }: Document, copy: Instruction, run: Instruction): readonly Fix[] {
  const script = text.slice(run.body.start, run.body.end);
  const [, manifest] = /^(?:python[\d.]* -m )?pip[\d.]* install(?: --[\w-]+)* -r (\.?\/?[\w.-]+\.txt)$/.exec(script) ?? [];
  const between = text.slice(copy.whole.end, run.whole.start);
  if (manifest === undefined || between.trim() !== "") return [];
  const first = `COPY ${manifest} ./\n${text.slice(run.whole.start, run.whole.end)}\n${text.slice(copy.whole.start, copy.whole.end)}`;
  return [{ title: `Copy ${manifest} and install it first`, edits: [{ span: { start: copy.whole.start, end: run.whole.end }, text: first }] }];
}
