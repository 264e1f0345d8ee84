import { crc32 as checksumOf, deflateRawSync } from "node:zlib";

import { bytes, joined, number } from "./bytes.ts";

export interface ZipMember {
  readonly name: string;
  readonly content: Uint8Array;
  readonly deflate?: boolean;
  /** What the header before the data says, where it differs. */
  readonly localName?: string;
  readonly flags?: number;
  readonly crc?: number;
}

/** A zip file, made by hand so that its headers can lie. */
export function zipFile(members: readonly ZipMember[], before = ""): Uint8Array {
  const parts: Uint8Array[] = [bytes(before)];
  const directory: Uint8Array[] = [];
  let at = before.length;
  for (const member of members) {
    const packed = member.deflate === true ? new Uint8Array(deflateRawSync(member.content)) : member.content;
    const common = joined(number(member.flags ?? 0, 2), number(member.deflate === true ? 8 : 0, 2), number(0, 4), number(member.crc ?? checksumOf(member.content), 4), number(packed.length, 4), number(member.content.length, 4));
    const localName = bytes(member.localName ?? member.name);
    const local = joined(bytes("PK\x03\x04"), number(20, 2), common, number(localName.length, 2), number(0, 2), localName, packed);
    directory.push(joined(bytes("PK\x01\x02"), number(20, 2), number(20, 2), common, number(member.name.length, 2), number(0, 2), number(0, 2), number(0, 2), number(0, 2), number(0, 4), number(at - before.length, 4), bytes(member.name)));
    parts.push(local);
    at += local.length;
  }
  const list = joined(...directory);
  const end = joined(bytes("PK\x05\x06"), number(0, 4), number(members.length, 2), number(members.length, 2), number(list.length, 4), number(at - before.length, 4), number(0, 2));
  return joined(...parts, list, end);
}
