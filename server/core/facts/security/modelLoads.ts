import { memo } from "../../memo.ts";
import type { Expression } from "../../syntax/python/expressionTree.ts";
import { moduleOf } from "../../syntax/python/module.ts";
import { placeOf } from "../../syntax/python/walk.ts";
import type { Span } from "../../text/span.ts";
import type { Document } from "../../workspace/document.ts";
import { argumentOf, callsOf, type Call } from "../python/calls.ts";
import { fileRead } from "./files.ts";

/** A call that loads a model file whose path stands in the code. */
export interface ModelLoad {
  readonly path: string;
  /** The path's text, or the name that holds it, at the call. */
  readonly at: Span;
}

/** Calls such as `torch.load("model.pt")`, `pickle.load(open("model.pkl", "rb"))` and `np.load(PATH)`. */
export const modelLoads = memo((document: Document): readonly ModelLoad[] =>
  callsOf(document).flatMap((call): readonly ModelLoad[] => {
    const loader = LOADERS.find(({ names }) => names.test(call.name));
    const file = loader && pathOf(document, call, loader.keyword);
    const path = file && literal(document, file);
    return !file || path === undefined || /^\w+:\/\//.test(path) ? [] : [{ path, at: placeOf(file) }];
  }),
);

const LOADERS: readonly { readonly names: RegExp; readonly keyword?: string }[] = [
  { names: /^torch\.(?:serialization\.|jit\.)?load$/, keyword: "f" },
  { names: /^(?:joblib|sklearn\.externals\.joblib)\.load$/, keyword: "filename" },
  { names: /^(?:_?c?[pP]ickle|dill|cloudpickle)\.load$/, keyword: "file" },
  { names: /^numpy\.load$/, keyword: "file" },
  { names: /^pandas\.read_pickle$/, keyword: "filepath_or_buffer" },
  { names: /^(?:tensorflow\.|tf_)?keras\.(?:models|saving)\.load_model$/, keyword: "filepath" },
  { names: /^onnxruntime\.InferenceSession$/, keyword: "path_or_bytes" },
  { names: /^onnx\.load$/, keyword: "f" },
  { names: /^safetensors\.(?:torch|numpy|flax|tensorflow)\.load_file$/, keyword: "filename" },
  { names: /^llama_cpp\.Llama$/, keyword: "model_path" },
  { names: /^skops\.io\.load$/, keyword: "file" },
];

const pathOf = (document: Document, call: Call, keyword = ""): Expression | undefined => argumentOf(call, keyword) ?? fileRead(document, call);

/** A text, `Path("…")`, or a name that the file gives one of these to. */
function literal(document: Document, file: Expression): string | undefined {
  if (file.type === "text") return file.bytes ? undefined : file.value;
  if (file.type === "call") return /(?:^|\.)(?:Path|PurePath)$/.test(document.text.slice(file.callee.start, file.callee.end)) && file.arguments[0] ? literal(document, file.arguments[0].value) : undefined;
  if (file.type !== "name") return undefined;
  const given = moduleOf(document).body.flatMap((statement) => (statement.type === "assign" && statement.targets[0]?.type === "name" && statement.targets[0].name === file.name && statement.value ? [statement.value] : []));
  const [only, ...others] = given;
  return only && others.length === 0 && only.type !== "name" ? literal(document, only) : undefined;
}
