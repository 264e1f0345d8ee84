import { isRecord, numberFrom } from "../numbers.ts";
import { valueOf, type Value } from "../run.ts";
import { MOST_ROWS, type ArtifactContent, type NamedPoints, type TableCell } from "./artifact.ts";
import { contentOfPlotly } from "./plotly.ts";

type Table = Extract<ArtifactContent, { readonly state: "table" }>;

/** What a JSON file is that a tracker wrote: a table, a confusion matrix, curves or a chart of Plotly; `undefined` for JSON of another kind. */
export function contentOfJson(json: unknown): ArtifactContent | undefined {
  const table = splitTable(json) ?? listedRows(json);
  if (table) return confusionMatrix(table) ?? curvesOfTable(table) ?? table;
  if (!isRecord(json)) return undefined;
  return contentOfPlotly(json) ?? histogramIn(json) ?? curvesOfArrays(json);
}

/** `columns` and `data`, as W&B's tables and MLflow's `log_table` have it; a row each. */
function splitTable(json: unknown): Table | undefined {
  if (!isRecord(json) || !Array.isArray(json["columns"]) || !Array.isArray(json["data"])) return undefined;
  const rows = (json["data"] as readonly unknown[]).filter((row) => Array.isArray(row));
  return { state: "table", columns: json["columns"].map(String), rows: rows.slice(0, MOST_ROWS).map((row) => row.map(cellOf)), total: rows.length };
}

/** A list of objects with the same fields, as DVCLive's plots have it. */
function listedRows(json: unknown): Table | undefined {
  if (!Array.isArray(json) || json.length === 0 || !json.every(isRecord)) return undefined;
  const columns = [...new Set(json.slice(0, 100).flatMap((row) => Object.keys(row)))];
  return { state: "table", columns, rows: json.slice(0, MOST_ROWS).map((row) => columns.map((column) => cellOf(row[column]))), total: json.length };
}

/** A picture in a table is told by where it lies. */
function cellOf(value: unknown): TableCell {
  if (value === null || value === undefined) return null;
  if (isRecord(value) && typeof value["_type"] === "string") return cellOf(value["file_path"] ?? value["path"] ?? value["_type"]);
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : JSON.stringify(value);
}

const columnOf = ({ columns }: Table, ...names: readonly string[]): number => columns.findIndex((column) => names.includes(column.toLowerCase()));

/** Pairs of an actual and a predicted label: one per sample as DVCLive writes them, or with their number, as W&B does. */
function confusionMatrix(table: Table): ArtifactContent | undefined {
  const [actual, predicted, number] = [columnOf(table, "actual"), columnOf(table, "predicted"), columnOf(table, "npredictions", "count")];
  if (actual < 0 || predicted < 0 || table.columns.length > 3 || (table.columns.length === 3 && number < 0)) return undefined;
  const labels = [...new Set(table.rows.flatMap((row) => [String(row[actual]), String(row[predicted])]))];
  if (number < 0) labels.sort((a, b) => Number(a) - Number(b) || (a < b ? -1 : 1));
  const counts = labels.map(() => labels.map(() => 0));
  for (const row of table.rows) {
    const [line, place] = [counts[labels.indexOf(String(row[actual]))], labels.indexOf(String(row[predicted]))];
    if (line) line[place] = (line[place] ?? 0) + (number < 0 ? 1 : (numberFrom(row[number]) ?? 0));
  }
  return { state: "confusion-matrix", labels, counts };
}

/** Columns that are drawn over each other: ROC, precision and recall, calibration, DET. */
const AXES: readonly (readonly [x: readonly string[], y: readonly string[]])[] = [
  [["fpr", "false positive rate"], ["tpr", "true positive rate"]],
  [["recall"], ["precision"]],
  [["fpr"], ["fnr"]],
  [["prob_pred"], ["prob_true"]],
];

/** A line for each class where the table has such a column. */
function curvesOfTable(table: Table): ArtifactContent | undefined {
  for (const [xNames, yNames] of AXES) {
    const [x, y] = [columnOf(table, ...xNames), columnOf(table, ...yNames)];
    if (x < 0 || y < 0) continue;
    const name = columnOf(table, "class", "label", "name");
    const classOf = (row: readonly TableCell[]): string => (name < 0 ? "" : String(row[name]));
    const curves = [...new Set(table.rows.map(classOf))].map((each): NamedPoints => {
      const rows = table.rows.filter((row) => classOf(row) === each);
      return { name: each, x: rows.map((row) => measured(row[x])), y: rows.map((row) => measured(row[y])) };
    });
    return { state: "curves", x: table.columns[x] ?? "", y: table.columns[y] ?? "", curves };
  }
  return undefined;
}

const measured = (value: unknown): Value => valueOf(numberFrom(value) ?? NaN);

/** Lists beside each other, or a list of points under a name, as DVCLive writes what scikit-learn computes. */
function curvesOfArrays(json: Readonly<Record<string, unknown>>): ArtifactContent | undefined {
  const lists = Object.values(json).filter((value): value is readonly Readonly<Record<string, unknown>>[] => Array.isArray(value) && value.length > 0 && value.every(isRecord));
  for (const list of lists) {
    const table = listedRows(list);
    const curves = table && curvesOfTable(table);
    if (curves) return curves;
  }
  for (const [xNames, yNames] of AXES) {
    const [x, y] = [xNames, yNames].map((names) => Object.entries(json).find(([name, value]) => names.includes(name.toLowerCase()) && Array.isArray(value)));
    if (!x || !y) continue;
    const line: NamedPoints = { name: "", x: (x[1] as readonly unknown[]).map(measured), y: (y[1] as readonly unknown[]).map(measured) };
    return { state: "curves", x: x[0], y: y[0], curves: [line] };
  }
  return undefined;
}

/** As W&B keeps histograms: edges one by one, or where they begin, how far apart and how many they are. */
export function histogramIn({ bins, values, packedBins }: Readonly<Record<string, unknown>>): ArtifactContent | undefined {
  if (!Array.isArray(values) || !values.every((value) => typeof value === "number")) return undefined;
  const { min, size, count } = isRecord(packedBins) ? packedBins : {};
  const [from, by] = [numberFrom(min), numberFrom(size)];
  const edges = Array.isArray(bins) ? bins.map(measured) : from === undefined || by === undefined ? [] : Array.from({ length: Number(count) + 1 }, (_, index) => valueOf(from + by * index));
  return edges.length === values.length + 1 ? { state: "histogram", edges, counts: values } : undefined;
}
