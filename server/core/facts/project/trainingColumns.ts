import { argumentOf, callsOf, textValue } from "../python/calls.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { folderOf, resolvePath } from "../../workspace/uri.ts";
import type { Column, ColumnType } from "./model.ts";

/** Columns that a model is trained on, and the file that they were read from. */
export interface TrainingColumns {
  readonly columns: readonly Column[];
  readonly file: string;
}

const TRAINS = /(?:^|\.)(?:fit|fit_transform|train)$/;
const LOOKED_AT = 200;

/** The columns of the CSV file that a training script reads, without those that it drops or takes as the target. */
export function trainingColumns(sources: readonly Document[], folderUri: string, { files }: Snapshot): TrainingColumns | undefined {
  for (const document of sources) {
    const calls = callsOf(document);
    if (!calls.some(({ name }) => TRAINS.test(name))) continue;
    const paths = calls.filter(({ name }) => name === "pandas.read_csv").flatMap((call) => textValue(argumentOf(call, "filepath_or_buffer", 0)) ?? []);
    for (const path of paths) {
      const data = files.read(resolvePath(folderUri, path)) ?? files.read(resolvePath(folderOf(document.uri), path));
      const left = leftOut(document);
      const columns = data ? columnsOf(data.text).filter(({ name }) => !left.has(name)) : [];
      if (columns.length > 0) return { columns, file: path };
    }
  }
  return undefined;
}

/** Names in `drop(columns=…)` and `pop("…")`, and single columns that are taken as a target: `y = data["churned"]`. */
function leftOut({ text }: Document): ReadonlySet<string> {
  const names = new Set<string>();
  for (const [, list = ""] of text.matchAll(/\.drop\(\s*(?:columns\s*=\s*)?(\[[^\]]*\]|["'][^"']*["'])/g)) for (const [, name = ""] of list.matchAll(/["']([^"']*)["']/g)) names.add(name);
  for (const [, name = ""] of text.matchAll(/\.pop\(\s*["']([^"']*)["']/g)) names.add(name);
  for (const [, name = ""] of text.matchAll(/^[ \t]*(?:y|target|labels?)\s*=\s*\w+\[["']([^"']*)["']\]/gm)) names.add(name);
  for (const [, name = ""] of text.matchAll(/^[ \t]*(?:TARGET|LABEL|TARGET_COLUMN)\s*=\s*["']([^"']*)["']/gm)) names.add(name);
  return names;
}

/** Names and types by the first rows. Quoted commas are understood; a quoted line break is not. */
function columnsOf(text: string): readonly Column[] {
  const [head = "", ...rows] = text.split(/\r?\n/, LOOKED_AT).filter((line) => line !== "").map(fieldsOf);
  if (head === "") return [];
  const values = rows.filter((row) => row.length === head.length);
  return head.flatMap((name, index) => {
    const column = values.map((row) => row[index] ?? "");
    return name === "" ? [] : [{ name, type: typeOf(column.filter((value) => value !== "")), required: column.every((value) => value !== "") }];
  });
}

const fieldsOf = (line: string): readonly string[] => [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain = ""]) => quoted?.replaceAll('""', '"') ?? plain);

const TYPES: readonly (readonly [type: ColumnType, fits: RegExp])[] = [
  ["integer", /^[+-]?\d+$/],
  ["number", /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i],
  ["boolean", /^(?:true|false)$/i],
  ["datetime", /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?$/],
];

function typeOf(values: readonly string[]): ColumnType {
  if (values.length === 0) return "text";
  return TYPES.find(([, fits]) => values.every((value) => fits.test(value)))?.[0] ?? "text";
}
