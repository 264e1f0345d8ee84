import assert from "node:assert/strict";
import { constants, deflateRawSync, deflateSync, gzipSync } from "node:zlib";

import fc from "fast-check";

import { bytesSource } from "../../../../server/core/artifacts/source.ts";
import { packings } from "../../../../server/core/artifacts/unpack/containers.ts";
import { inflate } from "../../../../server/core/artifacts/unpack/inflate.ts";
import { newBudget, unpackedSource, type Unpacked } from "../../../../server/core/artifacts/unpack/unpacking.ts";
import { bytes, joined, number } from "../bytes.ts";

function unpacked(packed: Uint8Array, budget = newBudget()): Unpacked {
  const unpack = packings.find((packing) => packing.matches(packed))?.unpack;
  assert.ok(unpack);
  return unpackedSource(() => unpack(bytesSource(packed)), budget);
}

const texts = fc.array(fc.oneof(fc.uint8Array({ maxLength: 50 }), fc.constant(bytes("the same again, ")), fc.constant(new Uint8Array(40_000))), { maxLength: 30 }).map((parts) => joined(...parts));

describe("unpack", () => {
  it("gives what zlib packed, by every strategy", () => {
    const strategies = fc.constantFrom(constants.Z_DEFAULT_STRATEGY, constants.Z_FIXED, constants.Z_HUFFMAN_ONLY, constants.Z_RLE);
    fc.assert(
      fc.property(texts, fc.integer({ min: 0, max: 9 }), strategies, (content, level, strategy) => {
        const source = unpacked(new Uint8Array(deflateSync(content, { level, strategy })));
        assert.deepEqual(Buffer.from(source.read(0, 1e7)), Buffer.from(content));
        assert.equal(source.problem(), undefined);
      }),
      { numRuns: 200 },
    );
  });

  it("reads to the last bit where nothing follows, as in a zip archive", () => {
    fc.assert(
      fc.property(texts, (content) => {
        const packed = bytesSource(new Uint8Array(deflateRawSync(content)));
        const source = unpackedSource(() => inflate(packed), newBudget());
        assert.deepEqual(Buffer.from(source.read(0, 1e7)), Buffer.from(content));
        assert.equal(source.problem(), undefined);
      }),
    );
  });

  it("gives the members of a gzip file in a row, whatever stands in their headers", () => {
    const named = joined(bytes("\x1f\x8b\x08\x0c\0\0\0\0\0\x03"), bytes("\x03\0abc"), bytes("name\0"), new Uint8Array(gzipSync("two").subarray(10)));
    assert.equal(Buffer.from(unpacked(joined(new Uint8Array(gzipSync("one, ")), named)).read(0, 100)).toString(), "one, two");
  });

  it("gives what LZ4 packed: plain blocks, and blocks that repeat", () => {
    const frame = (block: Uint8Array, plain: boolean): Uint8Array => joined(bytes("\x04\x22\x4d\x18\x60\x40\x82"), number(block.length + (plain ? 2 ** 31 : 0), 4), block, number(0, 4));
    assert.equal(Buffer.from(unpacked(frame(bytes("hello"), true)).read(0, 100)).toString(), "hello");
    assert.equal(Buffer.from(unpacked(frame(bytes("\x22ab\x02\0\x10!"), false)).read(0, 100)).toString(), "abababab!");
    assert.match(unpackedProblem(frame(bytes("\x22ab\x09\0"), false)), /damaged/);
  });

  it("gives what bzip2, xz and lzma packed", () => {
    const expected = `cos\nsystem\n(V${"echo ".repeat(30)}${"a".repeat(300)}abcdefghijklmnopqrstuvwxyz\ntR.`;
    const packed = [
      "QlpoOTFBWSZTWW4XZG8AACdTgIAQQFERAD////AACCAAVEITRo0MEZD01DCPVQMjJkyaGgAS29mgFbWcXVHzKRr4oA+ChAhFqsZLQDLPSa9esQER7ZTwk2MgMI+/f4WYdxdyRThQkG4XZG8=",
      "/Td6WFoAAATm1rRGAgAhAQwAAACPmEGc4AHsADldADGbysayfGXf35FZn7HXghHuodYtPN7XZp3GVwiuxa00LqhxtSfmYPj6sHHKFPLfaap2hWyPUpAAAAAAAAAIiCViQmTBcwABVe0DAAAAGeHnXbHEZ/sCAAAAAARZWg==",
      "XQAABAD//////////wAxm8rGsnxl39+RWZ+x14IR7qHWLTze12adxlcIrsWtNC6ocbUn5mD4+rBxyhTy32mqdoVsj3U1fR//9q0AAA==",
    ].map((base64) => new Uint8Array(Buffer.from(base64, "base64")));
    for (const one of packed) {
      const source = unpacked(one);
      assert.equal(Buffer.from(source.read(0, 1000)).toString(), expected);
      assert.equal(source.problem(), undefined);
      assert.match(unpackedProblem(one.subarray(0, one.length >> 1)), /cut short|damaged/);
      for (let at = 0; at < one.length; at++) unpackedAnyhow(one.with(at, (one[at] ?? 0) ^ 0x55));
    }
  });

  it("can go back to the beginning", () => {
    const content = new Uint8Array(3_000_000).map((_, index) => index % 251);
    const source = unpacked(new Uint8Array(deflateSync(content)));
    assert.equal(source.read(2_999_999, 10)[0], content[2_999_999]);
    assert.deepEqual([...source.read(5, 3)], [5, 6, 7]);
  });

  it("stops at damage and at what is too much, and says so", () => {
    const packed = new Uint8Array(deflateSync("hello hello hello hello"));
    assert.match(unpackedProblem(packed.subarray(0, 8)), /cut short/);
    assert.match(unpackedProblem(bytes("\x78\x9c\x07\xff\xff\xff")), /damaged/);
    const bomb = unpacked(new Uint8Array(deflateSync(new Uint8Array(5_000_000))), { left: 1_000_000 });
    assert.ok(bomb.read(0, 5_000_000).length < 2_000_000);
    assert.match(bomb.problem() ?? "", /more than is looked at/);
  });
});

/** Damage may show or not, but never throws. */
function unpackedAnyhow(packed: Uint8Array): void {
  const unpack = packings.find((packing) => packing.matches(packed))?.unpack;
  if (unpack !== undefined) unpackedSource(() => unpack(bytesSource(packed)), newBudget()).read(0, 10_000);
}

function unpackedProblem(packed: Uint8Array): string {
  const source = unpacked(packed);
  source.read(0, 1000);
  return source.problem() ?? "";
}
