import { open } from "node:fs/promises";
import { createReadStream } from "node:fs";
import { pipeline, type Transform } from "node:stream";
import * as zlib from "node:zlib";

import { Decompress } from "fzstd";

import { isBinary } from "./encoding.ts";

/** How a data file is written, by its first bytes. */
export type DataFormat = "text" | "json-lines" | "json" | "parquet" | "arrow" | "binary";

export interface Opened {
  readonly path: string;
  readonly format: DataFormat;
  /** The first bytes, unpacked. */
  readonly head: Uint8Array;
  /** All bytes, unpacked. */
  bytes(): AsyncIterable<Uint8Array>;
}

export type OpenData = { readonly state: "open"; readonly opened: Opened } | { readonly state: "failed"; readonly reason: string };

const HEAD_BYTES = 65_536;

export async function openData(path: string): Promise<OpenData> {
  try {
    const packed = await headOf(path);
    const packing = PACKINGS.find(({ magic }) => startsWith(packed, magic));
    const bytes = (): AsyncIterable<Uint8Array> => (packing ? packing.unpacked(path) : createReadStream(path, { highWaterMark: HEAD_BYTES }));
    const head = packing ? await firstBytes(bytes()) : packed;
    const alien = alienIn(head);
    if (alien !== undefined) return { state: "failed", reason: alien };
    return { state: "open", opened: { path, format: formatOf(head), head, bytes } };
  } catch (error) {
    return { state: "failed", reason: REASONS[codeOf(error)] ?? `cannot be read: ${error instanceof Error ? error.message : String(error)}.` };
  }
}

const REASONS: Readonly<Record<string, string>> = { ENOENT: "does not exist.", EISDIR: "is a folder, not a file.", EACCES: "may not be read; check its permissions.", Z_DATA_ERROR: "is not whole: its compression breaks off or is damaged.", Z_BUF_ERROR: "is not whole: its compression breaks off." };
const codeOf = (error: unknown): string => (error instanceof Error && "code" in error ? String(error.code) : "");

async function headOf(path: string): Promise<Uint8Array> {
  const file = await open(path);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0).finally(() => file.close());
  return buffer.subarray(0, bytesRead);
}

async function firstBytes(bytes: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of bytes) {
      chunks.push(chunk);
      length += chunk.length;
      if (length >= HEAD_BYTES) break;
    }
  } catch (error) {
    // Who reads on says where it breaks off.
    if (length === 0) throw error;
  }
  return Buffer.concat(chunks).subarray(0, HEAD_BYTES);
}

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean => magic.every((byte, place) => bytes[place] === byte);

const PACKINGS: readonly { readonly magic: readonly number[]; readonly unpacked: (path: string) => AsyncIterable<Uint8Array> }[] = [
  { magic: [0x1f, 0x8b], unpacked: (path) => through(path, zlib.createGunzip()) },
  { magic: [0x28, 0xb5, 0x2f, 0xfd], unpacked: unpackedZstandard },
];

function through(path: string, unpack: Transform): AsyncIterable<Uint8Array> {
  // An error of either stream ends the iteration with it.
  return pipeline(createReadStream(path), unpack, () => undefined) as AsyncIterable<Uint8Array>;
}

/** Node has a decompressor of its own from 22.15 on; before, one in JavaScript. */
async function* unpackedZstandard(path: string): AsyncGenerator<Uint8Array> {
  const own = (zlib as { createZstdDecompress?: () => Transform }).createZstdDecompress;
  if (own) {
    yield* through(path, own());
    return;
  }
  let chunks: Uint8Array[] = [];
  const unpack = new Decompress((chunk) => chunks.push(chunk));
  for await (const chunk of createReadStream(path) as AsyncIterable<Uint8Array>) {
    unpack.push(chunk);
    yield* chunks;
    chunks = [];
  }
  unpack.push(new Uint8Array(0), true);
  yield* chunks;
}

/** What stands in place of data where something went wrong before. */
function alienIn(head: Uint8Array): string | undefined {
  const text = new TextDecoder("latin1").decode(head.subarray(0, 200)).replace(/^ï»¿/, "").trimStart();
  return ALIENS.find(({ begins }) => begins.test(text))?.reason;
}

const ALIENS: readonly { readonly begins: RegExp; readonly reason: string }[] = [
  { begins: /^version https:\/\/git-lfs\.github\.com\/spec\//, reason: "is a pointer of Git LFS and not the data. Fetch them with `git lfs pull`." },
  { begins: /^(<!doctype html|<html[\s>]|<head[\s>]|<body[\s>])/i, reason: "is a page of HTML, as servers send where a file is gone or wants a login. Fetch the data again." },
  { begins: /^<\?xml[\s?]/i, reason: "is XML, not CSV, JSON Lines, Parquet or Arrow. Export it as one of these; where it tells of an error, fetch the data again." },
  { begins: /^(ÿþ\0\0|\0\0þÿ)/, reason: "is written in UTF-32. Save it as UTF-8." },
];

const MAGICS: readonly (readonly [format: DataFormat, magic: string])[] = [["parquet", "PAR1"], ["arrow", "ARROW1"]];

function formatOf(head: Uint8Array): DataFormat {
  const first = new TextDecoder("latin1").decode(head.subarray(0, 8));
  const known = MAGICS.find(([, magic]) => first.startsWith(magic));
  if (known) return known[0];
  if (isBinary(head)) return "binary";
  const text = new TextDecoder().decode(head.subarray(0, 200)).replace(/^\ufeff/, "").trimStart();
  if (/^\{\s*"/.test(text) || text.startsWith("{}")) return "json-lines";
  return /^\[\s*[{\]]/.test(text) ? "json" : "text";
}

