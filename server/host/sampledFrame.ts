import { frameCollector, type Frame } from "../core/index.ts";
import { isColumnar } from "./columnSource.ts";
import { placeOf, type DataPlace } from "./dataPlace.ts";
import { startDuckDb } from "./duckdb.ts";
import { relationColumns, relationOf } from "./duckdbRelation.ts";
import { sortingRoom } from "./sortingRoom.ts";
import { readFrame } from "./table.ts";

export type SampledFrame = { readonly state: "read"; readonly frame: Frame } | { readonly state: "failed"; readonly reason: string };

/** So many rows from all over a data set, the same ones each time. DuckDB draws them, so that a large file is not held in memory. */
export async function sampledFrame(path: string, most: number): Promise<SampledFrame> {
  const found = await placeOf(path);
  const drawn = found.state === "found" && isColumnar(found.place) ? await byDuckDb(found.place, most).catch(() => undefined) : undefined;
  if (drawn) return { state: "read", frame: drawn };
  const read = await readFrame(path);
  return read.state === "failed" ? read : { state: "read", frame: thinned(read.frame, most) };
}

async function byDuckDb(place: DataPlace, most: number): Promise<Frame | undefined> {
  // One thread: which rows are drawn would otherwise depend on who comes first.
  const engine = await startDuckDb(1, sortingRoom());
  if (!engine) return undefined;
  try {
    const relation = await relationOf(engine, place);
    if (relation === undefined) return undefined;
    const columns = await relationColumns(engine, relation);
    const rows = frameCollector(columns.map(({ name }) => name));
    const drawn = await engine.connection.runAndReadAll(`SELECT ${columns.map(({ value }) => value).join(", ")} FROM ${relation} USING SAMPLE reservoir(${most} ROWS) REPEATABLE (7)`);
    drawn.getRows().forEach((row) => rows.addValues(row));
    return rows.frame(place.name, []);
  } finally {
    engine.close();
  }
}

function thinned(frame: Frame, most: number): Frame {
  if (frame.rows <= most) return frame;
  const places = Array.from({ length: most }, (_, place) => Math.floor((place * frame.rows) / most));
  const columns = frame.columns.map((column) => ({ ...column, numbers: Float64Array.from(places, (place) => column.numbers[place] ?? Number.NaN), codes: column.codes.length === 0 ? column.codes : Int32Array.from(places, (place) => column.codes[place] ?? -1) }));
  return { ...frame, rows: most, columns };
}
