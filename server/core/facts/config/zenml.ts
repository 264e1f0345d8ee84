import type { Snapshot } from "../../workspace/snapshot.ts";
import { folderOf } from "../../workspace/uri.ts";
import { foldersIn } from "./neighbours.ts";

/** A function that `@step` makes a step of. */
export interface StepFunction {
  readonly name: string;
  readonly uri: string;
  /** `undefined` where it takes whatever comes. */
  readonly parameters: ReadonlySet<string> | undefined;
}

/** The steps in the Python files of the config's folder, the one above it, and their folders. Only their text is looked at. */
export function stepFunctions(uri: string, snapshot: Snapshot): ReadonlyMap<string, StepFunction> {
  const home = folderOf(uri);
  const folders = [home, folderOf(home)].flatMap((folder) => [folder, ...foldersIn(folder, snapshot)]);
  const files = [...new Set(folders)].flatMap((folder) => snapshot.files.list(folder)).filter((entry) => entry.endsWith(".py")).slice(0, MOST_FILES);
  const found = new Map<string, StepFunction>();
  for (const file of files) {
    for (const [, name = "", parameters = ""] of (snapshot.files.read(file)?.text ?? "").matchAll(/^@step\b[^\n]*(?:\n[^\n]*){0,12}?\n(?:async )?def (\w+)\(([^]*?)\)\s*(?:->[^\n]*)?:/gm)) {
      found.set(name, { name, uri: file, parameters: parameters.includes("**") ? undefined : new Set([...parameters.matchAll(/(?:^|,)\s*(\w+)\s*[:=,]|(?:^|,)\s*(\w+)\s*$/g)].map((match) => match[1] ?? match[2] ?? "")) });
    }
  }
  return found;
}

const MOST_FILES = 200;
