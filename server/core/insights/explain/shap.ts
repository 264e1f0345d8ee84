import { counted } from "../tables/words.ts";
import type { Frame, FrameColumn } from "../tables/frame.ts";
import { shortNumber } from "../words.ts";
import { directionOf } from "./direction.ts";
import type { NumberArray } from "./npy.ts";
import type { ExplainReport, FeatureEffect } from "./report.ts";

/** SHAP values by row and feature: how far each feature moved each prediction from the mean. Lundberg & Lee (2017), NeurIPS 30. */
export interface ShapValues {
  readonly name: string;
  readonly rows: number;
  readonly columns: readonly { readonly name: string; readonly effects: Float64Array }[];
  readonly problems: readonly string[];
}

export type ReadShap = { readonly state: "read"; readonly values: ShapValues } | { readonly state: "failed"; readonly reason: string };

/** An array of rows and features, or of rows, features and outputs, of which one is chosen: the last one unless said. */
export function shapOfArray(name: string, { shape, numbers }: NumberArray, names: readonly string[], output?: number): ReadShap {
  const [rows = 0, features = 0, outputs = 1] = shape;
  if (shape.length < 2 || shape.length > 3) return { state: "failed", reason: `${name} has ${counted(shape.length, "dimension")}; SHAP values have rows and features, and perhaps outputs.` };
  const chosen = output ?? outputs - 1;
  if (!Number.isInteger(chosen) || chosen < 0 || chosen >= outputs) return { state: "failed", reason: `${name} has ${counted(outputs, "output")}, counted from 0; there is no ${chosen}.` };
  // LightGBM, XGBoost and CatBoost put what is predicted without any feature behind the last one.
  const hasBase = features === names.length + 1 && names.length > 0;
  const used = hasBase ? features - 1 : features;
  const columns = Array.from({ length: used }, (_, feature) => ({ name: names[feature] ?? `feature ${feature}`, effects: Float64Array.from({ length: rows }, (__, row) => numbers[(row * features + feature) * outputs + chosen] ?? 0) }));
  const problems = [
    ...(outputs > 1 ? [`The values are those of output ${chosen} of ${outputs}, counted from 0.`] : []),
    ...(hasBase ? ["The last column is the same without any feature (the base value) and left out."] : []),
    ...(names.length > 0 && names.length < used ? [`The data have ${counted(names.length, "column")}, the SHAP values ${used}; those without a name are counted.`] : []),
  ];
  return { state: "read", values: { name, rows, columns, problems } };
}

/** A table with a column of SHAP values for each feature. What is no number is left out. */
export function shapOfFrame({ name, rows, columns, problems }: Frame): ReadShap {
  const numeric = columns.filter((column) => !isAside(column.name) && column.numbers.some((number) => !Number.isNaN(number)));
  if (numeric.length === 0) return { state: "failed", reason: `${name} has no column of numbers; SHAP values have one for each feature.` };
  const left = columns.filter((column) => !numeric.includes(column)).map((column) => `\`${column.name}\``);
  return { state: "read", values: { name, rows, columns: numeric.map(({ name: feature, numbers }) => ({ name: feature.replace(/^shap[_ ]|[_ ]shap$/i, ""), effects: numbers })), problems: left.length > 0 ? [...problems, `${left.slice(0, 5).join(", ")} ${left.length === 1 ? "is" : "are"} left out.`] : problems } };
}

const isAside = (name: string): boolean => /^(id|index|unnamed: 0|column 1|base_?values?|expected_?value|bias|__index_level_0__)$/i.test(name);

/** What the features do, by the mean of the absolute values, as shap's bar plot has it. `data` are the rows that were explained. */
export function explainShap({ name, rows, columns, problems }: ShapValues, data?: Frame): ExplainReport {
  const alike = data === undefined || data.rows === rows;
  const known = new Map((alike ? (data?.columns ?? []) : []).map((column) => [column.name, column]));
  const features = columns.map((column) => effectOf(column, known.get(column.name))).toSorted((a, b) => b.importance - a.importance);
  const mismatch = alike ? [] : [`The data have ${counted(data.rows, "row")}, the SHAP values ${rows}; they are not of the same rows, so the values of the features are not shown.`];
  const report = { name, method: "shap" as const, rows, unit: "mean |SHAP value|, in the unit of the predictions", features, problems: [...problems, ...mismatch] };
  return { version: 1, ...report, words: shapWords(features, rows) };
}

const MOST_POINTS = 600;

function effectOf({ name, effects }: ShapValues["columns"][number], values: FrameColumn | undefined): FeatureEffect {
  const sound = [...effects.keys()].filter((row) => !Number.isNaN(effects[row] ?? Number.NaN));
  const importance = sound.length === 0 ? 0 : sound.reduce((sum, row) => sum + Math.abs(effects[row] ?? 0), 0) / sound.length;
  const step = Math.max(1, Math.ceil(sound.length / MOST_POINTS));
  const valueAt = (row: number): number | null => ((value) => (value === undefined || Number.isNaN(value) ? null : value))(values?.numbers[row]);
  const direction = values && directionOf(sound.filter((row) => valueAt(row) !== null).map((row) => [valueAt(row) ?? 0, effects[row] ?? 0] as const));
  return { name, importance, ...(direction !== undefined && { direction }), points: sound.filter((_, place) => place % step === 0).map((row) => [valueAt(row), effects[row] ?? 0] as const) };
}

function shapWords(features: readonly FeatureEffect[], rows: number): string {
  const [first, second] = features;
  if (!first || first.importance === 0) return "No feature moves the predictions.";
  const total = features.reduce((sum, { importance }) => sum + importance, 0);
  const half = features.findIndex((_, place) => features.slice(0, place + 1).reduce((sum, { importance }) => sum + importance, 0) >= total / 2) + 1;
  const way = first.direction === undefined || Math.abs(first.direction) < 0.3 ? "" : first.direction > 0 ? ", upwards where it is high" : ", downwards where it is high";
  const next = second ? ` \`${second.name}\` follows with ${shortNumber(second.importance)}.` : "";
  const share = features.length > 2 ? ` Half of all effects comes from ${half === 1 ? "it alone" : `the first ${half} of ${features.length} features`}.` : "";
  return `\`${first.name}\` moves the predictions the most: by ${shortNumber(first.importance)} on average over ${counted(rows, "row")}${way}.${next}${share}`;
}
