import { isRecord, parseJson } from "../numbers.ts";

/** What a person said the columns of a table to be, where their names do not tell. Without `metrics` all columns of numbers are. */
export interface ColumnMapping {
  readonly step?: string;
  readonly time?: string;
  readonly metrics?: readonly string[];
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

function mappingIn({ step, time, metrics }: Readonly<Record<string, unknown>>): ColumnMapping {
  const names = Array.isArray(metrics) ? metrics.filter((name) => typeof name === "string") : undefined;
  return { ...(typeof step === "string" && { step }), ...(typeof time === "string" && { time }), ...(names && { metrics: names }) };
}

/** `**` goes over folders, `*` stays within one. */
function patternOf(path: string): RegExp {
  const parts = path.split(/(\*\*\/|\*)/).map((part) => WILD[part] ?? part.replace(/[\\^$.|?+()[\]{}]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join("")}$`);
}

const WILD: Readonly<Record<string, string>> = { "**/": "(?:[^/]+/)*", "*": "[^/]*" };
