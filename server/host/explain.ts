import { readFile } from "node:fs/promises";
import { basename, dirname, resolve } from "node:path";

import { explainModel, explainShap, readNpy, shapOfArray, shapOfFrame, shortNumber, textAt, type ExplainReport, type FeatureValues, type Frame, type ModelFeature } from "../core/index.ts";
import { onnxRuntime, WITHOUT_ONNX, type OnnxRuntime, type OnnxSession, type OnnxTensor } from "./onnx.ts";
import { readFrame } from "./table.ts";

export interface ExplainOrder {
  /** A file of SHAP values (npy, Parquet, CSV …) or an ONNX model. */
  readonly path: string;
  /** The rows that were explained, or on which the model is to be asked. */
  readonly data?: string;
  /** The column of what is true, by which a model is judged. */
  readonly label?: string;
  /** Of SHAP values with several outputs, the place of one. */
  readonly output?: number;
  /** Where onnxruntime-node may be, besides the folders of the files. */
  readonly packages?: readonly string[];
}

export type Explained = { readonly state: "done"; readonly report: ExplainReport } | { readonly state: "failed"; readonly reason: string };

/** Never loads a pickle: SHAP values are plain numbers, and a model is one of ONNX. */
export async function explain(order: ExplainOrder, progress: (done: number, of: number, feature: string) => void = () => undefined): Promise<Explained> {
  const { path, data } = order;
  const name = basename(path);
  if (/\.(pkl|pickle|joblib|pt|pth)$/i.test(path)) return failed(`${name} is a pickle; loading it could run code, so it is not done. Save the SHAP values by np.save or to_parquet, or export the model to ONNX.`);
  const rows = data === undefined ? undefined : await readFrame(data);
  if (rows?.state === "failed") return rows;
  if (/\.onnx$/i.test(path)) return rows ? ofModel(order, rows.frame, progress) : failed("A model is asked about rows: name a file of data.");
  const names = rows?.frame.columns.map((column) => column.name).filter((column) => column !== order.label) ?? [];
  const read = /\.npy$/i.test(path) ? await fromNpy(path, names, order.output) : await fromTable(path);
  return read.state === "failed" ? read : { state: "done", report: explainShap(read.values, rows?.frame) };
}

const failed = (reason: string): { readonly state: "failed"; readonly reason: string } => ({ state: "failed", reason });

async function fromNpy(path: string, names: readonly string[], output: number | undefined): Promise<ReturnType<typeof shapOfArray>> {
  const bytes = await readFile(path).catch(() => undefined);
  if (!bytes) return failed(`${basename(path)} does not exist.`);
  const read = readNpy(bytes);
  return read.state === "failed" ? failed(`${basename(path)} ${read.reason}`) : shapOfArray(basename(path), read.array, names, output);
}

async function fromTable(path: string): Promise<ReturnType<typeof shapOfFrame>> {
  const read = await readFrame(path);
  return read.state === "failed" ? read : shapOfFrame(read.frame);
}

/** More rows make it slower, not better. */
const MOST_ROWS = 5000;

async function ofModel({ path, label, packages = [] }: ExplainOrder, frame: Frame, progress: (done: number, of: number, feature: string) => void): Promise<Explained> {
  const runtime = onnxRuntime([dirname(resolve(path)), process.cwd(), ...packages]);
  if (!runtime) return failed(WITHOUT_ONNX);
  const truth = frame.columns.find((column) => column.name === label);
  if (!truth) return failed(`A model is judged by what is true: name the column, one of ${frame.columns.slice(0, 20).map((column) => `\`${column.name}\``).join(", ")}.`);
  const step = Math.max(1, Math.ceil(frame.rows / MOST_ROWS));
  const places = Array.from({ length: Math.ceil(frame.rows / step) }, (_, place) => place * step).filter((row) => textAt(truth, row) !== undefined);
  const session = await runtime.InferenceSession.create(resolve(path), { logSeverityLevel: 3, intraOpNumThreads: 1 }).catch((error: unknown) => (error instanceof Error ? error.message : String(error)));
  if (typeof session === "string") return failed(`${basename(path)} cannot be opened by onnxruntime: ${session.split("\n")[0] ?? ""}`);
  const features = frame.columns.filter((column) => column !== truth).map((column) => ({ name: column.name, values: places.map((row) => (column.codes[row] ?? -1) >= 0 ? (textAt(column, row) ?? "") : (column.numbers[row] ?? Number.NaN)) }));
  const fits = inputsOf(session, features);
  if (typeof fits === "string") return failed(`${basename(path)}: ${fits}`);
  const labels = places.map((row) => textAt(truth, row) ?? "");
  const asked = { ...askedModel(runtime, session, fits, labels), features: fits.used };
  const { baseline, effects } = await explainModel(asked, (done, feature) => progress(done, fits.used.length, feature));
  const [first] = effects;
  const words = !first || first.importance <= 0 ? `Shuffling no column makes the ${asked.figure} worse.` : `Without \`${first.name}\` the ${asked.figure} falls the most: by ${shortNumber(first.importance)} from ${shortNumber(baseline)}.`;
  return { state: "done", report: { version: 1, name: basename(path), method: "permutation", rows: places.length, words, unit: `by how much the ${asked.figure} falls when the column is shuffled`, baseline, features: effects, problems: step > 1 ? [`Every ${step}th of ${frame.rows} rows was taken.`, ...frame.problems] : frame.problems } };
}

interface Inputs {
  readonly used: readonly ModelFeature[];
  /** One input takes all columns side by side, or each takes its own. */
  readonly type: string | undefined;
  readonly types: ReadonlyMap<string, string>;
}

function inputsOf({ inputNames, inputMetadata = [] }: OnnxSession, features: readonly ModelFeature[]): Inputs | string {
  const typeOf = (name: string): string => inputMetadata.find((input) => input.name === name)?.type ?? "float32";
  const known = inputNames.map((name) => features.find((feature) => feature.name === name));
  if (known.every((feature) => feature !== undefined)) return { used: known, type: undefined, types: new Map(inputNames.map((name) => [name, typeOf(name)])) };
  const [only = ""] = inputNames;
  if (inputNames.length > 1) return `it asks for ${inputNames.map((name) => `\`${name}\``).join(", ")}; the data lack ${inputNames.filter((_, place) => known[place] === undefined).map((name) => `\`${name}\``).join(", ")}.`;
  const width = inputMetadata.find((input) => input.name === only)?.shape?.[1];
  if (typeof width === "number" && width > 0 && width !== features.length) return `it takes ${width} columns, and the data have ${features.length} besides the label. Leave out what it was not trained on.`;
  const texts = features.filter(({ values }) => values.some((value) => typeof value === "string")).map(({ name }) => `\`${name}\``);
  return texts.length > 0 && typeOf(only) !== "string" ? `it takes numbers, and ${texts.join(", ")} ${texts.length === 1 ? "holds" : "hold"} text.` : { used: features, type: typeOf(only), types: new Map([[only, typeOf(only)]]) };
}

type Columns = ReadonlyMap<string, FeatureValues>;

/** Judged as scikit-learn's own `score` does: by accuracy where it names classes, else by R². */
function askedModel(runtime: OnnxRuntime, session: OnnxSession, { type, types, used }: Inputs, labels: readonly string[]): { readonly figure: string; readonly predict: (columns: Columns) => Promise<Float64Array>; readonly score: (columns: Columns) => Promise<number> } {
  const tensorOf = (kind: string, values: FeatureValues, dimensions: readonly number[]): OnnxTensor => new runtime.Tensor(kind, (ARRAYS[kind] ?? ARRAYS["float32"])?.(values), dimensions);
  const outputs = session.outputNames.filter((name) => session.outputMetadata?.find((output) => output.name === name)?.isTensor !== false);
  const chances = outputs.find((name) => /prob/i.test(name)) ?? outputs.find((name) => name !== outputs[0]);
  const [main = ""] = outputs;
  const isClasses = outputs.length > 1 || /label|class/i.test(main) || labels.some((label) => Number.isNaN(Number(label)));
  const run = async (columns: Columns, output: string): Promise<OnnxTensor> => {
    const rows = labels.length;
    const [input = ""] = session.inputNames;
    const lists = used.map(({ name }) => columns.get(name) ?? []);
    const feeds = type === undefined ? Object.fromEntries(used.map(({ name }, place) => [name, tensorOf(types.get(name) ?? "float32", lists[place] ?? [], [rows, 1])])) : { [input]: tensorOf(type, Array.from({ length: rows * lists.length }, (_, place) => lists[place % lists.length]?.[Math.floor(place / lists.length)] ?? 0), [rows, lists.length]) };
    const answer = (await session.run(feeds, [output]))[output];
    if (!answer) throw new Error(`the model gives no \`${output}\``);
    return answer;
  };
  const predict = async (columns: Columns): Promise<Float64Array> => {
    const { data, dims } = await run(columns, isClasses && chances !== undefined ? chances : main);
    const width = Math.max(1, dims[1] ?? 1);
    return Float64Array.from(labels, (_, row) => Number(data[row * width + width - 1]));
  };
  const score = async (columns: Columns): Promise<number> => {
    if (!isClasses) return rSquared(labels.map(Number), await predict(columns));
    const { data } = await run(columns, main);
    return labels.filter((label, row) => String(data[row]) === label).length / labels.length;
  };
  return { figure: isClasses ? "accuracy" : "R²", predict, score };
}

const ARRAYS: Readonly<Record<string, (values: FeatureValues) => unknown>> = {
  float32: (values) => Float32Array.from(values, Number),
  float64: (values) => Float64Array.from(values, Number),
  int64: (values) => BigInt64Array.from(values, (value) => BigInt(Math.round(Number(value)))),
  int32: (values) => Int32Array.from(values, Number),
  bool: (values) => Uint8Array.from(values, (value) => (value === "True" || Number(value) === 1 ? 1 : 0)),
  string: (values) => values.map(String),
};

function rSquared(truth: readonly number[], guess: Float64Array): number {
  const mean = truth.reduce((sum, value) => sum + value, 0) / truth.length;
  const squares = (of: (value: number, row: number) => number): number => truth.reduce((sum, value, row) => sum + of(value, row) ** 2, 0);
  return 1 - squares((value, row) => value - (guess[row] ?? 0)) / squares((value) => value - mean);
}
