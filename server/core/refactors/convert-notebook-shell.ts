import { syntaxErrors } from "../syntax/python/module.ts";
import type { Replaced } from "./convert-notebook-plain.ts";

/** A shell command of the notebook as Python. IPython fills in `{expression}` and `$name`; other braces are the command's own. */
export function commandText(command: string): { readonly state: "text"; readonly text: string } | { readonly state: "refused"; readonly reason: string } {
  const script = command.trim();
  // `{train,test}` and `{1..3}` are no values of the notebook, and for one such brace IPython leaves the whole command to the shell.
  if (SHELL_BRACES.test(script)) return { state: "text", text: JSON.stringify(script) };
  // What stands in single quotes is the shell's own, as is a dollar sign that is written twice.
  const names = script.replace(/'[^']*'|\$\$(?=\w)|\$(?!(?:HOME|PATH|USER|PWD|SHELL|HOSTNAME)\b)([A-Za-z_]\w*(?:\.\w+)*)/g, (whole, name?: string) => (name === undefined ? (whole === "$$" ? "$" : whole) : `{${name}}`));
  const quote = names.includes('"') ? "'''" : '"""';
  // A quote at the end would run into those around the text; a blank there means nothing to the shell.
  const filled = `rf${quote}${names}${names.endsWith(quote.charAt(0)) ? " " : ""}${quote}`;
  if (!names.includes("{") || !FILLED.test(names.replaceAll("{{", "").replaceAll("}}", "")) || !isPython(filled)) return { state: "text", text: JSON.stringify(names.includes("{") ? script : names) };
  if (names.includes(quote)) return { state: "refused", reason: `\`!${script}\` cannot be written as one Python text. Write it with subprocess.run first.` };
  return { state: "text", text: filled };
}

const SHELL_BRACES = /(?<!\$)\{(?:[\w.*/-]*(?:,[\w.*/-]*)*[A-Za-z_.*/-][\w.*/-]*,[\w.,*/-]*|[\w.*/-]*(?:,[\w.*/-]*)*,[\w.*/-]*[A-Za-z_.*/-][\w.,*/-]*|\w+\.\.\w+)\}/;

/** What bash reads and a plain `sh` does not; notebooks run commands in the shell of their user. */
const BASH_ONLY = /\{[^{}\s]*(?:,|\.\.)[^{}\s]*\}|\[\[ |[<>]\(|&>|\|&|<<<|(?:^|[;&|]\s*)(?:source|pushd|shopt)\s/;

/** Every brace holds something that may be an expression: no text before a colon, as in JSON, no words side by side, as in awk. */
const FILLED = /^[^{}]*(?:\{\s*(?:[A-Za-z_(\d]|["'][^"'{}]*["']\s*[.%+*])[^{}]*(?:\{[^{}]*\}[^{}]*)*\}[^{}]*)+$/;

const isPython = (text: string): boolean => syntaxErrors({ uri: "", kind: "python", language: "python", text }).length === 0;

/** The output of a shell command, by lines. */
export function captured(indent: string, target: string, command: string): Replaced {
  const found = commandText(command);
  if (found.state === "refused") return { text: "", refused: found.reason };
  return { text: `${indent}${target}subprocess.run(${found.text}, ${optionsFor(command)}).stdout.splitlines()`, modules: ["subprocess"] };
}

/** Runs a shell command and prints what it printed, in the order of the notebook. */
export function shellLine(indent: string, command: string): Replaced {
  const found = commandText(command);
  if (found.state === "refused") return { text: "", refused: found.reason };
  return {
    text: `${indent}print(subprocess.run(${found.text}, ${optionsFor(command)}).stdout, end="")`,
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
