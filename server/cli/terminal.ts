import { styleText } from "node:util";

import type { Paint, Style } from "../core/index.ts";

/** Where a command writes. Results go to standard output, all else to standard error. */
export interface Terminal {
  readonly quiet: boolean;
  readonly paint: Paint;
  result(text: string): void;
  /** Said to a person, unless `--quiet`. */
  note(text: string): void;
  /** Said even with `--quiet`: why the command did not do what it was asked. */
  complain(text: string): void;
  /** Said with `--timing` alone: what the work came to on the way. */
  trace(text: string): void;
  /** Runs a part of the work; with `--timing` its time is told. */
  timed<Value>(part: string, work: () => Value | Promise<Value>): Promise<Value>;
}

export interface TerminalOptions {
  readonly quiet: boolean;
  readonly color: "auto" | "always" | "never";
  readonly timing: boolean;
}

type Format = Parameters<typeof styleText>[0];

const STYLES: Readonly<Record<Style, Format>> = {
  error: ["red", "bold"],
  warning: ["yellow", "bold"],
  info: "cyan",
  hint: "gray",
  strong: "bold",
  faint: "gray",
  good: "green",
};

export function openTerminal({ quiet, color, timing }: TerminalOptions): Terminal {
  const colored = color === "always" || (color === "auto" && isColorful());
  return {
    quiet,
    paint: (style, text) => (colored ? styleText(STYLES[style], text, { validateStream: false }) : text),
    result: (text) => process.stdout.write(text),
    note: (text) => {
      if (!quiet) process.stderr.write(`${text}\n`);
    },
    complain: (text) => process.stderr.write(`${text}\n`),
    trace: (text) => {
      if (timing) process.stderr.write(`${text}\n`);
    },
    timed: async (part, work) => {
      const started = performance.now();
      const cpu = process.cpuUsage();
      const value = await work();
      const { user, system } = process.cpuUsage(cpu);
      const cpuMs = (user + system) / 1000;
      if (timing) process.stderr.write(`${part}: ${Math.round(performance.now() - started)} ms, ${Math.round(cpuMs)} ms of CPU\n`);
      return value;
    },
  };
}

/** See https://no-color.org: any value but the empty one turns colour off. */
function isColorful(): boolean {
  const { NO_COLOR: noColor = "", TERM: terminal } = process.env;
  return process.stdout.isTTY && noColor === "" && terminal !== "dumb";
}
