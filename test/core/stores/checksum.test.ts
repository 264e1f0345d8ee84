import assert from "node:assert/strict";
import { crc32 as zlibs } from "node:zlib";

import { crc32, crc32c } from "../../../server/core/stores/checksum.ts";

describe("checksums", () => {
  it("are those that everybody computes, at every length", () => {
    const digits = new TextEncoder().encode("123456789");
    // The check values of the catalogue of CRC algorithms.
    assert.deepEqual([crc32(digits), crc32c(digits)], [0xcbf43926, 0xe3069283]);
    for (let length = 0; length < 20; length += 1) assert.equal(crc32(digits.subarray(0, length)), zlibs(digits.subarray(0, length)));
  });
});
