import { growingCurve, type GrowingCurve } from "../curve.ts";
import { paramText } from "../numbers.ts";

/** A Parquet file, a column at a time. */
export interface ParquetTable {
  readonly columns: readonly string[];
  read(column: number, take: (values: Iterable<unknown>) => void): Promise<void>;
  close(): Promise<void>;
}

/** What the rows of one or more parts say of a run. It changes while rows are taken. */
export interface NeptuneRun {
  project: string;
  /** Single values by their path, as text. */
  readonly attributes: Map<string, string>;
  readonly curves: Map<string, GrowingCurve>;
}

export const emptyRun = (): NeptuneRun => ({ project: "", attributes: new Map(), curves: new Map() });

/** The column in which values of a type stand. */
const COLUMNS: Readonly<Record<string, string>> = { int: "int_value", float: "float_value", string: "string_value", bool: "bool_value", datetime: "datetime_value", string_set: "string_set_value" };

/** A row per attribute, or per point of a series. */
export async function takeRows(table: ParquetTable, runs: Map<string, NeptuneRun>): Promise<void> {
  const column = async (name: string): Promise<readonly unknown[]> => {
    const values: unknown[] = [];
    const place = table.columns.indexOf(name);
    // One by one, for a column may hold more values than a call takes arguments.
    if (place >= 0) await table.read(place, (more) => {
      for (const value of more) values.push(value);
    });
    return values;
  };
  const [ids, projects, paths, types] = [await column("run_id"), await column("project_id"), await column("attribute_path"), await column("attribute_type")];
  const [steps, times, floats] = [await column("step"), await column("timestamp"), await column("float_value")];
  const singles = new Map<string, readonly unknown[]>();
  for (const [type, name] of Object.entries(COLUMNS)) singles.set(type, name === "float_value" ? floats : await column(name));
  ids.forEach((id, row) => {
    const run = runs.get(String(id)) ?? emptyRun();
    if (!runs.has(String(id))) runs.set(String(id), run);
    const project = projects[row];
    if (typeof project === "string") run.project = project;
    const [path, type] = [String(paths[row]), String(types[row])];
    if (type === "float_series") curveNamed(run, path).add(numberIn(steps[row]), timeIn(times[row]), numberIn(floats[row]));
    else if (singles.has(type)) run.attributes.set(path, textOf(singles.get(type)?.[row]));
  });
}

function curveNamed(run: NeptuneRun, name: string): GrowingCurve {
  const curve = run.curves.get(name) ?? growingCurve();
  if (curve.count === 0) run.curves.set(name, curve);
  return curve;
}

const numberIn = (value: unknown): number => (typeof value === "number" || typeof value === "bigint" ? Number(value) : NaN);
const timeIn = (value: unknown): number => (value instanceof Date ? value.getTime() : NaN);

function textOf(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(String).join(", ");
  return typeof value === "bigint" || typeof value === "number" ? String(value) : paramText(value ?? "");
}
