import { cellText } from "../../core/index.ts";
import type { Engine, duckDb } from "../duckdb.ts";
import { quoted } from "../relation.ts";

interface Columns {
  readonly columns: readonly string[];
  readonly rows: number;
  readonly read: (column: number) => ArrayLike<unknown>;
}

const CHUNK = 2048;

/** Puts columns of JavaScript's values into the table `data`. */
export async function loadColumns(connection: Engine["connection"], api: NonNullable<ReturnType<typeof duckDb>>, { columns, rows, read }: Columns): Promise<void> {
  const values = columns.map((_, place) => read(place));
  const types = values.map(typeOf);
  await connection.run(`CREATE TABLE data (${columns.map((name, place) => `${quoted(name)} ${types[place] ?? "VARCHAR"}`).join(", ")})`);
  if (columns.length === 0) return;
  const appender = await connection.createAppender("data");
  const chunkTypes = types.map((type) => ({ BIGINT: api.BIGINT, DOUBLE: api.DOUBLE, BOOLEAN: api.BOOLEAN, TIMESTAMP: api.TIMESTAMP, VARCHAR: api.VARCHAR })[type]);
  for (let from = 0; from < rows; from += CHUNK) {
    const size = Math.min(CHUNK, rows - from);
    const chunk = api.DuckDBDataChunk.create(chunkTypes, size);
    types.forEach((type, place) => {
      const convert = converted[type];
      chunk.setColumnValues(place, Array.from({ length: size }, (_, row) => {
        const value = values[place]?.[from + row];
        return value === null || value === undefined ? null : type === "TIMESTAMP" ? new api.DuckDBTimestampValue(BigInt((value as Date).getTime()) * 1000n) : convert(value);
      }));
    });
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}

type ColumnType = "BIGINT" | "DOUBLE" | "BOOLEAN" | "TIMESTAMP" | "VARCHAR";

const converted: Readonly<Record<Exclude<ColumnType, "TIMESTAMP"> | "TIMESTAMP", (value: unknown) => bigint | number | boolean | string | null>> = {
  BIGINT: (value) => BigInt(value as number | bigint),
  DOUBLE: Number,
  BOOLEAN: Boolean,
  TIMESTAMP: () => null,
  VARCHAR: cellText,
};

/** By all values, since one that does not fit would be lost. */
function typeOf(values: ArrayLike<unknown>): ColumnType {
  let found: ColumnType | undefined;
  for (const value of Array.from(values)) {
    const type = kindOf(value);
    if (type === undefined || type === found) continue;
    if (found !== undefined && !(isNumber(type) && isNumber(found))) return "VARCHAR";
    found = found === undefined ? type : "DOUBLE";
  }
  return found ?? "VARCHAR";
}

const isNumber = (type: ColumnType): boolean => type === "BIGINT" || type === "DOUBLE";
const LARGEST = 2n ** 63n;

function kindOf(value: unknown): ColumnType | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === "boolean") return "BOOLEAN";
  if (typeof value === "number") return Number.isSafeInteger(value) && !Object.is(value, -0) ? "BIGINT" : "DOUBLE";
  if (typeof value === "bigint") return value >= -LARGEST && value < LARGEST ? "BIGINT" : "VARCHAR";
  return value instanceof Date && !Number.isNaN(value.getTime()) ? "TIMESTAMP" : "VARCHAR";
}
