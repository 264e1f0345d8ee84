import { ownVersion } from "../host/installation.ts";
import { unknownWord } from "./args.ts";
import type { Command, ExitCode } from "./command.ts";
import { commandHelp, overview } from "./help.ts";
import { openTerminal } from "./terminal.ts";

/** Runs the command that this process was asked for. */
export function runOneOf(commands: readonly Command[]): void {
  // A reader that has seen enough, such as `head`, closes the pipe; that is no fault.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
  run(commands, process.argv.slice(2)).then(
    (code) => (process.exitCode = code),
    (error: unknown) => {
      process.stderr.write(`modelwright failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
      process.exitCode = 2;
    },
  );
}

async function run(commands: readonly Command[], args: readonly string[]): Promise<ExitCode> {
  const command = commands.find(({ name }) => name.split(" ").every((word, index) => args[index] === word));
  if (!command) return withoutCommand(commands, args);
  const rest = args.slice(command.name.split(" ").length);
  const options = rest.includes("--") ? rest.slice(0, rest.indexOf("--")) : rest;
  if (options.includes("-h") || options.includes("--help")) return print(commandHelp(command));
  if (options.includes("--version")) return print(`modelwright ${ownVersion()}\n`);
  const started = await command.start(rest, openTerminal);
  return started.state === "ended" ? started.code : complain(started.message, `modelwright ${command.name} --help`);
}

function withoutCommand(commands: readonly Command[], args: readonly string[]): ExitCode {
  const [first] = args;
  if (first === "-h" || first === "--help" || first === "help") return print(overview(commands));
  if (first === "--version" || first === "-v") return print(`modelwright ${ownVersion()}\n`);
  if (first === undefined) return complain("Say what to do.", "modelwright --help");
  const names = commands.flatMap(({ name }) => [name, name.split(" ")[0] ?? name]);
  const second = commands.filter(({ name }) => name.startsWith(`${first} `)).map(({ name }) => name.slice(first.length + 1));
  if (second.length === 0) return complain(unknownWord(first, "command", [...new Set(names)]), "modelwright --help");
  if (args[1] === undefined || args[1].startsWith("-")) return complain(`\`${first}\` needs one of: ${second.join(", ")}.`, "modelwright --help");
  return complain(unknownWord(args[1], `command of ${first}`, second), "modelwright --help");
}

function print(text: string): ExitCode {
  process.stdout.write(text);
  return 0;
}

function complain(message: string, help: string): ExitCode {
  process.stderr.write(`${message}\nMore: ${help}\n`);
  return 2;
}
