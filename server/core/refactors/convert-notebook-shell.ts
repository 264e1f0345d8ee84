import { filledText, type IsKnown } from "./convert-notebook-fill.ts";
import type { Replaced } from "./convert-notebook-plain.ts";

/** What bash reads and a plain `sh` does not; notebooks run commands in the shell of their user. */
const BASH_ONLY = /\{[^{}\s]*(?:,|\.\.)[^{}\s]*\}|\[\[ |[<>]\(|&>|\|&|<<<|(?:^|[;&|]\s*)(?:source|pushd|shopt)\s|\becho\b(?:\s+-\w|.*\\)/;

/** The output of a shell command, by lines. */
export function captured(indent: string, target: string, command: string, isKnown: IsKnown): Replaced {
  return { text: `${indent}${target}subprocess.run(${filledText(command.trim(), isKnown)}, ${optionsFor(command)}).stdout.splitlines()`, modules: ["subprocess"] };
}

/** Runs a shell command and prints what it printed, in the order of the notebook. */
export function shellLine(indent: string, command: string, isKnown: IsKnown): Replaced {
  return {
    text: `${indent}print(subprocess.run(${filledText(command.trim(), isKnown)}, ${optionsFor(command)}).stdout, end="")`,
    modules: ["subprocess"],
    note: `\`!${command.trim()}\` runs a shell command, as in the notebook; see whether it is there where the code will run.`,
  };
}

const optionsFor = (command: string): string => `shell=True, ${BASH_ONLY.test(command) ? 'executable="/bin/bash", ' : ""}${BOTH}`;

const BOTH = "stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True";

/** What installs packages or opens the notebook itself belongs to no program. */
export const SETS_UP = /^(?:sudo\s+)?(?:(?:python\S*|\{sys\.executable\}|\$\{?sys\.executable\}?)\s+-m\s+)?(?:(?:pip\S*|conda|mamba|micromamba|uv|npm|apt|apt-get|brew|poetry)\s+(?:-\S+\s+)*(?:pip\s+)?(?:install|uninstall|update|upgrade|add|list|freeze|show|sync)|jupyter|nbconvert|ipython|kill)\b/;

/** Inside a block a comment alone would leave the block empty. */
export const asComment = (indent: string, line: string, note?: string): Replaced => ({
  text: `${indent}${indent === "" ? "" : "pass  "}# ${line.trimEnd()}`,
  note: note ?? `\`${line.trim()}\` only steers the notebook; it stands as a comment.`,
});

/** The packages that a line installs. */
export function packagesIn(line: string): readonly string[] {
  const list = /\b(?:pip\S*|conda|mamba|uv pip)\s+(?:-\S+\s+)*install\s+(.*)$/.exec(line)?.[1] ?? "";
  return list.split(/\s+/).map((word) => word.replace(/^["']|["']$/g, "")).filter((word) => /^[A-Za-z]/.test(word));
}

/** Text of several lines as a Python literal that reads well where it can. */
export function literal(text: string): string {
  const isPlain = !text.includes('"""') && !text.endsWith('"') && !text.endsWith("\\") && !text.includes("\r");
  return isPlain ? `${text.includes("\\") ? "r" : ""}"""${text}"""` : JSON.stringify(text);
}
