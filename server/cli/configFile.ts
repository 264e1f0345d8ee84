import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

import { isMap, LineCounter, parseDocument } from "yaml";

import { defaultSettings, kinds, nearest, rules, type Settings } from "../core/index.ts";
import { WrongArguments } from "./command.ts";

const NAMES = ["modelwright.json", "modelwright.yaml", "modelwright.yml"];

/** Settings of the given file; else of the one found beside what is checked or above it, up to the repository's root. */
export function loadSettings(config: string | undefined, paths: readonly string[]): Settings {
  const path = config === undefined ? findConfig(paths) : resolve(config);
  if (path === undefined) return defaultSettings;
  return { ...defaultSettings, ...settingsIn(path) };
}

function findConfig(paths: readonly string[]): string | undefined {
  const [first = "."] = paths;
  for (let folder = folderAt(resolve(first)); ; folder = dirname(folder)) {
    const found = NAMES.map((name) => join(folder, name)).find((path) => existsSync(path));
    if (found !== undefined) return found;
    if (existsSync(join(folder, ".git")) || dirname(folder) === folder) return undefined;
  }
}

/** A glob or a missing file belongs to the nearest folder that exists. */
function folderAt(path: string): string {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return path;
  return dirname(path) === path ? path : folderAt(dirname(path));
}

function settingsIn(path: string): Partial<Settings> {
  const values = readConfig(path);
  const problem = Object.entries(values).flatMap(([key, value]) => problemOf(key, value))[0];
  if (problem !== undefined) throw new WrongArguments(`${path}: ${problem}`);
  return values;
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

const LEVELS = ["error", "warning", "info", "hint", "off"];

/** What each key may hold; the problems are sentences. */
const CHECKS: Readonly<Record<string, (value: unknown) => readonly string[]>> = {
  $schema: () => [],
  preset: (value) => oneOf(value, ["default", "strict"], "preset"),
  ignore: (value) => (Array.isArray(value) && value.every((glob) => typeof glob === "string") ? [] : ['"ignore" must be a list of globs.']),
  severity: (value) => entriesOf(value, "severity").flatMap(([rule, level]) => [...oneOf(rule, rules.map(({ id }) => id), "rule"), ...oneOf(level, LEVELS, "severity")]),
  kinds: (value) => entriesOf(value, "kinds").flatMap(([, kind]) => oneOf(kind, kinds.map(({ id }) => id), "file kind")),
};

function problemOf(key: string, value: unknown): readonly string[] {
  const check = Object.hasOwn(CHECKS, key) ? CHECKS[key] : undefined;
  return check ? check(value) : oneOf(key, Object.keys(CHECKS), "setting");
}

function oneOf(value: unknown, known: readonly string[], what: string): readonly string[] {
  if (typeof value === "string" && known.includes(value)) return [];
  const close = nearest(String(value), known);
  return [`${JSON.stringify(value)} is not a ${what}.${close === undefined ? ` Known: ${known.join(", ")}.` : ` Did you mean "${close}"?`}`];
}

function entriesOf(value: unknown, key: string): readonly (readonly [string, unknown])[] {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return Object.entries(value);
  throw new WrongArguments(`"${key}" must hold keys and values.`);
}
