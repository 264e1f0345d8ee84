import { bytes, calling, joined, number, short } from "./bytes.ts";
import { zipFile } from "./zipFile.ts";

const text = (value: string): Uint8Array => joined(number(value.length, 8), bytes(value));

export function safetensors(header: object | string, dataBytes = 0): Uint8Array {
  const json = bytes(typeof header === "string" ? header : JSON.stringify(header));
  return joined(number(json.length, 8), json, new Uint8Array(dataBytes));
}

/** A GGUF file with texts as values, and one tensor of 2 × 3 single floats. */
export function gguf(values: Readonly<Record<string, string>>): Uint8Array {
  const entries = Object.entries(values).map(([key, value]) => joined(text(key), number(8, 4), text(value)));
  const array = joined(text("numbers"), number(9, 4), number(5, 4), number(3, 8), new Uint8Array(12));
  const tensor = joined(text("blk.0.weight"), number(2, 4), number(2, 8), number(3, 8), number(0, 4), number(0, 8));
  return joined(bytes("GGUF"), number(3, 4), number(1, 8), number(entries.length + 1, 8), ...entries, array, tensor, new Uint8Array(64));
}

/** One field of a protocol-buffers message. */
export function field(id: number, value: number | string | Uint8Array): Uint8Array {
  if (typeof value === "number") return Uint8Array.of(id << 3, value);
  const payload = typeof value === "string" ? bytes(value) : value;
  const length = payload.length < 128 ? [payload.length] : [(payload.length & 127) | 128, payload.length >> 7];
  const tag = id < 16 ? [(id << 3) | 2] : [((id << 3) & 127) | 2 | 128, id >> 4];
  return joined(Uint8Array.of(...tag, ...length), payload);
}

export function onnx(options: { readonly domain?: string; readonly operator?: string; readonly location?: string } = {}): Uint8Array {
  const { domain = "", operator = "Relu", location } = options;
  const external = location === undefined ? field(9, new Uint8Array(16)) : joined(field(13, joined(field(1, "location"), field(2, location))), field(14, 1));
  const weights = joined(field(1, 2), field(1, 2), field(2, 1), field(8, "weights"), external);
  const graph = joined(field(1, joined(field(1, "x"), field(2, "y"), field(4, operator), field(7, domain))), field(5, weights), field(11, field(1, "x")), field(12, field(1, "y")));
  return joined(field(1, 8), field(2, "someone"), field(7, graph), field(8, joined(field(1, ""), field(2, 17))));
}

/** A SavedModel whose function library holds one operation. */
export function savedModel(operation: string): Uint8Array {
  const node = joined(field(1, "node"), field(2, operation));
  const library = field(1, field(3, node));
  return joined(field(1, 1), field(2, field(2, joined(field(1, joined(field(1, "x"), field(2, "Placeholder"))), field(2, library)))));
}

/** A TensorFlow Lite file with one custom operator. Tables point forwards, to their list of fields backwards. */
export function tflite(operator: string): Uint8Array {
  const fields = (distances: readonly number[]): Uint8Array => joined(number(4 + distances.length * 2, 2), number(16, 2), ...distances.map((distance) => number(distance, 2)));
  const modelFields = fields([0, 4, 8]);
  const model = joined(number(modelFields.length, 4), number(8, 4), number(12, 4), number(1, 4), number(12 + 10, 4), number(0, 4));
  const head = joined(number(8 + modelFields.length, 4), bytes("TFL3"));
  const codeFields = joined(fields([0, 4]), new Uint8Array(2));
  const code = joined(number(codeFields.length, 4), number(4, 4), number(operator.length, 4), bytes(operator), new Uint8Array(4));
  const before = joined(head, modelFields, model);
  const codeAt = before.length + codeFields.length;
  const vectorItem = 8 + modelFields.length + 16;
  before.set(number(codeAt - vectorItem, 4), vectorItem);
  return joined(before, codeFields, code);
}

/** The smallest HDF5 file whose root has one text attribute. */
export function hdf5(name: string, value: string): Uint8Array {
  const padded = (content: string): Uint8Array => joined(bytes(content), new Uint8Array((8 - (content.length % 8)) % 8));
  const type = joined(bytes("\x13\0\0\0"), number(value.length, 4));
  const attribute = joined(bytes("\x01\0"), number(name.length + 1, 2), number(8, 2), number(8, 2), padded(`${name}\0`), type, bytes("\x01\0\0\0\0\0\0\0"), padded(value));
  return hdf5Of([[0x0c, attribute]]);
}

/** A file whose root has these messages in its header. What they point to can be put behind it. */
export function hdf5Of(messages: readonly (readonly [type: number, content: Uint8Array])[]): Uint8Array {
  const message = joined(...messages.flatMap(([type, content]) => [number(type, 2), number(content.length, 2), number(0, 4), content]));
  const header = joined(bytes("\x01\0"), number(messages.length, 2), number(1, 4), number(message.length, 4), number(0, 4), message);
  const superblock = joined(bytes("\x89HDF\r\n\x1a\n"), bytes("\0\0\0\0\0\x08\x08\0"), number(4, 2), number(16, 2), number(0, 4), number(0, 8), number(2 ** 40, 8), number(2 ** 40, 8), number(2 ** 40, 8), number(0, 8), number(96, 8), new Uint8Array(24));
  return joined(superblock, header);
}

export function npy(descr: string, shape: string, data: Uint8Array): Uint8Array {
  const header = `{'descr': ${descr}, 'fortran_order': False, 'shape': ${shape}, }\n`;
  return joined(bytes("\x93NUMPY\x01\0"), number(header.length, 2), bytes(header), data);
}

/** One of each format, for tests that damage them. */
export const oneOfEach: Readonly<Record<string, Uint8Array>> = {
  "model.pkl": bytes(calling("os", "system")),
  "plain.pkl": bytes(`\x80\x04\x95\x14\0\0\0\0\0\0\0}\x94(${short("a")}]\x94(K\x01K\x02eu.`),
  "old.pkl": bytes("(dp0\nVa\np1\n(lp2\nI1\naL5L\nasF1.5\n."),
  "model.pt": zipFile([{ name: "archive/data.pkl", content: bytes("\x80\x02N."), deflate: true }, { name: "archive/data/0", content: new Uint8Array(64) }]),
  "model.safetensors": safetensors({ w: { dtype: "F32", shape: [2, 2], data_offsets: [0, 16] } }, 16),
  "model.gguf": gguf({ "general.name": "tiny", "tokenizer.chat_template": "{{ messages }}" }),
  "model.onnx": onnx(),
  "saved_model.pb": savedModel("Relu"),
  "model.tflite": tflite("Custom"),
  "model.h5": hdf5("model_config", '{"class_name": "Sequential", "config": {}}'),
  "links.h5": hdf5Of([[0x06, joined(bytes("\x01\x08\x40\x01w"), number(8, 2), bytes("\0../x\0/\0"))], [0x11, joined(number(96, 8), number(96, 8))], [0x02, joined(bytes("\0\0"), number(96, 8), number(96, 8))]]),
  "array.npy": npy("'|O'", "(1,)", bytes("\x80\x04]N.")),
  "model.keras": zipFile([{ name: "config.json", content: bytes('{"class_name": "Lambda", "config": {}}') }, { name: "metadata.json", content: bytes("{}") }]),
};
