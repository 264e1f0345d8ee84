/** Values as Thrift's binary protocol writes them: https://github.com/apache/thrift/blob/master/doc/specs/thrift-binary-protocol.md. */
export type ThriftValue =
  | { readonly is: "bool"; readonly value: boolean }
  | { readonly is: "i16" | "i32"; readonly value: number }
  | { readonly is: "i64"; readonly value: bigint }
  | { readonly is: "string"; readonly value: string | Buffer }
  | { readonly is: "struct"; readonly fields: Readonly<Record<number, ThriftValue>> };

/** What was read: structures by the numbers of their fields, texts as bytes. */
export type Thrift = boolean | number | bigint | Buffer | readonly Thrift[] | ThriftStruct;
export type ThriftStruct = ReadonlyMap<number, Thrift>;

export const struct = (fields: Readonly<Record<number, ThriftValue>>): ThriftValue => ({ is: "struct", fields });

/** The call of a method with one argument, which is how HiveServer2's are. */
export function callBytes(method: string, argument: ThriftValue): Buffer {
  return Buffer.concat([int32(CALL), text(method), int32(0), bytesOf(struct({ 1: argument }))]);
}

/** What a method gives, or throws: its result is the field 0 of the answer. */
export function replyOf(bytes: Buffer): ThriftStruct {
  const reader = { bytes, at: 0 };
  const kind = readInt32(reader) & 0xff;
  readText(reader);
  readInt32(reader);
  const answer = readStruct(reader);
  const first = answer.get(kind === EXCEPTION ? 1 : 0);
  if (kind === EXCEPTION) throw new Error(first instanceof Buffer ? first.toString() : "The server refused the call.");
  return isStruct(first) ? first : new Map();
}

export const isStruct = (value: Thrift | undefined): value is ThriftStruct => value instanceof Map;

const CALL = 0x80010001 | 0;
const EXCEPTION = 3;
const CODES = { bool: 2, byte: 3, double: 4, i16: 6, i32: 8, i64: 10, string: 11, struct: 12, map: 13, set: 14, list: 15 } as const;

function bytesOf(value: ThriftValue): Buffer {
  if (value.is === "bool") return Buffer.from([value.value ? 1 : 0]);
  if (value.is === "i32") return int32(value.value);
  if (value.is === "string") return text(value.value);
  if (value.is === "struct") return Buffer.concat([...Object.entries(value.fields).map(([id, field]) => Buffer.concat([Buffer.from([CODES[field.is]]), int16(Number(id)), bytesOf(field)])), Buffer.from([0])]);
  return value.is === "i64" ? int64(value.value) : int16(value.value);
}

function int64(value: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(value);
  return bytes;
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}

function int16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeInt16BE(value);
  return bytes;
}

function text(value: string | Buffer): Buffer {
  const bytes = Buffer.from(value);
  return Buffer.concat([int32(bytes.length), bytes]);
}

interface Reader {
  readonly bytes: Buffer;
  at: number;
}

const skip = (reader: Reader, count: number): number => (reader.at += count) - count;
const readInt32 = (reader: Reader): number => reader.bytes.readInt32BE(skip(reader, 4));
const readByte = (reader: Reader): number => reader.bytes.readUInt8(skip(reader, 1));

function readText(reader: Reader): Buffer {
  const length = readInt32(reader);
  const start = skip(reader, length);
  return reader.bytes.subarray(start, start + length);
}

const READ: Readonly<Record<number, (reader: Reader) => Thrift>> = {
  [CODES.bool]: (reader) => readByte(reader) !== 0,
  [CODES.byte]: (reader) => reader.bytes.readInt8(skip(reader, 1)),
  [CODES.double]: (reader) => reader.bytes.readDoubleBE(skip(reader, 8)),
  [CODES.i16]: (reader) => reader.bytes.readInt16BE(skip(reader, 2)),
  [CODES.i32]: readInt32,
  [CODES.i64]: (reader) => reader.bytes.readBigInt64BE(skip(reader, 8)),
  [CODES.string]: readText,
  [CODES.struct]: readStruct,
  [CODES.list]: readList,
  [CODES.set]: readList,
  [CODES.map]: (reader) => {
    const [keys, values] = [readByte(reader), readByte(reader)];
    return Array.from({ length: readInt32(reader) }, () => [readAs(reader, keys), readAs(reader, values)]);
  },
};

function readAs(reader: Reader, code: number): Thrift {
  const read = READ[code];
  if (!read) throw new Error("The server does not answer in Thrift's binary protocol.");
  return read(reader);
}

function readStruct(reader: Reader): ThriftStruct {
  const fields = new Map<number, Thrift>();
  for (let code = readByte(reader); code !== 0; code = readByte(reader)) fields.set(reader.bytes.readInt16BE(skip(reader, 2)), readAs(reader, code));
  return fields;
}

function readList(reader: Reader): readonly Thrift[] {
  const code = readByte(reader);
  return Array.from({ length: readInt32(reader) }, () => readAs(reader, code));
}
