import { flowOf } from "../python/flow/flow.ts";
import type { FitEvent } from "../python/flow/events.ts";
import { programOf } from "../python/program/program.ts";
import { callsOf } from "../python/calls.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { folderOf, relativePath, resolvePath } from "../../workspace/uri.ts";
import type { Column, ColumnType } from "./model.ts";
import { tablesRead } from "./tablesRead.ts";

/** Columns that a model is trained on, and the file that they were read from. */
export interface TrainingColumns {
  readonly columns: readonly Column[];
  readonly file: string;
}

const TRAINS = /(?:^|\.)(?:fit|fit_transform|train)$/;
const LOOKED_AT = 200;

/** What the first model of the sources that reads a table of the project is fitted on: names as the dataflow has them, types by the first rows of the table. */
export function trainingColumns(sources: readonly Document[], folderUri: string, snapshot: Snapshot): TrainingColumns | undefined {
  for (const document of sources) {
    if (!callsOf(document).some(({ name }) => TRAINS.test(name))) continue;
    for (const { path, separator } of tablesRead(document)) {
      const data = [folderUri, folderOf(document.uri)].map((folder) => snapshot.files.read(resolvePath(folder, path))).find((found) => found !== undefined);
      const columns = data ? features(columnsOf(data.text, separator), document, snapshot) : [];
      if (data && columns.length > 0) return { columns, file: relativePath(folderUri, data.uri) };
    }
  }
  return undefined;
}

/** Those of the table that the model is fitted on; a column that the program computes is a number to the caller. */
function features(all: readonly Column[], document: Document, snapshot: Snapshot): readonly Column[] {
  const fits = flowOf(programOf(document, snapshot)).events.filter((event): event is FitEvent => event.type === "fit" && event.role === "model" && event.fit.labelled);
  const known = fits.find(({ fit }) => (fit.columns.only ?? fit.columns.without) !== undefined)?.fit ?? fits[0]?.fit;
  if (known?.columns.only) return known.columns.only.map((name) => all.find((column) => column.name === name) ?? { name, type: "number", required: true });
  const left = new Set([...(known ? [...(known.columns.without ?? []), ...(known.target.only ?? [])] : []), ...leftOut(document)]);
  const kept = all.filter(({ name }) => !left.has(name));
  return takesAllButLast(document) && kept.length === all.length ? all.slice(0, -1) : kept;
}

/** Where the dataflow has no names: those in `drop(columns=…)` and `pop("…")`, and single columns that are taken as a target: `y = data["churned"]`. */
function leftOut({ text }: Document): readonly string[] {
  const names: string[] = [];
  for (const [, list = ""] of text.matchAll(/\.drop\(\s*(?:columns\s*=\s*)?(\[[^\]]*\]|["'][^"']*["'])/g)) for (const [, name = ""] of list.matchAll(/["']([^"']*)["']/g)) names.push(name);
  for (const [, name = ""] of text.matchAll(/\.pop\(\s*["']([^"']*)["']/g)) names.push(name);
  for (const [, name = ""] of text.matchAll(/^[ \t]*(?:y|target|labels?)\s*=\s*\w+\[["']([^"']*)["']\]/gm)) names.push(name);
  for (const [, name = ""] of text.matchAll(/^[ \t]*(?:TARGET|LABEL|TARGET_COLUMN)\s*=\s*["']([^"']*)["']/gm)) names.push(name);
  return names;
}

/** `X = data.iloc[:, :-1]` */
const takesAllButLast = ({ text }: Document): boolean => /\.iloc\[\s*:\s*,\s*:\s*-1\s*\]/.test(text);

/** Names and types by the first rows. Quoted separators are understood; a quoted line break is not. */
function columnsOf(text: string, separator: string): readonly Column[] {
  const [head = [], ...rows] = text.replace(/^\uFEFF/, "").split(/\r?\n/, LOOKED_AT).filter((line) => line !== "").map((line) => fieldsOf(line, separator));
  const values = rows.filter((row) => row.length === head.length);
  return head.flatMap((name, index) => {
    const column = values.map((row) => row[index] ?? "");
    return name === "" ? [] : [{ name, type: typeOf(column.filter((value) => value !== "")), required: column.every((value) => value !== "") }];
  });
}

function fieldsOf(line: string, separator: string): readonly string[] {
  const fields: string[] = [];
  let start = 0;
  while (start <= line.length) {
    const quoted = line[start] === '"' ? /^"((?:[^"]|"")*)"/.exec(line.slice(start)) : null;
    const end = line.indexOf(separator, start + (quoted?.[0].length ?? 0));
    const stop = end < 0 ? line.length : end;
    fields.push(quoted?.[1]?.replaceAll('""', '"') ?? line.slice(start, stop));
    start = stop + separator.length;
  }
  return fields;
}

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
