import { uninspected, type Evidence } from "../report.ts";
import { startsWith, u32At, type ByteSource } from "../source.ts";
import { shown, utf8 } from "../text.ts";
import { doubt, type Format } from "./format.ts";
import { ofOperation } from "./tensorflowOps.ts";

const OPERATOR_CODES = 1;
const SUBGRAPHS = 2;
const CUSTOM_CODE = 1;
const MOST_CODES = 10_000;

/** TensorFlow Lite: FlatBuffers, of which only the operators matter here. */
export const tflite: Format = {
  name: "tflite",
  matches: ({ head }) => startsWith(head, "TFL3", 4),
  inspect({ source, head }) {
    const model = u32At(head, 0);
    const codes = vector(source, model, OPERATOR_CODES);
    const graphs = vector(source, model, SUBGRAPHS);
    if (codes === undefined || graphs === undefined) return uninspected("tflite", "The file is damaged or cut short.");
    const custom = codes.flatMap((code) => text(source, code) ?? []);
    return { format: "tflite", evidence: custom.flatMap(ofCustom), metadata: { operators: codes.length, subgraphs: graphs.length, customOperators: custom.map((name) => shown(name)).slice(0, 100) } };
  },
};

function ofCustom(name: string): readonly Evidence[] {
  const flex = name.startsWith("Flex") ? ofOperation(name.slice(4), name) : [];
  if (flex.length > 0 || name.startsWith("Flex") || name.startsWith("TFLite_")) return flex;
  return [doubt(`The operator \`${shown(name)}\` is not TensorFlow's own: running the model needs a library with native code for it.`, shown(name))];
}

/** Where the field of a table stands: a table begins with the distance back to its list of fields. */
function fieldAt(source: ByteSource, table: number, field: number): number | undefined {
  const fields = table - (u32At(source.read(table, 4), 0) | 0);
  if (fields < 0 || table <= 0) return undefined;
  const header = source.read(fields, 6 + field * 2);
  const size = (header[0] ?? 0) | ((header[1] ?? 0) << 8);
  const distance = size < 6 + field * 2 ? 0 : (header[4 + field * 2] ?? 0) | ((header[5 + field * 2] ?? 0) << 8);
  return distance === 0 ? undefined : table + distance;
}

function vector(source: ByteSource, table: number, field: number): readonly number[] | undefined {
  const at = fieldAt(source, table, field);
  if (at === undefined) return undefined;
  const start = at + u32At(source.read(at, 4), 0);
  const count = u32At(source.read(start, 4), 0);
  if (count > MOST_CODES || start + 4 + count * 4 > source.size) return undefined;
  const bytes = source.read(start + 4, count * 4);
  return Array.from({ length: count }, (_, index) => start + 4 + index * 4 + u32At(bytes, index * 4));
}

function text(source: ByteSource, table: number): string | undefined {
  const at = fieldAt(source, table, CUSTOM_CODE);
  if (at === undefined) return undefined;
  const start = at + u32At(source.read(at, 4), 0);
  const length = u32At(source.read(start, 4), 0);
  return length > 1000 ? undefined : utf8(source.read(start + 4, length));
}
