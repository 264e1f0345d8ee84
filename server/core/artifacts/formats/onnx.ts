import { cursorOf, type Cursor } from "../cursor.ts";
import { escapes } from "../archive/members.ts";
import { fieldsOf, inside, textOf, type Field } from "../protobuf.ts";
import type { Evidence, MetadataValue, Tensor } from "../report.ts";
import { shown } from "../text.ts";
import { danger, doubt, extensionOf, unread, type Format } from "./format.ts";
import { tensorMetadata } from "./tensors.ts";

/** Numbers of the fields in onnx.proto. */
const MODEL = { irVersion: 1, producer: 2, producerVersion: 3, graph: 7, opset: 8, metadata: 14, functions: 25 };
const GRAPH = { node: 1, name: 2, initializer: 5, input: 11, output: 12 };
const NODE = { opType: 4, attribute: 5, domain: 7 };
const TENSOR = { dims: 1, dataType: 2, name: 8, rawData: 9, externalData: 13 };

export const onnx: Format = {
  name: "onnx",
  matches: ({ source, head, name }) => extensionOf(name) === "onnx" || (head[0] === 8 && (head[1] ?? 99) < 32 && Number.isFinite(source.size) && isModel(cursorOf(source), source.size)),
  inspect({ source }) {
    const model = emptyModel();
    const complete = readModel(cursorOf(source), source.size, model);
    const damaged = complete && model.graphs > 0 ? [] : [unread("The file could not be read to its end, so it is damaged or cut short.")];
    return { format: "onnx", evidence: [...model.evidence.values(), ...foreignOperators(model), ...damaged], metadata: metadataOf(model) };
  },
};

/** Top-level fields all known, a graph and an opset among them, up to the very end. */
function isModel(cursor: Cursor, end: number): boolean {
  const fields = fieldsOf(cursor, end);
  const seen = new Set<number>();
  for (let next = fields.next(); ; next = fields.next()) {
    if (next.done === true) return next.value && seen.has(MODEL.graph) && seen.has(MODEL.opset);
    if (next.value.number > 30) return false;
    seen.add(next.value.number);
  }
}

interface Model {
  readonly facts: Record<string, MetadataValue>;
  readonly opsets: Record<string, number>;
  readonly operators: Map<string, number>;
  readonly domains: Set<string>;
  readonly tensors: Tensor[];
  readonly inputs: string[];
  readonly outputs: string[];
  readonly evidence: Map<string, Evidence>;
  graphs: number;
}

const emptyModel = (): Model => ({ facts: {}, opsets: {}, operators: new Map(), domains: new Set(), tensors: [], inputs: [], outputs: [], evidence: new Map(), graphs: 0 });

/** Runs a reader over every field; false where the message is damaged. */
function each(fields: Generator<Field, boolean>, read: (field: Field) => boolean): boolean {
  for (let next = fields.next(); ; next = fields.next()) {
    if (next.done === true) return next.value;
    if (!read(next.value)) return false;
  }
}

function readModel(cursor: Cursor, end: number, model: Model): boolean {
  return each(fieldsOf(cursor, end), (field) => {
    if (field.number === MODEL.irVersion) model.facts["irVersion"] = field.value;
    if (field.number === MODEL.producer) model.facts["producer"] = shown(textOf(cursor, field));
    if (field.number === MODEL.opset) readOpset(cursor, field, model);
    if (field.number === MODEL.functions) model.facts["functions"] = Number(model.facts["functions"] ?? 0) + 1;
    return field.number !== MODEL.graph || readGraph(cursor, field, model, 0);
  });
}

function readOpset(cursor: Cursor, field: Field, model: Model): void {
  let [domain, version] = ["", 0];
  each(inside(cursor, field), (part) => {
    if (part.number === 1) domain = textOf(cursor, part);
    if (part.number === 2) version = part.value;
    return true;
  });
  model.opsets[shown(domain === "" ? "ai.onnx" : domain)] = version;
}

const DEEPEST_GRAPH = 20;

function readGraph(cursor: Cursor, field: Field, model: Model, depth: number): boolean {
  model.graphs++;
  if (depth > DEEPEST_GRAPH) return false;
  return each(inside(cursor, field), (part) => {
    if (part.number === GRAPH.node) return readNode(cursor, part, model, depth);
    if (part.number === GRAPH.initializer) return readTensor(cursor, part, model);
    if (depth === 0 && part.number === GRAPH.input) model.inputs.push(nameOf(cursor, part));
    if (depth === 0 && part.number === GRAPH.output) model.outputs.push(nameOf(cursor, part));
    return true;
  });
}

function nameOf(cursor: Cursor, field: Field): string {
  const first = inside(cursor, field).next();
  return first.done !== true && first.value.number === 1 ? shown(textOf(cursor, first.value)) : "";
}

/** An attribute may hold a whole graph (field 6) or a tensor (field 5), as the branches of an `If` do. */
function readNode(cursor: Cursor, field: Field, model: Model, depth: number): boolean {
  let [operator, domain] = ["", ""];
  const complete = each(inside(cursor, field), (part) => {
    if (part.number === NODE.opType) operator = textOf(cursor, part);
    if (part.number === NODE.domain) domain = textOf(cursor, part);
    if (part.number !== NODE.attribute) return true;
    return each(inside(cursor, part), (value) => {
      if (value.number === 5) return readTensor(cursor, value, model);
      return value.number !== 6 || readGraph(cursor, value, model, depth + 1);
    });
  });
  const name = shown(domain === "" ? operator : `${domain}.${operator}`);
  if (model.operators.size < 10_000) model.operators.set(name, (model.operators.get(name) ?? 0) + 1);
  if (model.domains.size < 1000) model.domains.add(domain);
  if (/^Py(thon)?(Op|Func)|^PythonOp/.test(operator)) model.evidence.set(name, danger(`The operator \`${name}\` runs Python code.`, name));
  return complete;
}

const TYPES = ["undefined", "float32", "uint8", "int8", "uint16", "int16", "int32", "int64", "string", "bool", "float16", "float64", "uint32", "uint64", "complex64", "complex128", "bfloat16", "float8e4m3fn", "float8e4m3fnuz", "float8e5m2", "float8e5m2fnuz", "uint4", "int4", "float4e2m1"];
const MOST_TENSORS = 100_000;

function readTensor(cursor: Cursor, field: Field, model: Model): boolean {
  const shape: number[] = [];
  let [name, type, bytes] = ["", 0, 0];
  const complete = each(inside(cursor, field), (part) => {
    if (part.number === TENSOR.dims) shape.push(...(part.wire === 0 ? [part.value] : packedNumbers(cursor, part)));
    if (part.number === TENSOR.dataType) type = part.value;
    if (part.number === TENSOR.name) name = textOf(cursor, part);
    if (part.wire === 2 && [4, 5, 7, 9, 10, 11].includes(part.number)) bytes = part.end - part.start;
    if (part.number === TENSOR.externalData) external(cursor, part, model);
    return shape.length <= 64;
  });
  if (model.tensors.length < MOST_TENSORS && name !== "") model.tensors.push({ name, shape, dtype: TYPES[type] ?? `type ${type}`, bytes });
  return complete;
}

function packedNumbers(cursor: Cursor, { start, end }: Field): readonly number[] {
  const numbers: number[] = [];
  let [value, scale] = [0, 1];
  for (const byte of cursor.source.read(start, Math.min(end - start, 640))) {
    value += (byte & 0x7f) * scale;
    scale *= 128;
    if (byte < 0x80) { numbers.push(value); [value, scale] = [0, 1]; }
  }
  return numbers;
}

/** Tensors may lie in other files, named by a path that some versions of onnx followed anywhere (CVE-2024-27318). */
function external(cursor: Cursor, field: Field, model: Model): void {
  let [key, value] = ["", ""];
  each(inside(cursor, field), (part) => {
    if (part.number === 1) key = textOf(cursor, part);
    if (part.number === 2) value = textOf(cursor, part);
    return true;
  });
  if (key !== "location") return;
  if (escapes(value) || /^\w+:\/\//.test(value)) model.evidence.set(value, danger(`Data of a tensor is said to lie at \`${shown(value)}\`, outside of the model's folder, so loading the model could read any file.`, "external_data"));
  else model.facts["externalData"] = shown(value);
}

const KNOWN_DOMAINS = new Set(["", "ai.onnx", "ai.onnx.ml", "ai.onnx.training", "ai.onnx.preview.training", "com.microsoft", "com.microsoft.nchwc", "com.ms.internal.nhwc", "com.microsoft.experimental", "pkg.onnxscript.torch_lib", "pkg.onnxscript.torch_lib.common"]);

function foreignOperators({ domains, facts }: Model): readonly Evidence[] {
  const foreign = [...domains].filter((domain) => !KNOWN_DOMAINS.has(domain) && facts["functions"] === undefined);
  return foreign.map((domain) => doubt(`Operators of \`${shown(domain)}\` are not ONNX's own: running the model needs a library with native code for them.`, shown(domain)));
}

const metadataOf = ({ facts, opsets, operators, tensors, inputs, outputs }: Model): Record<string, MetadataValue> => ({
  ...facts,
  opsets,
  inputs: inputs.slice(0, 100),
  outputs: outputs.slice(0, 100),
  nodes: [...operators.values()].reduce((sum, count) => sum + count, 0),
  operators: Object.fromEntries([...operators].sort((a, b) => b[1] - a[1]).slice(0, 100)),
  ...tensorMetadata(tensors),
});
