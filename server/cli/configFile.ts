import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

import { isMap, LineCounter, parseDocument } from "yaml";

import { defaultSettings, linesOf, SETTINGS_FILES, type Settings } from "../core/index.ts";
import { settingsIn } from "../host/settingsFile.ts";
import { WrongArguments } from "./command.ts";

/** Settings of the given file; else of the one found beside what is checked or above it, up to the repository's root. */
export function loadSettings(config: string | undefined, paths: readonly string[]): Settings {
  const path = config === undefined ? findConfig(paths) : resolve(config);
  if (path === undefined) return defaultSettings;
  return { ...defaultSettings, ...settingsAt(path) };
}

function findConfig(paths: readonly string[]): string | undefined {
  const [first = "."] = paths;
  for (let folder = folderAt(resolve(first)); ; folder = dirname(folder)) {
    const found = SETTINGS_FILES.map((name) => join(folder, name)).find((path) => existsSync(path));
    if (found !== undefined) return found;
    if (existsSync(join(folder, ".git")) || dirname(folder) === folder) return undefined;
  }
}

/** A glob or a missing file belongs to the nearest folder that exists. */
function folderAt(path: string): string {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return path;
  return dirname(path) === path ? path : folderAt(dirname(path));
}

function settingsAt(path: string): Partial<Settings> {
  const text = textOf(path);
  const file = settingsIn(text);
  if (file.state === "read") return file.settings;
  const { line, column } = linesOf(text).position(file.at.start);
  throw new WrongArguments(`${path}:${line + 1}:${column + 1}: ${file.reason}`);
}

/** Keys and values of a JSON or YAML file, unchecked. */
export function readConfig(path: string): Readonly<Record<string, unknown>> {
  const lineCounter = new LineCounter();
  const file = parseDocument(textOf(path), { lineCounter, prettyErrors: false });
  const [error] = file.errors;
  if (error) {
    const { line, col } = lineCounter.linePos(error.pos[0]);
    throw new WrongArguments(`${path}:${line}:${col} cannot be read: ${error.message}.`);
  }
  if (file.contents === null) return {};
  if (!isMap(file.contents)) throw new WrongArguments(`${path} must hold keys and values, such as {"preset": "strict"}.`);
  return file.toJS() as Readonly<Record<string, unknown>>;
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new WrongArguments(`The settings ${path} cannot be read: ${error instanceof Error ? error.message : String(error)}.`);
  }
}
