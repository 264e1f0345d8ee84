import { cellText, growingFrameColumn, problemOfQuery, profileColumn, type RowsColumn, type RowsFilter, type RowsQuery } from "../../core/index.ts";
import { isSelect, type Engine } from "../duckdb.ts";
import { literal, quoted } from "../relation.ts";
import { LONGEST_SHOWN, MOST_PROFILED, type RowsEngine, type ViewedRows } from "./engine.ts";

type Connection = Engine["connection"];

/** What stands after FROM, what numbers its rows from 0 on, and its columns. */
interface Source {
  readonly relation: string;
  readonly id: string;
  readonly columns: readonly RowsColumn[];
  readonly rows: number;
}

interface Shown {
  readonly source: Source;
  /** The numbers of the rows that are shown, in order; all of them without. */
  readonly ids: Uint32Array | undefined;
}

/** `relation` holds the table, `id` is an expression that numbers its rows. The SQL of people sees it as \`data\`. */
export async function duckDbRows(connection: Connection, relation: string, id: string): Promise<RowsEngine> {
  const whole = await sourceOf(connection, relation, id);
  let shown: Shown = { source: whole, ids: undefined };
  let [answers, busy] = [0, false];

  async function viewed(query: RowsQuery): Promise<ViewedRows> {
    const source = query.sql === undefined ? whole : await answerOf(query.sql);
    if (typeof source === "string") return { state: "failed", reason: source };
    const problem = problemOfQuery(source.columns, query);
    if (problem !== undefined) return { state: "failed", reason: problem };
    const ids = query.filters.length + query.sort.length === 0 ? undefined : await idsOf(connection, source, query);
    const before = shown.source;
    shown = { source, ids };
    if (before !== whole && before !== source) await connection.run(`DROP TABLE IF EXISTS ${before.relation}`);
    return { state: "viewed", view: { columns: source.columns, rows: ids?.length ?? source.rows, of: source.rows, knowsSql: true } };
  }
  /** What the SQL gives, as a table of its own. */
  async function answerOf(sql: string): Promise<Source | string> {
    const refused = await isSelect(connection, sql);
    if (refused !== undefined) return refused;
    answers += 1;
    const name = `answer_${answers}`;
    await connection.run(`CREATE TEMP TABLE ${name} AS ${sql.trim().replace(/;\s*$/, "")}`);
    return sourceOf(connection, name, "rowid");
  }
  return {
    view: async (query) => {
      busy = true;
      try {
        return await viewed(query);
      } catch (error) {
        return { state: "failed", reason: wordsOf(error) };
      } finally {
        busy = false;
      }
    },
    page: async ({ from, to, columns, whole: inFull }) => {
      const { source, ids } = shown;
      const wanted = ids?.subarray(from, to);
      const rows = await rowsAt(connection, source, columns, wanted ?? [from, Math.min(to, source.rows)]);
      const cells = (row: readonly unknown[]): readonly (string | null)[] => row.slice(1).map((value) => cut(cellText(value), inFull));
      if (!wanted) return rows.toSorted((a, b) => Number(a[0]) - Number(b[0])).map(cells);
      const byId = new Map(rows.map((row) => [Number(row[0]), row]));
      return Array.from(wanted, (row) => cells(byId.get(row) ?? []));
    },
    stats: async (place) => {
      const { source, ids } = shown;
      const { name = "", type = "" } = source.columns[place] ?? {};
      const column = growingFrameColumn(name);
      const step = Math.max(1, Math.ceil((ids?.length ?? source.rows) / MOST_PROFILED));
      const wanted = ids && bits(ids, source.rows, step);
      const every = !wanted && step > 1 ? ` WHERE ${source.id} % ${step} = 0` : "";
      let count = 0;
      const result = await connection.stream(`SELECT ${valueOf(name, type)}${wanted ? `, ${source.id}` : ""} FROM ${source.relation}${every}`);
      for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
        const [values, rows] = [chunk.getColumnValues(0), wanted ? chunk.getColumnValues(1) : []];
        values.forEach((value, row) => {
          if (wanted && wanted[Number(rows[row])] !== 1) return;
          column.addValue(value, count);
          count += 1;
        });
      }
      return { column: profileColumn(column.column(count), count), rows: count };
    },
    interrupt: () => {
      if (busy) connection.interrupt();
    },
    close: () => connection.closeSync(),
  };
}

async function sourceOf(connection: Connection, relation: string, id: string): Promise<Source> {
  const described = (await connection.runAndReadAll(`DESCRIBE SELECT * FROM ${relation}`)).getRowObjects();
  const columns = described.map((row) => ({ name: String(row["column_name"]), type: String(row["column_type"]), isNumeric: NUMERIC.test(String(row["column_type"])) })).filter(({ name }) => name !== id);
  const [[count] = []] = (await connection.runAndReadAll(`SELECT count(*) FROM ${relation}`)).getRows();
  return { relation, id, columns, rows: Number(count) };
}

const NUMERIC = /^(U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER|FLOAT|DOUBLE|DECIMAL\(.*\))$/;
const FLOATING = /^(FLOAT|DOUBLE)$/;
const NATIVE = /^(U?(TINY|SMALL|BIG)INT|U?INTEGER|FLOAT|DOUBLE|BOOLEAN|VARCHAR)$/;

/** A value that JavaScript writes as a person would. */
function valueOf(column: string, type: string): string {
  const name = quoted(column);
  if (NATIVE.test(type)) return name;
  if (type === "DATE") return `strftime(${name}, '%Y-%m-%d')`;
  return type.startsWith("TIMESTAMP") ? `strftime(${name}, '%Y-%m-%dT%H:%M:%S.%gZ')` : `CAST(${name} AS VARCHAR)`;
}

async function rowsAt(connection: Connection, { relation, id, columns }: Source, places: readonly number[], wanted: Uint32Array | readonly [from: number, to: number]): Promise<readonly (readonly unknown[])[]> {
  const values = places.map((place) => valueOf(columns[place]?.name ?? "", columns[place]?.type ?? ""));
  if (wanted.length === 0) return [];
  const [from = 0, to = 0] = wanted;
  const where = wanted instanceof Uint32Array ? `IN (${wanted.join(", ")})` : `BETWEEN ${from} AND ${to - 1}`;
  return (await connection.runAndReadAll(`SELECT ${[id, ...values].join(", ")} FROM ${relation} WHERE ${id} ${where}`)).getRows();
}

async function idsOf(connection: Connection, { relation, id, columns, rows }: Source, { filters, sort }: RowsQuery): Promise<Uint32Array> {
  const typeOf = new Map(columns.map(({ name, type }) => [name, type]));
  const where = filters.map((filter) => condition(filter, typeOf.get(filter.column) ?? ""));
  const order = sort.map(({ column, descending }) => `${quoted(column)} ${descending ? "DESC" : "ASC"} NULLS LAST`);
  const result = await connection.stream(`SELECT ${id} FROM ${relation}${where.length > 0 ? ` WHERE ${where.join(" AND ")}` : ""}${order.length > 0 ? ` ORDER BY ${[...order, id].join(", ")}` : ""}`);
  const ids = new Uint32Array(rows);
  let count = 0;
  for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    for (const value of chunk.getColumnValues(0)) {
      ids[count] = Number(value);
      count += 1;
    }
  }
  const found = ids.slice(0, count);
  return order.length > 0 ? found : found.sort();
}

const SIGNS: Readonly<Record<Exclude<RowsFilter["test"], "contains" | "missing" | "present">, string>> = { "=": "=", "≠": "<>", "<": "<", "≤": "<=", ">": ">", "≥": ">=" };

/** NaN is unequal to every number, and neither above nor below one; the engine by itself puts it above all. */
function condition({ column, test, value }: RowsFilter, type: string): string {
  const [name, text] = [quoted(column), `CAST(${valueOf(column, type)} AS VARCHAR)`];
  if (test === "missing") return `${name} IS NULL`;
  if (test === "present") return `${name} IS NOT NULL`;
  if (test === "contains") return `contains(lower(${text}), lower(${literal(value)}))`;
  if (!NUMERIC.test(type)) return `${text} ${SIGNS[test]} ${literal(value)}`;
  const compared = `${name} ${SIGNS[test]} CAST(${literal(value.trim())} AS DOUBLE)`;
  if (!FLOATING.test(type)) return compared;
  return test === "≠" ? `(isnan(${name}) OR ${compared})` : `(NOT isnan(${name}) AND ${compared})`;
}

/** Marks every so manieth of the rows. */
function bits(ids: Uint32Array, rows: number, step: number): Uint8Array {
  const set = new Uint8Array(rows);
  for (let place = 0; place < ids.length; place += step) set[ids[place] ?? 0] = 1;
  return set;
}

const cut = (text: string | null, whole: boolean | undefined): string | null => (text !== null && !whole && text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text);

/** What the engine says, without its own stack, and with the place in the SQL. */
function wordsOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  if (/interrupt/i.test(message)) return "It was stopped.";
  return message.replace(/^Failed to extract statements: /, "").replace(/^(\w+ )?Error:\s*/, "").replace(/CREATE TEMP TABLE \w+ AS /g, "").trimEnd();
}
