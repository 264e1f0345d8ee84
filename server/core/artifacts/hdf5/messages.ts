import { startsWith, u32At, u64, viewOf, type ByteSource } from "../source.ts";

export interface Message {
  readonly type: number;
  readonly bytes: Uint8Array;
}

interface Block {
  readonly start: number;
  readonly length: number;
}

const CONTINUATION = 0x10;
const MOST_BLOCKS = 1000;
const LARGEST_BLOCK = 1 << 24;

/** The messages of an object's header, which may go on in other places of the file. */
export function messagesOf(source: ByteSource, address: number): readonly Message[] | undefined {
  const head = source.read(address, 48);
  const isNew = startsWith(head, "OHDR");
  const first = isNew ? newBlock(head, address) : oldBlock(head, address);
  if (first === undefined) return undefined;
  const layout = isNew ? { prefix: 4 + (((head[5] ?? 0) & 4) === 0 ? 0 : 2), isNew } : { prefix: 8, isNew };
  const waiting: Block[] = [first];
  const messages: Message[] = [];
  for (let count = 0; count < MOST_BLOCKS; count++) {
    const block = waiting.shift();
    if (block === undefined) return messages;
    if (block.length > LARGEST_BLOCK) return undefined;
    const bytes = source.read(block.start, block.length);
    if (bytes.length < block.length) return undefined;
    for (const message of split(bytes, layout)) {
      if (message.type !== CONTINUATION) messages.push(message);
      else if (message.bytes.length >= 16) waiting.push(continued(message.bytes, isNew));
    }
  }
  return undefined;
}

/** A block of the new kind has a signature before and a checksum behind its messages. */
function continued(bytes: Uint8Array, isNew: boolean): Block {
  const view = viewOf(bytes);
  const [start, length] = [u64(view, 0), u64(view, 8)];
  return isNew ? { start: start + 4, length: Math.max(0, length - 8) } : { start, length };
}

const oldBlock = (head: Uint8Array, address: number): Block | undefined => (head[0] === 1 && head.length >= 16 ? { start: address + 16, length: u32At(head, 8) } : undefined);

function newBlock(head: Uint8Array, address: number): Block | undefined {
  const flags = head[5] ?? 0;
  const sizeAt = 6 + ((flags & 0x20) === 0 ? 0 : 16) + ((flags & 0x10) === 0 ? 0 : 4);
  const sizeBytes = 1 << (flags & 3);
  if (head.length < sizeAt + sizeBytes) return undefined;
  const length = head.subarray(sizeAt, sizeAt + sizeBytes).reduceRight((value, byte) => value * 256 + byte, 0);
  return { start: address + sizeAt + sizeBytes, length };
}

function split(bytes: Uint8Array, { prefix, isNew }: { readonly prefix: number; readonly isNew: boolean }): readonly Message[] {
  const messages: Message[] = [];
  const view = viewOf(bytes);
  let at = 0;
  while (at + prefix <= bytes.length) {
    const type = isNew ? view.getUint8(at) : view.getUint16(at, true);
    const size = view.getUint16(at + (isNew ? 1 : 2), true);
    messages.push({ type, bytes: bytes.subarray(at + prefix, at + prefix + size) });
    at += prefix + size;
  }
  return messages;
}
