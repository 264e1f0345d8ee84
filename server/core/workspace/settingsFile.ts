import { isMap, isScalar, isSeq, parseDocument, type Pair, type ParsedNode } from "yaml";

import { nearest } from "../text/nearest.ts";
import type { Span } from "../text/span.ts";
import type { Settings } from "./settings.ts";

/** Where a team keeps its settings for editors and command line alike, the first that exists. JSON is read as YAML. */
export const SETTINGS_FILES: readonly string[] = ["modelwright.json", "modelwright.yaml", "modelwright.yml"];

export type SettingsFile =
  | { readonly state: "read"; readonly settings: Partial<Settings> }
  /** `reason` is a sentence about what stands at `at`. */
  | { readonly state: "wrong"; readonly at: Span; readonly reason: string };

/** Ids that a settings file may name. */
export interface KnownIds {
  readonly rules: readonly string[];
  readonly kinds: readonly string[];
}

/** Settings as the text says them; or the first thing that is wrong with it, since settings taken half would surprise. */
export function readSettingsFile(text: string, known: KnownIds): SettingsFile {
  const file = parseDocument(text, { prettyErrors: false, logLevel: "silent" });
  const [error] = file.errors;
  if (error) return { state: "wrong", at: { start: error.pos[0], end: error.pos[1] }, reason: `It cannot be read: ${error.message}.` };
  if (file.contents === null) return { state: "read", settings: {} };
  if (!isMap(file.contents)) return wrongAt(file.contents, 'It must hold keys and values, such as {"preset": "strict"}.');
  for (const pair of file.contents.items) {
    const problem = problemOf(pair, known);
    if (problem) return problem;
  }
  file.delete("$schema");
  return { state: "read", settings: file.toJS() as Partial<Settings> };
}

const LEVELS = ["error", "warning", "info", "hint", "off"];

type Wrong = Extract<SettingsFile, { readonly state: "wrong" }>;
type Check = (value: ParsedNode | null, known: KnownIds) => Wrong | undefined;

/** What each key may hold. */
const CHECKS: Readonly<Record<string, Check>> = {
  $schema: () => undefined,
  preset: (value) => oneOf(value, ["default", "strict"], "preset"),
  ignore: (value) => (isSeq(value) && value.items.every((item) => isScalar(item) && typeof item.value === "string") ? undefined : wrongAt(value, '"ignore" must be a list of globs.')),
  severity: (value, { rules }) => firstIn(value, "severity", ({ key, value: level }) => oneOf(key, rules, "rule") ?? oneOf(level, LEVELS, "severity")),
  kinds: (value, { kinds }) => firstIn(value, "kinds", ({ value: kind }) => oneOf(kind, kinds, "file kind")),
  runs: (value) => firstIn(value, "runs", ({ value: run }) => (isScalar(run) && typeof run.value === "string" && /^\s*\d+(?:\.\d+)?\s*h(?:ours?)?\s+on\s+\S/i.test(run.value) ? undefined : wrongAt(run, "A run is told as hours on hardware, such as \"12 h on 8 x A100\" or \"3 h on T4 at 56 g/kWh\"."))),
};

function problemOf({ key, value }: Pair<ParsedNode, ParsedNode | null>, known: KnownIds): Wrong | undefined {
  const name = isScalar(key) ? String(key.value) : "";
  const check = Object.hasOwn(CHECKS, name) ? CHECKS[name] : undefined;
  return check ? check(value, known) : oneOf(key, Object.keys(CHECKS), "setting");
}

function oneOf(node: ParsedNode | null, allowed: readonly string[], what: string): Wrong | undefined {
  const value: unknown = isScalar(node) ? node.value : node?.toJSON();
  if (typeof value === "string" && allowed.includes(value)) return undefined;
  const close = nearest(String(value), allowed);
  return wrongAt(node, `${JSON.stringify(value)} is not a ${what}.${close === undefined ? listed(allowed) : ` Did you mean "${close}"?`}`);
}

const listed = (allowed: readonly string[]): string => (allowed.length > 12 ? "" : ` Known: ${allowed.join(", ")}.`);

function firstIn(value: ParsedNode | null, key: string, check: (pair: Pair<ParsedNode, ParsedNode | null>) => Wrong | undefined): Wrong | undefined {
  if (!isMap(value)) return wrongAt(value, `"${key}" must hold keys and values.`);
  return value.items.map(check).find((problem) => problem !== undefined);
}

function wrongAt(node: ParsedNode | null, reason: string): Wrong {
  const [start, end] = node?.range ?? [0, 0];
  return { state: "wrong", at: { start, end }, reason };
}
