import { has, positionOf, skip } from "../cursor.ts";
import { u32At } from "../source.ts";
import { noteEmbedded } from "./embedded.ts";
import { cutShort, follow, type Machine, type Opcode } from "./machine.ts";
import { readLine, readPayload, readText } from "./reading.ts";
import { FALSE, NONE, TRUE, UNKNOWN, type Value } from "./values.ts";

/** Numbers, texts, bytes and constants. */
export const scalarOpcodes: readonly Opcode[] = [
  push(0x4e, "NONE", NONE),
  push(0x88, "NEWTRUE", TRUE),
  push(0x89, "NEWFALSE", FALSE),
  fixed(0x4b, "BININT1", 1, (bytes, at) => bytes[at] ?? 0),
  fixed(0x4d, "BININT2", 2, (bytes, at) => (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8)),
  fixed(0x4a, "BININT", 4, (bytes, at) => (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24)),
  fixed(0x47, "BINFLOAT", 8, () => UNKNOWN),
  line(0x49, "INT", (text) => (text === "01" ? TRUE : text === "00" ? FALSE : numberOf(text))),
  line(0x4c, "LONG", (text) => numberOf(text.replace(/L$/, ""))),
  line(0x46, "FLOAT", () => UNKNOWN),
  line(0x53, "STRING", unquoted),
  line(0x56, "UNICODE", unescaped),
  counted(0x8a, "LONG1", 1, readLong),
  counted(0x8b, "LONG4", 4, readLong),
  counted(0x8c, "SHORT_BINUNICODE", 1, readText),
  counted(0x58, "BINUNICODE", 4, readText),
  counted(0x8d, "BINUNICODE8", 8, readText),
  counted(0x55, "SHORT_BINSTRING", 1, readText),
  counted(0x54, "BINSTRING", 4, readText),
  counted(0x43, "SHORT_BINBYTES", 1, readPayload),
  counted(0x42, "BINBYTES", 4, readPayload),
  counted(0x8e, "BINBYTES8", 8, readPayload),
  counted(0x96, "BYTEARRAY8", 8, readPayload),
  push(0x97, "NEXT_BUFFER", UNKNOWN),
  { code: 0x98, name: "READONLY_BUFFER", run: () => undefined },
];

function push(code: number, name: string, value: Value): Opcode {
  return { code, name, run: ({ stack }) => void stack.push(value) };
}

function fixed(code: number, name: string, size: number, read: (bytes: Uint8Array, at: number) => Value): Opcode {
  return {
    code,
    name,
    run(machine) {
      const { cursor } = machine;
      if (!follow(machine, size)) return;
      machine.stack.push(read(cursor.bytes, cursor.at));
      cursor.at += size;
    },
  };
}

function line(code: number, name: string, valueOf: (text: string) => Value): Opcode {
  return {
    code,
    name,
    run(machine) {
      const offset = positionOf(machine.cursor);
      const text = readLine(machine);
      if (text === undefined) return;
      const value = valueOf(text);
      if (typeof value === "string") noteEmbedded(machine, latin1head(value), offset, text.length);
      machine.stack.push(value);
    },
  };
}

const latin1head = (text: string): Uint8Array => Uint8Array.from(text.slice(0, 8), (character) => character.charCodeAt(0) & 0xff);

/** A length of one, four or eight bytes, then that many bytes. */
function counted(code: number, name: string, lengthSize: 1 | 4 | 8, read: (machine: Machine, length: number) => Value | undefined): Opcode {
  return {
    code,
    name,
    run(machine) {
      const { cursor } = machine;
      if (!follow(machine, lengthSize)) return;
      const length = lengthAt(cursor.bytes, cursor.at, lengthSize);
      cursor.at += lengthSize;
      const value = read(machine, length);
      if (value === undefined) cutShort(machine);
      else machine.stack.push(value);
    },
  };
}

function lengthAt(bytes: Uint8Array, at: number, size: 1 | 4 | 8): number {
  if (size === 1) return bytes[at] ?? 0;
  return u32At(bytes, at) + (size === 8 ? u32At(bytes, at + 4) * 2 ** 32 : 0);
}

function readLong(machine: Machine, length: number): Value | undefined {
  const { cursor } = machine;
  if (length > 6) return skip(cursor, length) ? UNKNOWN : undefined;
  if (!has(cursor, length)) return undefined;
  let value = 0;
  for (let index = length - 1; index >= 0; index--) value = value * 256 + (cursor.bytes[cursor.at + index] ?? 0);
  const negative = length > 0 && (cursor.bytes[cursor.at + length - 1] ?? 0) >= 0x80;
  cursor.at += length;
  return negative ? value - 256 ** length : value;
}

function numberOf(text: string): Value {
  const value = Number(text.trim());
  return text.trim() !== "" && Number.isSafeInteger(value) ? value : UNKNOWN;
}

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", "\\": "\\", "'": "'", '"': '"', a: "\x07", b: "\b", f: "\f", v: "\v" };

/** A Python 2 string as its repr: `'os'`. */
function unquoted(text: string): Value {
  const inner = /^(['"])(.*)\1$/s.exec(text.trim())?.[2];
  if (inner === undefined) return UNKNOWN;
  return inner.replace(/\\(x[0-9a-fA-F]{2}|[0-7]{1,3}|.)/gs, (whole, escape: string) => {
    if (/^x../.test(escape)) return String.fromCharCode(parseInt(escape.slice(1), 16));
    if (/^[0-7]/.test(escape)) return String.fromCharCode(parseInt(escape, 8) & 0xff);
    return ESCAPES[escape] ?? whole;
  });
}

/** Python's raw-unicode-escape: only \uXXXX and \UXXXXXXXX mean anything. */
function unescaped(text: string): Value {
  return text.replace(/\\u([0-9a-fA-F]{4})|\\U([0-9a-fA-F]{8})/g, (whole, four?: string, eight?: string) => {
    const code = parseInt(four ?? eight ?? "", 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

