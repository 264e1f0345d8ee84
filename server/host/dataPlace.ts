import { open, readdir, stat } from "node:fs/promises";
import { basename, dirname, join, relative, resolve, sep } from "node:path";

import picomatch from "picomatch";

/** Where a data set lies. */
export type DataPlace =
  | { readonly kind: "file"; readonly name: string; readonly path: string }
  /** Files that together are one data set, in the order of their paths. */
  | { readonly kind: "files"; readonly name: string; readonly files: readonly DataPart[] }
  | { readonly kind: "sqlite" | "duckdb"; readonly name: string; readonly path: string; readonly table?: string };

export type DatabasePlace = Extract<DataPlace, { readonly kind: "sqlite" | "duckdb" }>;

export interface DataPart {
  readonly path: string;
  /** What folders such as `year=2024` say of every row in it. */
  readonly keys: Readonly<Record<string, string>>;
}

export type FoundPlace = { readonly state: "found"; readonly place: DataPlace } | { readonly state: "failed"; readonly reason: string };

/** A file, a folder, a pattern such as `data/*.parquet`, or a database and after `#` one of its tables. Reasons begin with a verb; the name goes before. */
export async function placeOf(given: string): Promise<FoundPlace> {
  const name = basename(given);
  const [, path = given, table] = /^(.+)#([^#/\\]+)$/.exec(given) ?? [];
  const whole = await kindAt(given);
  if (whole === "folder") return ofFiles(name, given, await filesBelow(given));
  if (whole !== undefined) return { state: "found", place: { kind: whole, name, path: given } };
  const database = table === undefined ? undefined : await kindAt(path);
  if (database === "sqlite" || database === "duckdb") return { state: "found", place: { kind: database, name, path, ...(table !== undefined && { table }) } };
  const { isGlob, base, glob } = picomatch.scan(given.replaceAll("\\", "/"));
  // What is no file at all is said by who reads it.
  if (!isGlob) return { state: "found", place: { kind: "file", name, path: given } };
  const folder = resolve(base === "" ? "." : base);
  const matches = picomatch(glob.replace(/^\.\//, ""));
  const files = (await filesBelow(folder)).filter((file) => matches(relative(folder, file).replaceAll(sep, "/")));
  return ofFiles(name, folder, files);
}

async function kindAt(path: string): Promise<"file" | "folder" | "sqlite" | "duckdb" | undefined> {
  const there = await stat(path).catch(() => undefined);
  if (!there) return undefined;
  if (there.isDirectory()) return "folder";
  const head = await headOf(path);
  const database = DATABASES.find(({ at, magic }) => head.toString("latin1", at, at + magic.length) === magic);
  return database?.kind ?? "file";
}

const DATABASES = [
  { kind: "sqlite", at: 0, magic: "SQLite format 3\0" },
  { kind: "duckdb", at: 8, magic: "DUCK" },
] as const;

async function headOf(path: string): Promise<Buffer> {
  try {
    const file = await open(path);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(16), 0, 16, 0).finally(() => file.close());
    return buffer.subarray(0, bytesRead);
  } catch {
    return Buffer.alloc(0);
  }
}

const DATA = /\.(csv|tsv|txt|parquet|pq|jsonl|ndjson|json|arrow|feather)(\.(gz|zst))?$/i;
const MOST_FILES = 100_000;

/** Data files in a folder and below it, sorted. Writers mark what is no data by a leading dot or underscore. */
async function filesBelow(folder: string): Promise<readonly string[]> {
  const found: string[] = [];
  const waiting = [folder];
  for (let next = waiting.pop(); next !== undefined && found.length < MOST_FILES; next = waiting.pop()) {
    for (const entry of await readdir(next, { withFileTypes: true }).catch(() => [])) {
      if (/^[._]/.test(entry.name)) continue;
      if (entry.isDirectory()) waiting.push(join(next, entry.name));
      else if (DATA.test(entry.name)) found.push(join(next, entry.name));
    }
  }
  return found.toSorted();
}

function ofFiles(name: string, root: string, files: readonly string[]): FoundPlace {
  if (files.length === 0) return { state: "failed", reason: "names no data files (CSV, TSV, JSON Lines, Parquet or Arrow)." };
  const endings = [...new Set(files.map(endingOf))];
  if (endings.length > 1) return { state: "failed", reason: `holds files of several kinds (${endings.join(", ")}). Name one kind by a pattern, such as ${name}/**/*.${endings[0] ?? "csv"}.` };
  return { state: "found", place: { kind: "files", name, files: files.map((path) => ({ path, keys: keysOf(relative(root, dirname(path))) })) } };
}

const endingOf = (path: string): string => (DATA.exec(path)?.[1] ?? "").toLowerCase().replace(/^pq$/, "parquet").replace(/^ndjson$/, "jsonl");

/** As Hive names the folders of a partitioned table: `year=2024/month=5`. */
function keysOf(folders: string): Readonly<Record<string, string>> {
  const pairs = folders.split(sep).flatMap((folder) => {
    const [, key, value] = /^([^=]+)=(.*)$/.exec(folder) ?? [];
    return key === undefined || value === undefined ? [] : [[key, value === "__HIVE_DEFAULT_PARTITION__" ? "" : decoded(value)] as const];
  });
  return Object.fromEntries(pairs);
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** Which table is meant: the one that was named, or the only one. */
export function chosenTable(tables: readonly string[], { table, name }: DatabasePlace): { readonly state: "chosen"; readonly table: string } | { readonly state: "failed"; readonly reason: string } {
  const [only] = tables;
  if (table !== undefined) return tables.includes(table) ? { state: "chosen", table } : { state: "failed", reason: `has no such table; it has ${tables.join(", ")}.` };
  if (only === undefined) return { state: "failed", reason: "holds no table." };
  return tables.length === 1 ? { state: "chosen", table: only } : { state: "failed", reason: `holds ${tables.length} tables. Name one after #, such as ${name}#${only}; there are ${tables.slice(0, 20).join(", ")}.` };
}
