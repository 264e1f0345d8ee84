import { crc32c } from "../../server/core/stores/checksum.ts";
import { bytesField, doubleField, floatField, joined, message, varintField } from "./protobuf.ts";

const masked = (sum: number): number => (((sum >>> 15) | (sum << 17)) + 0xa282ead8) >>> 0;

function record(data: Uint8Array): Uint8Array {
  const length = new Uint8Array(BigUint64Array.of(BigInt(data.length)).buffer);
  const sum = (bytes: Uint8Array): Uint8Array => new Uint8Array(Uint32Array.of(masked(crc32c(bytes))).buffer);
  return joined([length, sum(length), data, sum(data)]);
}

/** A value as TensorBoard's writers put it at the end of an event file. */
export const scalarEvent = (tag: string, step: number, value: number, seconds = 1000 + step): Uint8Array =>
  record(message(doubleField(1, seconds), varintField(2, step), bytesField(5, bytesField(1, message(bytesField(1, tag), floatField(2, value))))));

/** A training that is taken up again says so, and drops what comes at this step or later. */
export const restartEvent = (step: number): Uint8Array => record(message(doubleField(1, 2000), varintField(2, step), bytesField(7, varintField(1, 1))));
