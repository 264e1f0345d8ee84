import { nearest } from "../../text/nearest.ts";
import { WINDOW_UNITS } from "../overTime/windows.ts";
import type { Correction, DriftOptions } from "./report.ts";
import { READINGS, type FileReading } from "../tables/reading.ts";
import { TEST_NAMES } from "./testNames.ts";

/** One setting of a column, or of all; `null` takes it away, so that the default holds. */
export type DriftSettingChange =
  | { readonly setting: "tests" | "thresholds" | "bins" | "types"; readonly column: string; readonly value: string | number | null }
  | { readonly setting: "read"; readonly file: string; readonly key: keyof FileReading; readonly value: string | boolean | null }
  | { readonly setting: "ignore"; readonly column: string; readonly value: boolean }
  | { readonly setting: "mode" | "correction" | "significance" | "share" | "together"; readonly value: string | number | boolean | null };

export type DriftSettings = { readonly state: "read"; readonly options: Partial<DriftOptions> } | { readonly state: "wrong"; readonly problem: string };

/** Reads the keys and values of `modelwright.drift.yaml`. The first problem is said in one sentence. */
export function driftSettings(values: Readonly<Record<string, unknown>>): DriftSettings {
  const options: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(values)) {
    const read = Object.hasOwn(KEYS, key) ? KEYS[key] : undefined;
    const problem = read ? read(value, key) : unknown(key, "setting of drift", Object.keys(KEYS));
    if (problem !== undefined) return { state: "wrong", problem };
    if (key !== "version") options[key] = value ?? undefined;
  }
  return { state: "read", options };
}

const CORRECTIONS: readonly Correction[] = ["benjamini-hochberg", "bonferroni", "none"];

type Check = (value: unknown, key: string) => string | undefined;

const share: Check = (value, key) => (typeof value === "number" && value > 0 && value <= 1 ? undefined : `"${key}" must be a number above 0 and up to 1.`);

const each = (check: Check): Check => (value, key) => {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return `"${key}" must hold columns and values, such as {"age": …}.`;
  return Object.entries(value).map(([column, entry]) => check(entry, `${key}.${column}`)).find((problem) => problem !== undefined);
};

/** More would hold next to no values each. */
const MOST_BINS = 1000;

const KEYS: Readonly<Record<string, Check>> = {
  version: (value) => (value === 1 ? undefined : '"version" must be 1; this version of Modelwright knows no other.'),
  mode: (value) => (value === "calibrated" || value === "evidently" ? undefined : unknown(value, "mode of drift", ["calibrated", "evidently"])),
  significance: share,
  correction: (value) => (CORRECTIONS.some((known) => known === value) ? undefined : unknown(value, "correction", CORRECTIONS)),
  together: (value) => (typeof value === "boolean" ? undefined : '"together" must be true or false.'),
  share,
  missing: share,
  tests: each((value) => (TEST_NAMES.some((known) => known === value) ? undefined : unknown(value, "test", TEST_NAMES))),
  thresholds: each((value, key) => (typeof value === "number" && value > 0 ? undefined : `"${key}" must be a number above 0.`)),
  bins: each((value, key) => (typeof value === "number" && Number.isInteger(value) && value >= 2 && value <= MOST_BINS ? undefined : `"${key}" must be a whole number from 2 to ${MOST_BINS}.`)),
  types: each((value) => (value === "number" || value === "category" ? undefined : unknown(value, "type of a column", ["number", "category"]))),
  over: (value) => (typeof value === "string" && value !== "" ? undefined : '"over" must be the column of times, or files.'),
  window: (value) => (WINDOW_UNITS.some((known) => known === value) ? undefined : unknown(value, "window of time", WINDOW_UNITS)),
  read: each(readingProblem),
  ignore: (value) => (Array.isArray(value) && value.every((name) => typeof name === "string") ? undefined : '"ignore" must be a list of columns.'),
};

function readingProblem(value: unknown, key: string): string | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return `"${key}" must hold how the file is read, such as {"separator": ";"}.`;
  return Object.entries(value).map(([name, entry]) => {
    const known: readonly unknown[] | undefined = Object.hasOwn(READINGS, name) ? READINGS[name as keyof FileReading] : undefined;
    if (!known) return unknown(name, "way to read a file", Object.keys(READINGS));
    return known.includes(entry) ? undefined : `"${key}.${name}" must be one of ${known.join("  ")}.`;
  }).find((problem) => problem !== undefined);
}

function unknown(value: unknown, what: string, known: readonly string[]): string {
  const word = String(value);
  const close = word.length > 2 ? nearest(word, known) : undefined;
  return `"${word}" is not a ${what}.${close === undefined ? ` It is one of ${known.join(", ")}.` : ` Did you mean "${close}"?`}`;
}
