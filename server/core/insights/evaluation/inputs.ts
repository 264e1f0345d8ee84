import { textAt, type Frame, type FrameColumn } from "../tables/frame.ts";
import { nearest } from "../../text/nearest.ts";
import type { EvaluationColumns, EvaluationOptions, Task } from "./report.ts";

/** The columns that an evaluation asks for, and the rows in which all of them hold something. */
export interface Inputs {
  readonly task: Task;
  readonly label: FrameColumn;
  readonly prediction: FrameColumn | undefined;
  readonly score: FrameColumn | undefined;
  readonly query: FrameColumn | undefined;
  readonly bounds: readonly [FrameColumn, FrameColumn] | undefined;
  readonly groups: readonly FrameColumn[];
  /** Places in the frame. */
  readonly rows: Uint32Array;
  readonly problems: readonly string[];
}

export type ReadInputs = { readonly state: "read"; readonly inputs: Inputs } | { readonly state: "failed"; readonly reason: string };

export function readInputs(frame: Frame, { columns, task: asked }: EvaluationOptions): ReadInputs {
  const names = [columns.label, columns.prediction, columns.score, columns.query, columns.lower, columns.upper, ...columns.groups].filter((name) => name !== undefined);
  const unknown = names.find((name) => !frame.columns.some((column) => column.name === name));
  if (unknown !== undefined) return { state: "failed", reason: unknownColumn(unknown, frame) };
  const column = (name: string | undefined): FrameColumn | undefined => frame.columns.find((known) => known.name === name);
  const [label, prediction, score, query] = [column(columns.label), column(columns.prediction), column(columns.score), column(columns.query)];
  const [lower, upper] = [column(columns.lower), column(columns.upper)];
  if (!label || (!prediction && !score)) return { state: "failed", reason: "An evaluation needs a column of labels and one of predictions or scores." };
  const needed = [label, prediction ?? score].filter((one) => one !== undefined);
  const rows = rowsWith(frame, needed);
  const task = asked ?? taskOf({ label, prediction, query }, rows);
  const reason = rows.length === 0 ? `No row of ${frame.name} has both a label and a prediction.` : unsuited(task, { label, prediction, score, query }, rows);
  if (reason !== undefined) return { state: "failed", reason };
  const left = frame.rows - rows.length;
  const lacks = left > 0 ? [`${left} of ${frame.rows} rows lack a label or a prediction${needed.some(({ infinite = 0 }) => infinite > 0) ? " that is a finite number" : ""} and are left out.`] : [];
  const merged = task === "classification" && beyondDoubles(label, rows) ? [`\`${label.name}\` holds whole numbers above 2^53, of which neighbours are taken for one class. Write them as text, such as with a letter before.`] : [];
  const problems = [...frame.problems, ...lacks, ...merged];
  return { state: "read", inputs: { task, label, prediction, score, query, bounds: lower && upper ? [lower, upper] : undefined, groups: columns.groups.flatMap((name) => column(name) ?? []), rows, problems } };
}

/** Columns as a person would call them in a file of predictions; `undefined` where none fits. */
export function guessColumns(names: readonly string[]): Pick<EvaluationColumns, "label" | "prediction" | "score"> | undefined {
  const find = (...patterns: readonly RegExp[]): string | undefined => patterns.map((pattern) => names.find((name) => pattern.test(name))).find((name) => name !== undefined);
  const label = find(/^(y|y_?true|label|target|actual|truth|ground_?truth|gold|expected|reference)$/i, /(^|_)(label|target|actual|truth|true)$/i);
  const prediction = find(/^(y_?pred|y_?hat|pred|prediction|predictions|predicted|output|answer)$/i, /(^|_)(pred|prediction|predicted|hat)$/i);
  const score = find(/^(score|proba|prob|probability|y_?(score|proba|prob))$/i, /(^|_)(score|proba|prob|probability)(_1)?$/i);
  return label === undefined || (prediction === undefined && score === undefined) ? undefined : { label, ...(prediction !== undefined && { prediction }), ...(score !== undefined && { score }) };
}

function unknownColumn(name: string, { name: file, columns }: Frame): string {
  const names = columns.map((column) => column.name);
  const close = nearest(name, names);
  if (names.length === 0) return `${file} has no columns.`;
  const known = names.length <= 12 ? ` It has ${names.map((one) => `\`${one}\``).join(", ")}.` : "";
  return `${file} has no column \`${name}\`.${close === undefined ? known : ` Did you mean \`${close}\`?`}`;
}

function rowsWith(frame: Frame, columns: readonly FrameColumn[]): Uint32Array {
  const rows = Uint32Array.from({ length: frame.rows }, (_, row) => row);
  return rows.filter((row) => columns.every((column) => !Number.isNaN(column.numbers[row] ?? Number.NaN) || (column.codes[row] ?? -1) >= 0));
}

const MANY_VALUES = 20;
const WORDS_OF_TEXT = 3;

function taskOf({ label, prediction, query }: Pick<Inputs, "label" | "prediction" | "query">, rows: Uint32Array): Task {
  if (query) return "ranking";
  if (!prediction) return "classification";
  if (isNumeric(label, rows) && isNumeric(prediction, rows)) return isContinuous(label, rows) || isContinuous(prediction, rows) ? "regression" : "classification";
  const texts = [...rows.subarray(0, 500)].flatMap((row) => textAt(label, row) ?? []);
  const words = texts.reduce((total, text) => total + text.split(/\s+/).length, 0) / texts.length;
  return words > WORDS_OF_TEXT && new Set(texts).size > texts.length / 2 ? "text" : "classification";
}

/** Larger whole numbers are rounded to the next double. */
const beyondDoubles = ({ numbers }: FrameColumn, rows: Uint32Array): boolean => rows.some((row) => Math.abs(numbers[row] ?? 0) > Number.MAX_SAFE_INTEGER);

const isNumeric = ({ numbers }: FrameColumn, rows: Uint32Array): boolean => rows.every((row) => !Number.isNaN(numbers[row] ?? Number.NaN));

function isContinuous({ numbers }: FrameColumn, rows: Uint32Array): boolean {
  const seen = new Set<number>();
  for (const row of rows) {
    const number = numbers[row] ?? 0;
    if (!Number.isInteger(number)) return true;
    seen.add(number);
    if (seen.size > MANY_VALUES) return true;
  }
  return false;
}

function unsuited(task: Task, { label, prediction, score, query }: Pick<Inputs, "label" | "prediction" | "score" | "query">, rows: Uint32Array): string | undefined {
  if (task === "classification") return undefined;
  if (task === "ranking" && (!query || !score)) return "Ranking needs a column of scores and one that names the query of each row.";
  if (task === "text" && !prediction) return "Texts need a column of predictions.";
  if (task === "text") return undefined;
  const wrong = [label, task === "ranking" ? score : prediction].find((column) => column && !isNumeric(column, rows));
  if (!wrong) return undefined;
  const example = rows.find((row) => Number.isNaN(wrong.numbers[row] ?? Number.NaN)) ?? 0;
  return `\`${wrong.name}\` does not hold numbers only, which ${task} needs: row ${example + 1} of the data is “${(textAt(wrong, example) ?? "").slice(0, 40)}”.`;
}
