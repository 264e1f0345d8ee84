import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";

export const mlmodelSignatureJsonInvalid = defineRule({
  id: "mlmodel-signature-json-invalid",
  summary: "The signature of a model is not valid JSON",
  severity: "error",
  languages: ["yaml"],
  kinds: ["mlmodel"],
  references: ["https://mlflow.org/docs/latest/ml/model/"],
  fix: "none",

  *check(document) {
    for (const { key, value } of entriesAt(rootOf(document), "signature")) {
      if (value.type !== "scalar" || typeof value.value !== "string") continue;
      for (const wrong of partsOf(value.text).flatMap((part) => [...wrongIn(part)])) yield { at: value.span, message: `${wrong} MLflow cannot load the model. Log it again rather than editing it by hand.` };
      for (const name of isJson(value.text) ? unknownTypes(value.text) : []) {
        const meant = nearest(name, TYPES);
        yield { at: value.span, message: `\`${name}\` is no type of a signature, so MLflow cannot load the model. ${meant === undefined ? "Log it again rather than editing it by hand." : `Did you mean \`${meant}\`?`}` };
      }
      if (isJson(value.text)) continue;
      yield { at: key.span, message: `\`${key.text}\` of the signature is not valid JSON, so MLflow cannot load the model. Log it again rather than editing it by hand.` };
    }
  },
});

/** `mlflow.types.DataType`, and what columns are made of. */
const TYPES = ["boolean", "integer", "long", "float", "double", "string", "binary", "datetime", "object", "array", "map", "any", "tensor", "sparkml_vector", "spark_vector"];

/** The columns, tensors or parameters of a signature, each a mapping. */
function partsOf(text: string): readonly Record<string, unknown>[] {
  const parsed: unknown = isJson(text) ? JSON.parse(text) : [];
  return Array.isArray(parsed) ? parsed.filter((part): part is Record<string, unknown> => typeof part === "object" && part !== null && !Array.isArray(part)) : [];
}

const KEYS = ["type", "name", "required", "optional", "tensor-spec", "items", "properties", "values", "default", "shape"];
const NUMPY = /^[<>|=]?(?:bool_?|u?int(?:8|16|32|64)?|float(?:16|32|64|128)?|double|complex(?:64|128)|str\d*|bytes\d*|string|unicode|object|[SUOV]\d*|[biufc][1248]|16|datetime64(?:\[\w+\])?|timedelta64(?:\[\w+\])?)$/;

/** What is wrong with one of them, each as a clause that ends with `so`. */
function* wrongIn(part: Record<string, unknown>): Generator<string> {
  for (const name of Object.keys(part)) {
    const meant = KEYS.includes(name) ? undefined : nearest(name, KEYS);
    if (meant !== undefined) yield `\`${name}\` is no key of a column (did you mean \`${meant}\`?), so`;
  }
  if (!("type" in part)) yield "A column has no `type`, so";
  const tensor = part["tensor-spec"];
  if (part["type"] === "tensor" && (typeof tensor !== "object" || tensor === null)) yield "A tensor has no `tensor-spec`, so";
  if (typeof tensor !== "object" || tensor === null) return;
  const { dtype, shape } = tensor as { readonly dtype?: unknown; readonly shape?: unknown };
  if (!Array.isArray(shape) || !shape.every((size) => Number.isInteger(size))) yield "The `shape` of a tensor is no list of whole numbers, so";
  if (typeof dtype !== "string" || !NUMPY.test(dtype)) yield `\`${typeof dtype === "string" ? dtype : "dtype"}\` is no type of NumPy, so`;
}

/** Types of columns; what is deeper has types of the same names. */
const unknownTypes = (text: string): readonly string[] => [...text.matchAll(/"type"\s*:\s*"([^"]*)"/g)].flatMap(([, name = ""]) => (TYPES.includes(name.toLowerCase()) ? [] : [name]));

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
