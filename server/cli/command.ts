import { readArgs, type Option, type Options, type Values } from "./args.ts";
import type { Terminal } from "./terminal.ts";

/** 0: fine. 1: something was found, at or above what was asked for. 2: the tool or its arguments are at fault. */
export type ExitCode = 0 | 1 | 2;

export interface Command {
  /** `check`, or two words: `notebook convert`. */
  readonly name: string;
  readonly summary: string;
  /** The words that follow the name. */
  readonly words: { readonly usage: string; readonly least: number; readonly most: number };
  readonly options: Options;
  readonly examples: readonly Example[];
  /** Reads the arguments and runs. */
  start(args: readonly string[], openTerminal: (options: CommonValues) => Terminal): Promise<Started>;
}

export interface Example {
  readonly line: string;
  readonly does: string;
}

export type Started = { readonly state: "ended"; readonly code: ExitCode } | { readonly state: "wrong"; readonly message: string };

/** Arguments that were read well and yet make no sense. Its message is for the person; the command ends with code 2. */
export class WrongArguments extends Error {}

export const commonOptions = {
  quiet: { kind: "flag", short: "q", help: "print results and nothing else" },
  color: { kind: "text", value: "WHEN", choices: ["auto", "always", "never"], default: "auto", help: "auto, always or never; NO_COLOR is honoured" },
  config: { kind: "text", value: "FILE", help: "settings; else modelwright.json or modelwright.yaml beside what is checked" },
  timing: { kind: "flag", help: "say on standard error where the time went" },
  help: { kind: "flag", short: "h", help: "print this" },
  version: { kind: "flag", help: "print the version" },
} as const satisfies Options;

export type CommonValues = Values<typeof commonOptions>;

interface Definition<Own extends Options> extends Omit<Command, "start"> {
  readonly options: Own;
  readonly run: (given: Given<Own>, terminal: Terminal) => Promise<ExitCode> | ExitCode;
}

export interface Given<Own extends Options> {
  readonly words: readonly string[];
  readonly own: Values<Own>;
  readonly common: CommonValues;
}

export function defineCommand<const Own extends Options>(definition: Definition<Own>): Command {
  const { name, words, options, run } = definition;
  return {
    ...definition,
    start: async (args, openTerminal) => {
      const read = readArgs(args, options, commonOptions);
      if (read.state === "wrong") return read;
      if (read.words.length < words.least) return { state: "wrong", message: `\`${name}\` needs ${words.usage}.` };
      const extra = read.words[words.most];
      if (extra !== undefined) return { state: "wrong", message: `"${extra}" is one too many: \`${name}\` takes ${words.usage}.` };
      try {
        return { state: "ended", code: await run(read, openTerminal(read.common)) };
      } catch (error) {
        if (error instanceof WrongArguments) return { state: "wrong", message: error.message };
        throw error;
      }
    },
  };
}

/** The `--format` of a command; the first of the formats is the default. */
export function formatOption<const Formats extends readonly [string, ...string[]]>(formats: Formats) {
  return { kind: "text", value: "FORMAT", choices: formats, default: formats[0], help: formats.join(", ") } as const satisfies Option;
}
