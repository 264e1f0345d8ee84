import { crc32 } from "../../server/core/stores/checksum.ts";
import { bytesField, joined, message, varintField } from "./protobuf.ts";

const BLOCK = 32_768;
const HEADER = Uint8Array.of(58, 87, 38, 66, 0xe1, 0xbe, 0);

/** Records as W&B's log has them, cut into pieces at the blocks. */
export function wandbLog(...records: readonly Uint8Array[]): Uint8Array {
  let bytes: Uint8Array = HEADER;
  for (const record of records) {
    let at = 0;
    do {
      const room = BLOCK - (bytes.length % BLOCK);
      if (room < 7) {
        bytes = joined([bytes, new Uint8Array(room)]);
        continue;
      }
      const part = record.subarray(at, at + room - 7);
      const [first, last] = [at === 0, at + part.length === record.length];
      const typed = joined([Uint8Array.of(first && last ? 1 : first ? 2 : last ? 4 : 3), part]);
      const sum = new Uint8Array(Uint32Array.of(crc32(typed)).buffer);
      bytes = joined([bytes, sum, Uint8Array.of(part.length & 0xff, part.length >> 8), typed]);
      at += part.length;
    } while (at < record.length);
  }
  return bytes;
}

export const wandbItem = (name: string, json: string): Uint8Array => bytesField(1, message(bytesField(2, name), bytesField(16, json)));

export const wandbHistory = (step: number, values: Readonly<Record<string, string>>): Uint8Array =>
  bytesField(2, message(...Object.entries(values).map(([name, json]) => wandbItem(name, json)), bytesField(2, varintField(1, step))));

/** When a run started, in seconds; a part of the run. */
export const wandbStart = (seconds: number): Uint8Array => bytesField(17, varintField(1, Math.floor(seconds)));

export const wandbRun = (id: string, name: string, ...config: readonly Uint8Array[]): Uint8Array =>
  bytesField(17, message(bytesField(1, id), bytesField(3, "churn"), bytesField(8, name), ...config));

export const wandbParameter = (name: string, json: string): Uint8Array => bytesField(4, wandbItem(name, json));

export const wandbExit = (code: number): Uint8Array => bytesField(18, varintField(1, code));
