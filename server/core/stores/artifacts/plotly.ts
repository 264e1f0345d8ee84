import { bytesOfBase64 } from "../../text/base64.ts";
import { isRecord, numberFrom } from "../numbers.ts";
import { valueOf, type Value } from "../run.ts";
import { MOST_ROWS, type ArtifactContent, type NamedPoints, type TableCell } from "./artifact.ts";

type Fields = Readonly<Record<string, unknown>>;

/**
 * A figure of Plotly, which trackers keep as JSON: lines, confusion matrices, histograms, bars and tables are shown as
 * what they say. `undefined` for other charts, and for JSON that is no figure.
 */
export function contentOfPlotly({ data, layout }: Fields): ArtifactContent | undefined {
  const traces = Array.isArray(data) ? data.filter(isRecord) : [];
  const [first] = traces;
  if (!first || !isRecord(layout)) return undefined;
  const types = new Set(traces.map(({ type }) => (typeof type === "string" ? type.replace(/gl$/, "") : "scatter")));
  const [type = ""] = types;
  return types.size === 1 ? SHOWN[type]?.(traces, layout) : undefined;
}

const SHOWN: Readonly<Record<string, (traces: readonly Fields[], layout: Fields) => ArtifactContent | undefined>> = { scatter: lines, heatmap: ([trace = {}]) => matrix(trace), table: ([trace = {}]) => table(trace), bar: (traces) => columns(traces), histogram: ([trace = {}]) => histogram(trace) };

/** How numbers are kept that Plotly writes as bytes, by NumPy's name of their type. */
const LAYOUTS: Readonly<Record<string, readonly [size: number, get: (view: DataView, at: number) => number]>> = {
  f8: [8, (view, at) => view.getFloat64(at, true)],
  f4: [4, (view, at) => view.getFloat32(at, true)],
  i4: [4, (view, at) => view.getInt32(at, true)],
  u4: [4, (view, at) => view.getUint32(at, true)],
  i2: [2, (view, at) => view.getInt16(at, true)],
  u2: [2, (view, at) => view.getUint16(at, true)],
  i1: [1, (view, at) => view.getInt8(at)],
  u1: [1, (view, at) => view.getUint8(at)],
};

/** A list, written out or as bytes; with two dimensions a list of rows. */
function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (!isRecord(value) || typeof value["bdata"] !== "string") return [];
  const [size, get] = LAYOUTS[String(value["dtype"])] ?? [];
  if (size === undefined || !get) return [];
  const bytes = bytesOfBase64(value["bdata"]);
  const view = new DataView(bytes.buffer);
  const numbers = Array.from({ length: Math.floor(bytes.length / size) }, (_, index) => get(view, index * size));
  const [, width] = typeof value["shape"] === "string" ? value["shape"].split(",").map(Number) : [];
  return width === undefined || !(width > 0) ? numbers : Array.from({ length: Math.floor(numbers.length / width) }, (_, row) => numbers.slice(row * width, (row + 1) * width));
}

const measured = (value: unknown): Value => valueOf(numberFrom(value) ?? NaN);
const isNumbers = (list: readonly unknown[]): boolean => list.every((value) => value === null || numberFrom(value) !== undefined);
const nameOf = ({ name }: Fields, place: number, traces: readonly unknown[]): string => (typeof name === "string" ? name : traces.length > 1 ? String(place + 1) : "");

function titleOf(axis: unknown, otherwise: string): string {
  const title = isRecord(axis) ? axis["title"] : undefined;
  const text = isRecord(title) ? title["text"] : title;
  return typeof text === "string" && text !== "" ? text : otherwise;
}

function lines(traces: readonly Fields[], { xaxis, yaxis }: Fields): ArtifactContent {
  const all = traces.map(({ x, y }) => ({ x: listOf(x), y: listOf(y) }));
  if (!all.every(({ x, y }) => isNumbers(x) && isNumbers(y))) return columns(traces);
  const curves = all.map(({ x, y }, place): NamedPoints => ({ name: nameOf(traces[place] ?? {}, place, traces), x: y.map((_, index) => (x.length > 0 ? measured(x[index]) : index)), y: y.map(measured) }));
  return { state: "curves", x: titleOf(xaxis, "x"), y: titleOf(yaxis, "y"), curves };
}

/** With the same labels on both sides it is a confusion matrix, whose rows are the actual labels. */
function matrix({ x, y, z }: Fields): ArtifactContent {
  const rows = listOf(z).map(listOf);
  const [across, down] = [listOf(x), listOf(y)].map((labels) => labels.map(String));
  const labels = across && across.length > 0 ? across : (rows[0] ?? []).map((_, place) => String(place));
  const names = down && down.length > 0 ? down : rows.map((_, place) => String(place));
  const isSquare = labels.length === names.length && labels.every((label) => names.includes(label)) && rows.every((row) => row.every((cell) => typeof cell === "number"));
  if (isSquare) return { state: "confusion-matrix", labels, counts: labels.map((label) => rows[names.indexOf(label)] ?? []) };
  return { state: "table", columns: ["", ...labels], rows: rows.slice(0, MOST_ROWS).map((row, place) => [names[place] ?? "", ...row.map(cellOf)]), total: rows.length };
}

function table({ header, cells }: Fields): ArtifactContent {
  const heads = isRecord(header) ? listOf(header["values"]) : [];
  const values = isRecord(cells) ? listOf(cells["values"]).map(listOf) : [];
  const total = Math.max(0, ...values.map(({ length }) => length));
  return { state: "table", columns: values.map((_, place) => listOf([heads[place] ?? ""]).flat().map(String).join(" ")), rows: Array.from({ length: Math.min(total, MOST_ROWS) }, (_, row) => values.map((column) => cellOf(column[row]))), total };
}

/** Bars, or points over words: what they stand on, and a column for each of the figure's traces. */
function columns(traces: readonly Fields[]): ArtifactContent {
  const all = traces.map(({ x, y }) => ({ x: listOf(x), y: listOf(y) }));
  const places = [...new Set(all.flatMap(({ x, y }) => y.map((_, index) => cellOf(x[index] ?? index))))];
  const rows = places.slice(0, MOST_ROWS).map((place) => [place, ...all.map(({ x, y }) => cellOf(y[y.findIndex((_, index) => cellOf(x[index] ?? index) === place)]))]);
  return { state: "table", columns: ["x", ...traces.map((trace, place) => nameOf(trace, place, traces) || "y")], rows, total: places.length };
}

const BUCKETS = 30;

/** The samples themselves are kept; Plotly counts them when it draws. */
function histogram({ x, y }: Fields): ArtifactContent | undefined {
  const samples = listOf(x ?? y).flatMap((value) => numberFrom(value) ?? []).filter(Number.isFinite);
  if (samples.length === 0) return undefined;
  const low = samples.reduce((least, value) => Math.min(least, value));
  const high = samples.reduce((most, value) => Math.max(most, value));
  const width = (high - low) / BUCKETS || 1 / BUCKETS;
  const counts = Array.from({ length: BUCKETS }, () => 0);
  for (const sample of samples) {
    const bucket = Math.min(BUCKETS - 1, Math.floor((sample - low) / width));
    counts[bucket] = (counts[bucket] ?? 0) + 1;
  }
  return { state: "histogram", edges: Array.from({ length: BUCKETS + 1 }, (_, place) => low + place * width), counts };
}

const cellOf = (value: unknown): TableCell => (typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : value === null || value === undefined ? null : JSON.stringify(value));
