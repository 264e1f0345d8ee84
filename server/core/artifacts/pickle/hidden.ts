import type { Evidence } from "../report.ts";
import { bytesSource, partOf, readAll, startsWith, type ByteSource } from "../source.ts";
import { latin1, shown } from "../text.ts";
import { packings } from "../unpack/containers.ts";
import { unpackedSource } from "../unpack/unpacking.ts";
import { judgeUse } from "./conditions.ts";
import type { Embedded, StreamFacts } from "./facts.ts";
import { readStreams } from "./streams.ts";
import { fullName, itemsOf } from "./values.ts";

/** Encoded pickles longer than this are not decoded; one that carries code is far shorter. */
const LONGEST_ENCODED = 1 << 22;
const STEPS = 1_000_000;

/** Pickles that lie in the file as plain bytes or text. Loading does not run them, but nothing else explains them. */
export function hiddenPickles(source: ByteSource, stream: StreamFacts, depth: number): readonly Evidence[] {
  if (depth > 2) return [];
  const tensors = tensorBytes(stream);
  return [...stream.embedded, ...stream.wrapped].filter(({ offset }) => !tensors.has(offset)).flatMap((embedded) => (embedded.encoding === "marshal" ? compiled(source, embedded) : hiddenPickle(source, embedded)));
}

function hiddenPickle(source: ByteSource, embedded: Embedded): readonly Evidence[] {
  const inner = decoded(source, embedded);
  const facts = inner === undefined ? undefined : readStreams(inner, 0, STEPS);
  const first = facts?.streams[0];
  if (inner === undefined || facts === undefined || first === undefined || first.problem !== undefined || first.steps < 3 || facts.end !== inner.size) return [];
  const dangerous = facts.streams.some(({ imports }) => [...imports.values()].some((used) => judgeUse(used).verdict === "dangerous"));
  const names = facts.streams.flatMap(({ imports }) => [...imports.values()].map(fullName)).slice(0, 5);
  const imports = names.length > 0 ? `, which imports ${names.map((name) => `\`${shown(name)}\``).join(", ")}` : "";
  return [{ what: `Holds another pickle ${ENCODED[embedded.encoding]}${imports}. Loading the file does not run it, but code that unpacks it later would.`, where: `byte ${embedded.offset}`, severity: dangerous ? ("dangerous" as const) : ("suspicious" as const) }];
}

const ENCODED = { raw: "as bytes", hex: "as hexadecimal text", base64: "as base64 text", packed: "as packed bytes", "packed-base64": "packed, as base64 text", marshal: "as code" } as const;

/** Where marshal writes the byte code of a code object, after its mark and five numbers (Python 3.11 and newer) or six (3.8 to 3.10). */
const CODE_AT = [21, 25];

function compiled(source: ByteSource, { offset, length }: Embedded): readonly Evidence[] {
  const head = source.read(offset, Math.min(length, 32));
  const numbersAreSmall = head[3] === 0 && head[4] === 0 && head[7] === 0 && head[8] === 0 && head[11] === 0 && head[12] === 0;
  if (!numbersAreSmall || !CODE_AT.some((at) => head[at] === 0x73 || head[at] === 0xf3)) return [];
  return [{ what: "Holds compiled Python code as bytes. Loading the file does not run it, but `marshal.loads` and `exec` would, and no model needs it.", where: `byte ${offset}`, severity: "suspicious" }];
}

function tensorBytes(stream: StreamFacts): ReadonlySet<number> {
  const loader = stream.imports.get("torch.storage._load_from_bytes");
  const parts = (loader?.calls ?? []).map(({ args }) => itemsOf(args)[0]);
  return new Set(parts.flatMap((part) => (typeof part === "object" && part.kind === "bytes" ? [part.offset] : [])));
}

function decoded(source: ByteSource, { encoding, offset, length }: Embedded): ByteSource | undefined {
  if (encoding === "raw") return partOf(source, offset, length);
  if (length > LONGEST_ENCODED) return undefined;
  if (encoding === "packed") return unpacked(partOf(source, offset, length));
  const text = latin1(source.read(offset, length));
  const bytes = encoding === "hex" ? fromHex(text) : fromBase64(text);
  if (bytes === undefined) return undefined;
  return encoding === "packed-base64" ? unpacked(bytesSource(bytes)) : bytesSource(bytes);
}

/** What is packed there, where it begins like a pickle. */
function unpacked(source: ByteSource): ByteSource | undefined {
  const head = source.read(0, 16);
  const packing = packings.find((one) => one.matches(head));
  if (packing?.unpack === undefined) return undefined;
  const { unpack, cost } = packing;
  const inside = unpackedSource(() => unpack(source), { left: LONGEST_ENCODED * 4 }, cost);
  if (!startsWith(inside.read(0, 2), [0x80]) || (inside.read(1, 1)[0] ?? 9) > 5) return undefined;
  const bytes = readAll(inside, LONGEST_ENCODED);
  return bytes === undefined ? undefined : bytesSource(bytes);
}

function fromHex(text: string): Uint8Array | undefined {
  if (!/^([0-9a-fA-F]{2})+$/.test(text)) return undefined;
  return Uint8Array.from({ length: text.length / 2 }, (_, index) => parseInt(text.slice(index * 2, index * 2 + 2), 16));
}

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

function fromBase64(text: string): Uint8Array | undefined {
  const digits = text.replace(/\s+/g, "").replaceAll("-", "+").replaceAll("_", "/").replace(/=+$/, "");
  if (!/^[A-Za-z0-9+/]+$/.test(digits) || digits.length % 4 === 1) return undefined;
  const bytes = new Uint8Array(Math.floor((digits.length * 3) / 4));
  let bits = 0;
  let held = 0;
  let at = 0;
  for (const digit of digits) {
    bits = ((bits << 6) | DIGITS.indexOf(digit)) & 0xffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes[at++] = (bits >> held) & 0xff;
  }
  return bytes;
}
