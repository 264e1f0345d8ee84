import { chosenTable, type DatabasePlace, type DataPart, type DataPlace } from "./dataPlace.ts";
import type { Engine } from "./duckdb.ts";
import { literal, quoted, type RelationColumn } from "./relation.ts";

export type FoundRelation = { readonly state: "found"; readonly relation: string } | { readonly state: "failed"; readonly reason: string };

/** What stands after FROM for the data of this place; `undefined` for what DuckDB is not asked for. */
export async function relationOf(engine: Engine, place: DataPlace): Promise<string | undefined> {
  if (place.kind === "duckdb") {
    const found = await relationIn(engine, place);
    return found.state === "found" ? found.relation : undefined;
  }
  const files = filesOf(place);
  if (files.length === 0) return undefined;
  if (!files.every(({ path }) => isParquet(path))) return undefined;
  if (!(await suitsDuckDb(engine, files))) return undefined;
  const isHive = files.some(({ keys }) => Object.keys(keys).length > 0);
  return `read_parquet([${files.map(({ path }) => literal(path)).join(", ")}], union_by_name = true, hive_partitioning = ${isHive})`;
}

/** Of decimal numbers of more than 38 digits it makes doubles that are others (seen in 1.5), and for each query it reads what the file says of all its columns. */
async function suitsDuckDb({ connection }: Engine, files: readonly DataPart[]): Promise<boolean> {
  const found = await connection.runAndReadAll(`SELECT count(*), count(*) FILTER (WHERE precision > 38) FROM parquet_schema([${files.map(({ path }) => literal(path)).join(", ")}])`);
  const [[elements, wideDecimals] = []] = found.getRows();
  return Number(elements) <= MOST_COLUMNS * files.length && Number(wideDecimals) === 0;
}

const MOST_COLUMNS = 2000;

function filesOf(place: DataPlace): readonly DataPart[] {
  if (place.kind === "files") return place.files;
  return place.kind === "file" ? [{ path: place.path, keys: {} }] : [];
}

export const isParquet = (path: string): boolean => /\.(parquet|pq)$/i.test(path);

/** Opens a DuckDB file for reading, under a name of its own. */
export async function relationIn({ connection }: Engine, place: DatabasePlace): Promise<FoundRelation> {
  try {
    const name = nameFor(place.path);
    await connection.run(`ATTACH IF NOT EXISTS ${literal(place.path)} AS ${name} (READ_ONLY)`);
    const listed = await connection.runAndReadAll(`SELECT schema_name || '.' || table_name FROM duckdb_tables() WHERE database_name = ${literal(name)} UNION ALL SELECT schema_name || '.' || view_name FROM duckdb_views() WHERE database_name = ${literal(name)} AND NOT internal ORDER BY 1`);
    const tables = listed.getRows().map(([table]) => String(table).replace(/^main\./, ""));
    const chosen = chosenTable(tables, place);
    if (chosen.state === "failed") return chosen;
    const path = chosen.table.includes(".") ? chosen.table.split(".") : ["main", chosen.table];
    return { state: "found", relation: [name, ...path.map(quoted)].join(".") };
  } catch (error) {
    return { state: "failed", reason: `cannot be read: ${error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error)}` };
  }
}

/** The same for the same file, of which both sides may name a table. */
function nameFor(path: string): string {
  const name = names.get(path) ?? `data${names.size}`;
  names.set(path, name);
  return name;
}

const names = new Map<string, string>();

export async function relationColumns({ connection }: Engine, relation: string): Promise<readonly RelationColumn[]> {
  const described = (await connection.runAndReadAll(`DESCRIBE SELECT * FROM ${relation}`)).getRowObjects();
  return described.map((row) => {
    const [name, type] = [String(row["column_name"]), String(row["column_type"])];
    return { name, type, isNumeric: NUMERIC.test(type), value: valueOf(quoted(name), type) };
  });
}

const NUMERIC = /^(U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER|FLOAT|DOUBLE|DECIMAL\(.*\))$/;
const TIMES = /^(TIMESTAMP|DATE)/;

function valueOf(column: string, type: string): string {
  if (NUMERIC.test(type)) return `CAST(${column} AS DOUBLE)`;
  if (type === "BOOLEAN") return `CASE ${column} WHEN true THEN 'True' WHEN false THEN 'False' END`;
  return TIMES.test(type) ? `strftime(${column}, '%Y-%m-%dT%H:%M:%S.%gZ')` : `CAST(${column} AS VARCHAR)`;
}
