import { within, type Evidence, type Findings, type MetadataValue, type Tensor } from "../report.ts";
import { inspectPickle } from "../pickle/inspect.ts";
import { partOf, u64, viewOf, type ByteSource } from "../source.ts";
import { plural, shown, utf8 } from "../text.ts";
import { doubt, unread, type Format } from "./format.ts";
import { tensorMetadata } from "./tensors.ts";

/** The limit that the official reader sets. */
const LONGEST_HEADER = 100_000_000;

/** Bytes of one number of each type; half bytes for the four-bit types. */
const SIZES: Readonly<Record<string, number>> = {
  BOOL: 1, U8: 1, I8: 1, F8_E5M2: 1, F8_E4M3: 1, F8_E8M0: 1, F8_E4M3FNUZ: 1, F8_E5M2FNUZ: 1, I16: 2, U16: 2, F16: 2, BF16: 2, I32: 4, U32: 4, F32: 4, F64: 8, I64: 8, U64: 8, C64: 8, F4: 0.5, F6_E2M3: 0.75, F6_E3M2: 0.75,
};

/** A length, a JSON header, then numbers. It can hold no code, so only a header that lies about the numbers is amiss. */
export const safetensors: Format = {
  name: "safetensors",
  matches: ({ head, name }) => (head.length > 9 && head[8] === 0x7b && u64(viewOf(head), 0) < 2 ** 40 && head[7] === 0) || name.endsWith(".safetensors"),
  inspect({ source, head }) {
    if (head.length < 8) return damaged("The file is too short for its header.");
    const length = u64(viewOf(head), 0);
    if (length > LONGEST_HEADER || length + 8 > source.size) return damaged(`The header claims ${plural(length, "byte")}, but ${length > LONGEST_HEADER ? "no reader takes so many" : "the file is shorter"}.`);
    const text = utf8(source.read(8, length));
    const header = parsed(text);
    return header === undefined ? damaged("The header is no JSON object.") : checked(header, text, partOf(source, 8 + length));
  },
};

const damaged = (what: string): Findings => ({ format: "safetensors", evidence: [unread(what)], metadata: {} });

function parsed(text: string): ReadonlyMap<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? new Map(Object.entries(value)) : undefined;
  } catch {
    return undefined;
  }
}

interface Placed extends Tensor {
  readonly start: number;
  readonly end: number;
}

function checked(header: ReadonlyMap<string, unknown>, text: string, data: ByteSource): Findings {
  const evidence: Evidence[] = [...repeatedNames(header, text), ...scripts(header.get("__metadata__"))];
  const tensors: Placed[] = [];
  for (const [name, value] of header) {
    if (name === "__metadata__") continue;
    const tensor = placed(name, value);
    if (tensor === undefined) evidence.push(unread(`The entry of \`${shown(name)}\` is not that of a tensor.`, shown(name)));
    else tensors.push(tensor);
  }
  evidence.push(...layoutFaults(tensors, data.size), ...pickledTensors(tensors, data));
  const own = header.get("__metadata__");
  return { format: "safetensors", evidence: evidence.slice(0, 50), metadata: { ...tensorMetadata(tensors), ...(own === undefined ? {} : { metadata: textsOf(own) }) } };
}

/** JSON lets a name stand twice, and readers differ in which of the two they take. */
function repeatedNames(header: ReadonlyMap<string, unknown>, text: string): readonly Evidence[] {
  const entries = (text.match(/"data_offsets"\s*:/g) ?? []).length;
  const known = [...header.values()].filter((value) => typeof value === "object" && value !== null && "data_offsets" in value).length;
  return entries > known && !text.includes('\\"data_offsets') ? [doubt("The header names a tensor twice, and programs differ in which of the two they take.")] : [];
}

/** Pages that show a model's metadata, and tools that paste it into a shell, are who such texts are meant for. */
const SCRIPT = /<script\b[^>]*>|<(?:img|svg|iframe|body|object|embed)\b[^>]*\b(?:on\w+|srcdoc)\s*=|\bjavascript:[^\s"']{3}|\b(?:curl|wget)\b[^\n|]{1,200}\|\s*(?:ba|z)?sh\b|\$\((?:curl|wget|bash|sh)\b|\b__import__\s*\(|\bos\.system\s*\(/i;

function scripts(metadata: unknown): readonly Evidence[] {
  if (typeof metadata !== "object" || metadata === null) return [];
  return Object.entries(metadata).flatMap(([key, text]) => {
    const found = typeof text === "string" ? SCRIPT.exec(text)?.[0] : undefined;
    return found === undefined ? [] : [doubt(`The text \`${shown(key)}\` holds a script: \`${shown(found, 80)}\`. Nothing of a model needs it; a page or a tool that does not escape it would run it.`, shown(key))];
  });
}

const BYTES: ReadonlySet<string> = new Set(["U8", "I8", "BOOL"]);
const LONGEST_PICKLED = 1 << 22;
const MOST_TRIED = 2000;

/** Some libraries keep their extra state as a pickle in a tensor of bytes and unpickle it on loading. */
function pickledTensors(tensors: readonly Placed[], data: ByteSource): readonly Evidence[] {
  const candidates = tensors.filter(({ dtype, bytes }) => BYTES.has(dtype) && bytes > 4 && bytes <= LONGEST_PICKLED).slice(0, MOST_TRIED);
  return candidates.flatMap(({ name, start, bytes }) => {
    const [mark = 0, protocol = 9] = data.read(start, 2);
    if (mark !== 0x80 || protocol < 2 || protocol > 5) return [];
    const { evidence } = inspectPickle(partOf(data, start, bytes));
    if (evidence.some(({ severity }) => severity === "uninspected") && !evidence.some(({ severity }) => severity === "dangerous")) return [];
    const bad = evidence.filter(({ severity }) => severity === "dangerous" || severity === "suspicious");
    return [doubt("The bytes of this tensor are a pickle. safetensors does not load it, but code that unpickles a layer's extra state would.", shown(name)), ...within(shown(name), bad)];
  });
}

function placed(name: string, value: unknown): Placed | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { dtype, shape, data_offsets: offsets } = value as Readonly<Record<string, unknown>>;
  if (typeof dtype !== "string" || !numbers(shape) || !numbers(offsets) || offsets.length !== 2) return undefined;
  const [start = 0, end = 0] = offsets;
  return { name, dtype, shape, bytes: end - start, start, end };
}

const numbers = (value: unknown): value is readonly number[] => Array.isArray(value) && value.every((one) => Number.isSafeInteger(one) && Number(one) >= 0);

/** The tensors must follow each other without hole or overlap up to the end, each as long as its shape says. */
function layoutFaults(tensors: readonly Placed[], dataSize: number): readonly Evidence[] {
  const faults: Evidence[] = [];
  let at = 0;
  for (const { name, dtype, shape, start, end } of tensors.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const size = SIZES[dtype];
    const expected = size === undefined ? undefined : Math.ceil(shape.reduce((product, one) => product * one, 1) * size);
    if (start !== at) faults.push(doubt(`The data of \`${shown(name)}\` ${start < at ? "overlaps that of another tensor" : "leaves a hole before it, where anything may be hidden"}.`, shown(name)));
    if (expected === undefined) faults.push(doubt(`\`${shown(name)}\` is of the unknown type \`${shown(dtype, 20)}\`.`, shown(name)));
    else if (expected !== end - start) faults.push(doubt(`\`${shown(name)}\` takes ${end - start} bytes, but its shape needs ${expected}.`, shown(name)));
    at = Math.max(at, end);
  }
  if (at > dataSize) faults.push(unread(`The file is cut short: the tensors need ${plural(at, "byte")}, and ${dataSize} are there.`));
  if (at < dataSize) faults.push(doubt(`${plural(dataSize - at, "byte")} follow the last tensor, where anything may be hidden.`));
  return faults;
}

function textsOf(value: unknown): MetadataValue {
  if (typeof value !== "object" || value === null) return null;
  return Object.fromEntries(Object.entries(value).slice(0, 200).map(([key, text]) => [shown(key), typeof text === "string" ? shown(text, 500) : null]));
}
