export type Cell = string | number | null;

/** An SQLite file, opened for reading. Whoever brings it throws `DatabaseFault` where the file is damaged or locked for long. */
export interface Database {
  readonly path: string;
  /** The rows of a query, each with its cells in the order of the query. */
  rows(query: string, ...values: readonly (string | number)[]): readonly (readonly Cell[])[];
}

export const tablesOf = (database: Database): ReadonlySet<string> => new Set(database.rows("SELECT name FROM sqlite_master WHERE type = 'table'").map(([name]) => String(name)));

/** Schemas change with versions, so a reader asks before it names a column. */
export const columnsOf = (database: Database, table: string): ReadonlySet<string> => new Set(database.rows(`SELECT name FROM pragma_table_info(?)`, table).map(([name]) => String(name)));

/** Each value of an indexed column once, sorted; jumps from one to the next instead of walking over all rows. */
export function distinctValues(database: Database, table: string, column: string): readonly string[] {
  const query = `WITH RECURSIVE each(name) AS (
    SELECT MIN(${column}) FROM ${table} UNION ALL SELECT (SELECT MIN(${column}) FROM ${table} WHERE ${column} > each.name) FROM each WHERE each.name IS NOT NULL
  ) SELECT name FROM each WHERE name IS NOT NULL`;
  return database.rows(query).map(([name]) => String(name));
}

export const numberCell = (cell: Cell | undefined): number => (typeof cell === "number" ? cell : NaN);

export const textCell = (cell: Cell | undefined): string | undefined => (cell === null || cell === undefined ? undefined : String(cell));
