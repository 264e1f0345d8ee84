import type { Evidence } from "../report.ts";
import { joined, partOf, startsWith, u32At, viewOf, type ByteSource } from "../source.ts";
import { shown, utf8 } from "../text.ts";
import { bzip2 } from "../unpack/bzip2.ts";
import { inflate } from "../unpack/inflate.ts";
import { lzmaAlone } from "../unpack/xz.ts";
import { unpackedSource, type Budget, type Unpacked, type Unpacking } from "../unpack/unpacking.ts";
import { crc32 } from "./crc32.ts";
import type { ZipEntry } from "./directory.ts";

export interface Member {
  readonly name: string;
  readonly size: number;
  /** Absent where the contents cannot be had. */
  readonly source?: ByteSource | Unpacked;
  /** The contents for a program that believes the header before the data, where that says another packing. */
  readonly otherwise?: ByteSource | Unpacked;
  readonly evidence: readonly Evidence[];
}

/** Two headers describe each member of a zip file. Python trusts the one at the end, torch too, others the one before the data. */
export function openMember(source: ByteSource, entry: ZipEntry, budget: Budget): Member {
  const { name, size } = entry;
  const header = source.read(entry.offset, 30);
  if (!startsWith(header, [0x50, 0x4b, 3, 4])) return { name, size, evidence: [{ what: "The archive lists this member, but there is nothing where it should be.", where: name, severity: "uninspected" }] };
  const view = viewOf(header);
  const nameLength = view.getUint16(26, true);
  const start = entry.offset + 30 + nameLength + view.getUint16(28, true);
  const localName = utf8(source.read(entry.offset + 30, nameLength));
  const evidence = [...differences(entry, localName, view), ...trickyName(entry)];
  const packed = partOf(source, start, entry.packedSize);
  if (packed.size < entry.packedSize) evidence.push({ what: "The archive ends before this member does.", where: name, severity: "uninspected" });
  const contents = unpackedBy(entry.method, packed, budget);
  const local = view.getUint16(8, true);
  const otherwise = local === entry.method ? undefined : unpackedBy(local, packed, budget);
  if (contents !== undefined) return encrypted(entry, { name, size, source: contents, evidence, ...(otherwise && { otherwise }) });
  return { name, size, evidence: [...evidence, { what: `This member is packed by method ${entry.method}, which cannot be unpacked here.`, where: name, severity: "uninspected" }] };
}

function unpackedBy(method: number, packed: ByteSource, budget: Budget): ByteSource | Unpacked | undefined {
  const { unpack, cost } = METHODS[method] ?? {};
  return method === 0 ? packed : unpack && unpackedSource(() => unpack(packed), budget, cost);
}

const METHODS: Readonly<Record<number, { readonly unpack: (source: ByteSource) => Unpacking; readonly cost: number }>> = { 8: { unpack: inflate, cost: 1 }, 12: { unpack: bzip2, cost: 10 }, 14: { unpack: zipLzma, cost: 5 } };

/** LZMA in a zip file: four bytes of version and length, five of properties, then the data without its length. */
function zipLzma(source: ByteSource): Unpacking {
  const head = Uint8Array.of(...source.read(4, 5), ...Array.from({ length: 8 }, () => 0xff));
  return lzmaAlone(joined(head, partOf(source, 9)));
}

function differences(entry: ZipEntry, localName: string, local: DataView): Evidence[] {
  const found: Evidence[] = [];
  if (localName !== entry.name) {
    found.push({ what: `The archive has two names for this member, \`${shown(entry.name)}\` and \`${shown(localName)}\`. Tools that compare them give up on the file, while PyTorch loads it.`, where: entry.name, severity: "suspicious" });
  }
  const method = local.getUint16(8, true);
  if (method !== entry.method) {
    found.push({ what: "The two headers of this member disagree on how it is packed, so that different programs see different contents.", where: entry.name, severity: "suspicious" });
  }
  const inHeader = u32At(new Uint8Array(local.buffer, local.byteOffset), 18);
  const later = (local.getUint16(6, true) & 8) !== 0;
  if (!later && inHeader !== 0xffffffff && inHeader !== entry.packedSize) {
    found.push({ what: "The two headers of this member disagree on its length, so that different programs see different contents.", where: entry.name, severity: "suspicious" });
  }
  return found;
}

function trickyName({ name, symlink }: ZipEntry): readonly Evidence[] {
  if (symlink) return [{ what: "This member is a link. Unpacking it could make a later member write outside of the folder.", where: name, severity: "suspicious" }];
  return escapes(name) ? [{ what: `The member's name \`${shown(name)}\` leads out of the folder it is unpacked to, so unpacking could overwrite any file.`, where: shown(name), severity: "dangerous" }] : [];
}

export const escapes = (name: string): boolean => /(^|[\\/])\.\.([\\/]|$)|^[\\/]|^[a-zA-Z]:/.test(name);

/** Bits that say: encrypted, patch data, strongly encrypted. Readers like PyTorch's look at none of them. */
const ENCRYPTED = 0x1 | 0x20 | 0x40;
const LARGEST_CHECKED = 1 << 26;

function encrypted({ flags, size, crc, name }: ZipEntry, member: Member): Member {
  if ((flags & ENCRYPTED) === 0 || member.source === undefined) return member;
  const plain = size <= LARGEST_CHECKED && crc32(member.source) === crc;
  const what = plain
    ? "The archive says that this member is encrypted, but it is not. Tools that believe it skip the member, while PyTorch loads it."
    : "This member is encrypted, so nobody can tell what it holds.";
  const evidence: Evidence = { what, where: name, severity: plain ? "suspicious" : "uninspected" };
  return { ...member, evidence: [...member.evidence, evidence] };
}

/** For members that hold something to be judged. */
export function checksum({ crc, size, name, flags }: ZipEntry, source: ByteSource): readonly Evidence[] {
  if ((flags & ENCRYPTED) !== 0 || size > LARGEST_CHECKED || crc32(source) === crc) return [];
  return [{ what: "The checksum of this member is wrong. Careful tools refuse to read it, while PyTorch loads it.", where: name, severity: "suspicious" }];
}
