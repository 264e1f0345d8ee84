import type { Evidence } from "../report.ts";
import { bytesSource, partOf, type ByteSource } from "../source.ts";
import { latin1, shown } from "../text.ts";
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
  return stream.embedded.filter(({ offset }) => !tensors.has(offset)).flatMap((embedded) => {
    const inner = decoded(source, embedded);
    const facts = inner === undefined ? undefined : readStreams(inner, 0, STEPS);
    const first = facts?.streams[0];
    if (inner === undefined || facts === undefined || first === undefined || first.problem !== undefined || first.steps < 3 || facts.end !== inner.size) return [];
    const dangerous = facts.streams.some(({ imports }) => [...imports.values()].some((used) => judgeUse(used).verdict === "dangerous"));
    const names = facts.streams.flatMap(({ imports }) => [...imports.values()].map(fullName)).slice(0, 5);
    const imports = names.length > 0 ? `, which imports ${names.map((name) => `\`${shown(name)}\``).join(", ")}` : "";
    return [{ what: `Holds another pickle ${ENCODED[embedded.encoding]}${imports}. Loading the file does not run it, but code that unpacks it later would.`, where: `byte ${embedded.offset}`, severity: dangerous ? ("dangerous" as const) : ("suspicious" as const) }];
  });
}

const ENCODED = { raw: "as bytes", hex: "as hexadecimal text", base64: "as base64 text" } as const;

function tensorBytes(stream: StreamFacts): ReadonlySet<number> {
  const loader = stream.imports.get("torch.storage._load_from_bytes");
  const parts = (loader?.calls ?? []).map(({ args }) => itemsOf(args)[0]);
  return new Set(parts.flatMap((part) => (typeof part === "object" && part.kind === "bytes" ? [part.offset] : [])));
}

function decoded(source: ByteSource, { encoding, offset, length }: Embedded): ByteSource | undefined {
  if (encoding === "raw") return partOf(source, offset, length);
  if (length > LONGEST_ENCODED) return undefined;
  const text = latin1(source.read(offset, length));
  const bytes = encoding === "hex" ? fromHex(text) : fromBase64(text);
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
