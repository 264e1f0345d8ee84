import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { baseName, relativePath, resolvePath } from "../../workspace/uri.ts";
import { at, yamlOf } from "./dependencies.ts";

/** A model that MLflow has saved in the project. */
export interface MlflowModel {
  /** The folder with `MLmodel`, from the project's folder. */
  readonly folder: string;
  readonly inputs: readonly Column[];
}

/** One column that a model takes. */
export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  readonly required: boolean;
}

export type ColumnType = "integer" | "number" | "boolean" | "text" | "datetime";

/** A file of weights that stands in the project, by what it was saved with. */
export interface ModelFile {
  readonly path: string;
  readonly format: "skops" | "joblib" | "pickle" | "onnx" | "xgboost" | "lightgbm" | "keras" | "safetensors" | "torch" | "gguf";
  /** Why it should not be loaded, as its bytes tell. */
  readonly danger?: string;
}

const MOST_FOLDERS = 400;

/** The model that MLflow saved last by its folder's place: near the root first, then in the store of runs. */
export function mlflowModel(folderUri: string, { files }: Snapshot): MlflowModel | undefined {
  const places = ["", "model/", "mlflow_model/", ...subfolders(folderUri, "models", files), ...loggedModels(folderUri, files)];
  for (const place of places) {
    const document = files.read(resolvePath(folderUri, `${place}MLmodel`));
    if (document) return { folder: place === "" ? "." : place.replace(/\/$/, ""), inputs: signatureInputs(document) };
  }
  return undefined;
}

/** Weights at the root and in the folders that are named for them. */
export function modelFiles(folderUri: string, { files }: Snapshot): readonly ModelFile[] {
  return ["", "model", "models", "artifacts"].flatMap((folder) =>
    files.list(folder === "" ? folderUri : resolvePath(folderUri, folder)).flatMap((uri) => {
      const found = modelFile(uri, files);
      return found === undefined ? [] : [{ path: relativePath(folderUri, uri), ...found }];
    }),
  );
}

/** The bytes decide, as far as they can be had: many models are called `model.bin` or `clf.sav`, and `model.json` may be anything. */
function modelFile(uri: string, files: Snapshot["files"]): Omit<ModelFile, "path"> | undefined {
  const name = baseName(uri);
  if (uri.endsWith("/") || !MAY_BE.test(name)) return undefined;
  const byName = FORMATS.find(([ending]) => ending.test(name))?.[1];
  const bytes = files.model?.(uri);
  if (bytes === undefined) return byName === undefined || (files.model && /\.(?:json|txt)$/.test(name)) ? undefined : { format: byName };
  const format = BY_BYTES[bytes.format];
  // A plain pickle that is called `.joblib` is read back by joblib as well.
  const kept = format === "pickle" && byName === "joblib" ? byName : format;
  return kept === undefined ? undefined : { format: kept, ...(bytes.danger === undefined ? {} : { danger: bytes.danger }) };
}

const MAY_BE = /^[^.]+$|\.(?:skops|onnx|safetensors|keras|h5|hdf5|ubj|json|txt|joblib|pkl|pickle|pt|pth|bin|ckpt|model|sav|dat|data|p|gguf|gz|z|lz4|xz|bz2)$/i;

const BY_BYTES: Readonly<Record<string, ModelFile["format"]>> = {
  skops: "skops", onnx: "onnx", safetensors: "safetensors", keras: "keras", "keras-h5": "keras", xgboost: "xgboost", lightgbm: "lightgbm", joblib: "joblib", pickle: "pickle", torch: "torch", torchscript: "torch", "torch-legacy": "torch", gguf: "gguf",
};

const FORMATS: readonly (readonly [ending: RegExp, format: ModelFile["format"]])[] = [
  [/\.skops$/, "skops"],
  [/\.onnx$/, "onnx"],
  [/\.safetensors$/, "safetensors"],
  [/\.keras$/, "keras"],
  [/\.ubj$|(?:model|xgb).*\.json$/, "xgboost"],
  [/(?:lgb|lightgbm|model).*\.txt$/, "lightgbm"],
  [/\.joblib$/, "joblib"],
  [/\.(?:pkl|pickle)$/, "pickle"],
  [/\.(?:pt|pth)$/, "torch"],
  [/\.gguf$/i, "gguf"],
];

function subfolders(folderUri: string, name: string, files: Snapshot["files"]): readonly string[] {
  const root = resolvePath(folderUri, name);
  return files
    .list(root)
    .filter((uri) => uri.endsWith("/"))
    .slice(0, MOST_FOLDERS)
    .map((uri) => `${name}/${relativePath(root, uri.slice(0, -1))}/`);
}

/** Both layouts of a store of files: `mlruns/<experiment>/models/<model>/artifacts` and `…/<run>/artifacts/<name>`. */
function loggedModels(folderUri: string, files: Snapshot["files"]): readonly string[] {
  return subfolders(folderUri, "mlruns", files).flatMap((experiment) => {
    const models = subfolders(folderUri, `${experiment}models`, files).map((folder) => `${folder}artifacts/`);
    const runs = subfolders(folderUri, experiment.slice(0, -1), files).flatMap((run) => subfolders(folderUri, `${run}artifacts`, files));
    return [...models, ...runs].slice(-MOST_FOLDERS).toReversed();
  });
}

/** MLflow writes the signature as JSON inside of the YAML. */
function signatureInputs(document: Document): readonly Column[] {
  const written = at(yamlOf(document), "signature", "inputs");
  const columns: unknown = typeof written === "string" ? parsed(written) : undefined;
  if (!Array.isArray(columns)) return [];
  return (columns as readonly unknown[]).flatMap((column): readonly Column[] => {
    const [name, type, required] = [at(column, "name"), at(column, "type"), at(column, "required")];
    return typeof name === "string" ? [{ name, type: TYPES[String(type)] ?? "text", required: required !== false }] : [];
  });
}

const TYPES: Readonly<Record<string, ColumnType>> = { integer: "integer", long: "integer", float: "number", double: "number", boolean: "boolean", string: "text", datetime: "datetime" };

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
