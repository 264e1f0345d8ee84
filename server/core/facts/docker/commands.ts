import { memo } from "../../memo.ts";
import { dockerfileOf, type Instruction, type Stage } from "../../syntax/dockerfile/dockerfile.ts";
import { shellCommands, type ShellCommand } from "../../syntax/dockerfile/shell.ts";
import type { Document } from "../../workspace/document.ts";

/** A command that the build runs. */
export interface BuildCommand extends ShellCommand {
  readonly stage: Stage;
  readonly run: Instruction;
}

/** The commands of all `RUN` instructions, in both forms, in the order of the text. */
export const buildCommands = memo((document: Document): readonly BuildCommand[] => {
  const file = dockerfileOf(document);
  return file.stages.flatMap((stage) =>
    stage.instructions
      .filter(({ keyword }) => keyword === "RUN")
      .flatMap((run) => commandsOf(document.text, run, file.escape).map((command) => ({ ...command, stage, run }))),
  );
});

/** Commands of one instruction: of its JSON form, or of its script. */
export function commandsOf(text: string, { json, body }: Instruction, escape: string): readonly ShellCommand[] {
  if (json) return json.length > 0 ? [{ words: json, span: body, after: "" }] : [];
  return shellCommands(text, body, escape);
}

/** True for `name first …`, options between them apart: `runs(command, "apt-get", "install")`. */
export function runs({ words }: ShellCommand, name: string, subcommand: string): boolean {
  const [head, ...rest] = words.map(({ text }) => text);
  return head?.replace(/^.*\//, "") === name && rest.find((word) => !word.startsWith("-")) === subcommand;
}
