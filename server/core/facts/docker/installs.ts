import { memo } from "../../memo.ts";
import type { Word } from "../../syntax/dockerfile/dockerfile.ts";
import type { Document } from "../../workspace/document.ts";
import { buildCommands, type BuildCommand } from "./commands.ts";

/** A command that installs Python packages. */
export interface PythonInstall {
  readonly command: BuildCommand;
  readonly tool: "pip" | "uv";
  /** The word `install`; options can be put after it. */
  readonly verb: Word;
  readonly arguments: readonly Word[];
}

export const pythonInstalls = memo((document: Document): readonly PythonInstall[] => buildCommands(document).flatMap(installOf));

/** Files that the install reads its packages from: `requirements.txt` of `-r requirements.txt`. */
export function requirementFiles(install: PythonInstall): readonly string[] {
  const words = install.arguments.map(({ text }) => text);
  return words.flatMap((word, index) => {
    const [, joined] = /^(?:-r|--requirement=)(.+)$/.exec(word) ?? [];
    if (joined !== undefined) return [joined];
    return (word === "-r" || word === "--requirement") && words[index + 1] !== undefined ? [words[index + 1] ?? ""] : [];
  });
}

function installOf(command: BuildCommand): PythonInstall[] {
  const { words } = command;
  const line = words.map(({ text }) => text).join(" ");
  const [, launcher] = /^(\S*?uv pip|(?:\S*\/)?python[\d.]* -m pip|(?:\S*\/)?pip[\d.]*) (?:-\S+ )*install(?: |$)/.exec(line) ?? [];
  const at = words.findIndex(({ text }) => text === "install");
  const verb = words[at];
  if (launcher === undefined || !verb) return [];
  return [{ command, tool: launcher.endsWith("uv pip") ? "uv" : "pip", verb, arguments: words.slice(at + 1) }];
}
