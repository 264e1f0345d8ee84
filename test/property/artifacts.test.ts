import assert from "node:assert/strict";

import fc from "fast-check";

import { inspectArtifact } from "../../server/core/artifacts/inspect.ts";
import { bytesSource } from "../../server/core/artifacts/source.ts";
import { oneOfEach } from "../core/artifacts/samples.ts";

const names = Object.keys(oneOfEach);
/** Of processor time, so that a busy machine does not matter. */
const SLOWEST_MS = 5000;

/** Inspects, and fails where that throws, takes long, or gives a report that is none. */
function survives(content: Uint8Array, name: string): void {
  const started = process.cpuUsage();
  const report = inspectArtifact(bytesSource(content), name);
  const { user, system } = process.cpuUsage(started);
  assert.ok((user + system) / 1000 < SLOWEST_MS, `${name} took ${(user + system) / 1000} ms`);
  assert.ok(["safe", "suspicious", "dangerous", "uninspected"].includes(report.verdict));
  assert.equal(report.bytes, content.length);
  JSON.stringify(report);
}

describe("hostile model files", () => {
  it("never throws or hangs on any prefix of any format", () => {
    for (const [name, content] of Object.entries(oneOfEach)) for (let length = 0; length <= content.length; length++) survives(content.subarray(0, length), name);
  });

  it("never calls a cut file of a complete format safe where its end is needed", () => {
    for (const name of ["model.safetensors", "model.onnx", "model.pt", "plain.pkl", "array.npy"]) {
      const content = oneOfEach[name] ?? new Uint8Array(0);
      const { verdict } = inspectArtifact(bytesSource(content.subarray(0, content.length - 1)), name);
      assert.equal(verdict, "uninspected", name);
    }
  });

  it("never throws or hangs on changed bytes", () => {
    const changes = fc.array(fc.tuple(fc.nat(), fc.oneof(fc.constantFrom(0, 1, 0x7f, 0x80, 0xff), fc.integer({ min: 0, max: 255 }))), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.constantFrom(...names), changes, (name, spots) => {
        const content = (oneOfEach[name] ?? new Uint8Array(1)).slice();
        for (const [at, value] of spots) content[at % content.length] = value;
        survives(content, name);
      }),
      { numRuns: 3000 },
    );
  });

  it("never throws or hangs on any opcodes", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (content) => survives(Uint8Array.of(0x80, 4, ...content), "model.pkl")), { numRuns: 2000 });
    const opcodes = fc.array(fc.constantFrom(..."()]}0125NKMJRbaeusotcipghqrd.\x81\x85\x86\x87\x88\x89\x8c\x8f\x90\x91\x92\x93\x94\x95".split(""), "K\x01", "\x8c\x02os", "\x8c\x06system", "cos\nsystem\n"), { maxLength: 200 });
    fc.assert(fc.property(opcodes, (parts) => survives(Uint8Array.from(parts.join(""), (one) => one.charCodeAt(0)), "model.pkl")), { numRuns: 2000 });
  });

  it("answers huge claims by a small file at once", () => {
    const claims = ["\x80\x04\x8e\xff\xff\xff\xff\xff\xff\xff\x7f", "\x80\x02X\xff\xff\xff\x7f", "\x80\x02r\xff\xff\xff\xffN.", "GGUF\x03\0\0\0\xff\xff\xff\xff\xff\xff\xff\x7f\xff\xff\xff\xff\xff\xff\xff\x7f", "\xff\xff\xff\xff\xff\0\0\0{", "\x93NUMPY\x02\0\xff\xff\xff\xff"];
    for (const claim of claims) survives(Uint8Array.from(claim, (one) => one.charCodeAt(0)), "model.bin");
    survives(new Uint8Array(3_000_000).fill(0x28), "marks.pkl");
    survives(new Uint8Array(3_000_000).fill(0x5d), "lists.pkl");
  });
});
