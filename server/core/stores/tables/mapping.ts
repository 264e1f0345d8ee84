import { isRecord, parseJson } from "../numbers.ts";

/** What a person said the columns of a table to be, where their names do not tell. Without `metrics` all columns of numbers are. */
export interface ColumnMapping {
  readonly step?: string;
  readonly time?: string;
  /** Rows that have the same in it are a run; without it the file is one. */
  readonly run?: string;
  readonly metrics?: readonly string[];
  /** Columns that say how a run was set up. */
  readonly params?: readonly string[];
}

/** By paths from the folder that holds the file; `*` stands for any part of a name. The first that fits counts. */
export type ColumnMappings = readonly { readonly path: RegExp; readonly mapping: ColumnMapping }[];

/** Reads `.modelwright/columns.json`; `undefined` where it is damaged. What makes no sense in an entry is passed over. */
export function readColumnMappings(text: string): ColumnMappings | undefined {
  const file = parseJson(text);
  const tables = isRecord(file) ? file["tables"] : undefined;
  if (!isRecord(tables)) return undefined;
  return Object.entries(tables).flatMap(([path, entry]) => (isRecord(entry) ? [{ path: patternOf(path), mapping: mappingIn(entry) }] : []));
}

/** Of a path with forward slashes. */
export const mappingOf = (mappings: ColumnMappings, path: string): ColumnMapping | undefined => mappings.find((each) => each.path.test(path))?.mapping;

function mappingIn(entry: Readonly<Record<string, unknown>>): ColumnMapping {
  const one = (name: "step" | "time" | "run"): ColumnMapping => (typeof entry[name] === "string" ? { [name]: entry[name] } : {});
  const several = (name: "metrics" | "params"): ColumnMapping => (Array.isArray(entry[name]) ? { [name]: entry[name].filter((each) => typeof each === "string") } : {});
  return { ...one("step"), ...one("time"), ...one("run"), ...several("metrics"), ...several("params") };
}

/** The text of `.modelwright/columns.json` with one more table, before the others, for the first that fits counts; `undefined` where the text is damaged. */
export function withMapping(text: string | undefined, path: string, mapping: ColumnMapping): string | undefined {
  const file = text === undefined ? {} : parseJson(text);
  if (!isRecord(file) || (file["tables"] !== undefined && !isRecord(file["tables"]))) return undefined;
  const others = Object.entries(isRecord(file["tables"]) ? file["tables"] : {}).filter(([each]) => each !== path);
  return `${JSON.stringify({ version: 1, ...file, tables: { [path]: mapping, ...Object.fromEntries(others) } }, undefined, 2)}\n`;
}

/** `**` goes over folders, `*` stays within one. */
function patternOf(path: string): RegExp {
  const parts = path.split(/(\*\*\/|\*)/).map((part) => WILD[part] ?? part.replace(/[\\^$.|?+()[\]{}]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join("")}$`);
}

const WILD: Readonly<Record<string, string>> = { "**/": "(?:[^/]+/)*", "*": "[^/]*" };
