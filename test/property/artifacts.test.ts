import assert from "node:assert/strict";

import fc from "fast-check";

import { inspectArtifact } from "../../server/core/artifacts/inspect.ts";
import { bytesSource } from "../../server/core/artifacts/source.ts";
import { oneOfEach } from "../core/artifacts/samples.ts";
import { zipFile } from "../core/artifacts/zipFile.ts";

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

  /** Pieces that each leave one object more on the stack, as honest pickles are made of. */
  const honest = fc.constantFrom("N", "K\x05", "\x88", ")", "]", "}", "\x8c\x03abc", "C\x02ab", "](K\x01K\x02e", "}(\x8c\x01aK\x01u", "K\x01K\x02\x86", "ccollections\nOrderedDict\n)R", "\x8c\x05numpy\x8c\x05dtype\x93(\x8c\x02f8\x89\x88tR", "\x8c\x01x\x94");
  const evil = fc.constantFrom("cos\nsystem\n(\x8c\x02idtR", "(\x8c\x02idios\nsystem\n", "(cos\nsystem\n\x8c\x02ido", "\x8c\x02os\x8c\x06system\x93\x8c\x02id\x85R", "csubprocess\nPopen\n\x8c\x02id\x85\x81", "cbuiltins\neval\n(V1\ntR", "\x82\x01)R", "cposix\nsystem\n");
  const taken = fc.constantFrom("", "0", "\x94", "q\x05", "\x85", "]\x94a"); // What happens to the result: kept, dropped, remembered, wrapped.

  it("finds a call wherever it stands among honest opcodes, and whatever follows or breaks", () => {
    const pieces = fc.array(honest, { maxLength: 12 });
    const broken = fc.constantFrom(".", "", "\xff", "h\xee.", "X\xff\xff\xff\x7f", "t.", "R.", ".\0\0\0", `.\x80\x04N.`);
    const made = fc.tuple(fc.constantFrom("\x80\x02", "\x80\x04", ""), pieces, evil, taken, pieces, broken).map((parts) => parts.flat().join(""));
    const names = fc.constantFrom("model.pkl", "model.pt", "model.joblib", "weights.bin", "model.safetensors", "model.h5", "data.npy", "model.onnx", "notes.txt", "model");
    fc.assert(
      fc.property(made, names, (text, name) => {
        const content = Uint8Array.from(text, (one) => one.charCodeAt(0));
        const { verdict, format } = inspectArtifact(bytesSource(content), name);
        // Without a stated protocol and without a pickle's name, what breaks before it imports anything is no pickle.
        assert.ok(verdict === "dangerous" || (verdict === "uninspected" && format !== "pickle"), `${name} of ${JSON.stringify(text)} is ${verdict}`);
      }),
      { numRuns: 800 },
    );
  }).timeout(60_000);

  it("finds the one evil member of an archive, at any place, packed in any way, under any name", () => {
    const member = fc.tuple(fc.stringMatching(/^[a-z]{1,8}(\/[a-z]{1,8}){0,2}(\.(pkl|bin|txt|py|json|npy))?$/), fc.boolean());
    fc.assert(
      fc.property(fc.uniqueArray(member, { minLength: 1, maxLength: 8, selector: ([name]) => name }), fc.nat(), fc.constantFrom("model.pt", "model.npz", "model.zip", "model.keras", "model.mar", "x"), (members, chosen, name) => {
        const at = chosen % members.length;
        const files = members.map(([path, packed], index) => ({ name: path, content: Uint8Array.from(index === at ? "\x80\x02cos\nsystem\n(Vid\ntR." : "hello", (one) => one.charCodeAt(0)), packed }));
        assert.equal(inspectArtifact(bytesSource(zipFile(files.map(({ packed, ...file }) => ({ ...file, ...(packed ? { deflate: true } : {}) })))), name).verdict, "dangerous");
      }),
      { numRuns: 200 },
    );
  }).timeout(60_000);
});
