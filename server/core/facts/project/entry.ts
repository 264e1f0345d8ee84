import { shellCommands } from "../../syntax/dockerfile/shell.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { resolvePath } from "../../workspace/uri.ts";
import { demandedArguments } from "./demands.ts";
import { at, yamlOf } from "./dependencies.ts";
import { trainingModule } from "./trainingModule.ts";

/** The program that a project runs when it does not serve: its words, and what says so. */
export interface EntryPoint {
  readonly words: readonly string[];
  readonly from: string;
  /** Arguments that the script does not start without and the words do not give. */
  readonly demands: readonly string[];
  /** The folder that Python must import the project's packages from, where it is not the project's own. */
  readonly importedFrom?: string;
}

const SCRIPTS = ["train.py", "src/train.py", "main.py", "src/main.py", "run.py", "pipeline.py", "src/pipeline.py", "scripts/train.py"];

/** The training command: of `MLproject`, else of a stage `train` in `dvc.yaml`, else a script that is called like one, in a package too. */
export function entryPoint(sources: readonly Document[], folderUri: string, snapshot: Snapshot): EntryPoint | undefined {
  return fromMlproject(folderUri, snapshot) ?? fromDvc(folderUri, snapshot) ?? fromScripts(folderUri, snapshot) ?? fromModules(sources, folderUri, snapshot);
}

function fromMlproject(folderUri: string, snapshot: Snapshot): EntryPoint | undefined {
  const document = snapshot.files.read(resolvePath(folderUri, "MLproject"));
  if (!document) return undefined;
  const main = at(yamlOf(document), "entry_points", "main");
  const command = at(main, "command");
  if (typeof command !== "string") return undefined;
  const filled = command.replace(/\{(\w+)\}/g, (whole, name: string) => {
    // A plain word after the name is its type, not its value.
    const value = at(main, "parameters", name, "default");
    return typeof value === "string" || typeof value === "number" ? String(value) : whole;
  });
  return filled.includes("{") ? undefined : entryOf(filled, "the entry point main of MLproject");
}

function fromDvc(folderUri: string, snapshot: Snapshot): EntryPoint | undefined {
  const document = snapshot.files.read(resolvePath(folderUri, "dvc.yaml"));
  const command = document && at(yamlOf(document), "stages", "train", "cmd");
  return typeof command === "string" ? entryOf(command, "the stage train of dvc.yaml") : undefined;
}

function fromScripts(folderUri: string, snapshot: Snapshot): EntryPoint | undefined {
  const script = SCRIPTS.find((path) => snapshot.files.exists(resolvePath(folderUri, path)));
  const document = script === undefined ? undefined : snapshot.files.read(resolvePath(folderUri, script));
  return script === undefined ? undefined : { words: ["python", script], from: `the script ${script}`, demands: document?.language === "python" ? demandedArguments(document) : [] };
}

function fromModules(sources: readonly Document[], folderUri: string, snapshot: Snapshot): EntryPoint | undefined {
  const found = trainingModule(sources, folderUri, snapshot);
  if (!found) return undefined;
  const { document, file, words, importedFrom } = found;
  return { words, from: `the module ${file}`, demands: demandedArguments(document), ...(importedFrom !== undefined && { importedFrom }) };
}

/** Only one plain command: a list of them, or one with variables, needs a person. */
function entryOf(command: string, from: string): EntryPoint | undefined {
  const [only, ...more] = shellCommands(command, { start: 0, end: command.length });
  if (!only || more.length > 0 || command.includes("$")) return undefined;
  return { words: only.words.map(({ text }) => text), from, demands: [] };
}
