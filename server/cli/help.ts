import type { Option, Options } from "./args.ts";
import { commonOptions, type Command } from "./command.ts";

/** The page that `modelwright --help` prints. */
export function overview(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  return [
    "Finds data leakage, unsafe model files and broken pipeline configs, and turns notebooks into production code.",
    "",
    "Usage: modelwright COMMAND …",
    "",
    ...commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
    "",
    "`modelwright COMMAND --help` says more. `modelwright --version` prints the version.",
    "Exit codes: 0 fine; 1 something was found; 2 the tool or its arguments are at fault.",
    "",
  ].join("\n");
}

/** The page of one command. */
export function commandHelp({ name, summary, words, options, examples }: Command): string {
  return [
    `${summary}.`,
    "",
    `Usage: modelwright ${name} ${words.usage} [options]`,
    "",
    ...optionLines({ ...options, ...commonOptions }),
    "",
    "Examples:",
    ...examples.flatMap(({ line, does }) => [`  ${line}`, `      ${does}`]),
    "",
  ].join("\n");
}

function optionLines(options: Options): readonly string[] {
  const rows = Object.entries(options).map(([name, option]) => [heading(name, option), remark(option)] as const);
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}

function heading(name: string, { short, kind, value = "VALUE", implied }: Option): string {
  const argument = kind === "flag" ? "" : implied === undefined ? ` ${value}` : `[=${value}]`;
  return `${short === undefined ? "    " : `-${short}, `}--${name}${argument}`;
}

function remark({ help, default: standard, kind }: Option): string {
  return help + (standard === undefined ? "" : ` (default: ${standard})`) + (kind === "list" ? " (may be repeated)" : "");
}
