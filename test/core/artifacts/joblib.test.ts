import assert from "node:assert/strict";
import { deflateSync, gzipSync } from "node:zlib";

import { bytes, inspected, joined, number, short, told } from "./bytes.ts";

/** What joblib writes before an array: its wrapper, with shape and dtype. */
const wrapper = (count: number, dtype: string): string =>
  `\x80\x04${short("joblib.numpy_pickle")}${short("NumpyArrayWrapper")}\x93)\x81}(${short("shape")}K${String.fromCharCode(count)}\x85${short("dtype")}` +
  `${short("numpy")}${short("dtype")}\x93${short(dtype)}\x89\x88\x87R${short("numpy_array_alignment_bytes")}K\x10ub`;

const array = (count: number, dtype: string, after: string): Uint8Array => joined(bytes(wrapper(count, dtype)), number(2, 1), bytes("\xff\xff"), new Uint8Array(count * 8).fill(0x63), bytes(after));

describe("inspect joblib files", () => {
  it("steps over the raw bytes of an array", () => {
    const report = inspected(array(3, "f8", "."), "model.joblib");
    assert.equal(report.verdict, "safe", told(report));
    assert.equal(report.metadata["arrayBytes"], 24);
  });

  it("finds what hides behind an array", () => {
    const report = inspected(array(3, "f8", "0cos\nsystem\n(Vid\ntR."), "model.joblib");
    assert.match(told(report), /^dangerous .*os\.system\("id"\)/);
  });

  it("finds what only plain pickle.load would see, where joblib sees numbers", () => {
    const payload = bytes("cos\nsystem\n(Vid\ntR.");
    const hidden = joined(bytes(wrapper(3, "f8").replace(/\x8c\x1bnumpy_array_alignment_bytesK\x10/, "")), payload, new Uint8Array(24 - payload.length), bytes("."));
    assert.match(told(inspected(hidden, "model.joblib")), /^dangerous .*as read by pickle\.load: .*os\.system/);
  });

  it("follows the pickle inside an array of objects", () => {
    const objects = joined(bytes(wrapper(1, "O8")), bytes("\x80\x04cos\nsystem\n(Vid\ntR.."));
    assert.match(told(inspected(objects, "model.joblib")), /^dangerous .*os\.system\("id"\)/);
    assert.equal(inspected(joined(bytes(wrapper(1, "O8")), bytes("\x80\x04]..")), "model.joblib").verdict, "safe");
  });

  it("is not led astray by an array that claims more than there is", () => {
    assert.equal(inspected(joined(bytes(wrapper(200, "f8")), new Uint8Array(20)), "model.joblib").verdict, "uninspected");
    assert.equal(inspected(bytes(wrapper(3, "strange")), "model.joblib").verdict, "uninspected");
  });

  it("unpacks zlib and gzip, and says where it cannot unpack", () => {
    const evil = array(3, "f8", "0cos\nsystem\n(Vid\ntR.");
    for (const packed of [deflateSync(evil), gzipSync(evil)]) assert.match(told(inspected(new Uint8Array(packed), "model.joblib")), /^dangerous .*os\.system/);
    assert.equal(inspected(new Uint8Array(deflateSync(array(3, "f8", "."))), "model.joblib").verdict, "safe");
    assert.equal(inspected(new Uint8Array(deflateSync(evil).subarray(0, 60)), "model.joblib").verdict, "uninspected");
    for (const mark of ["BZh91AY&SY", "\xfd7zXZ\0", "\x28\xb5\x2f\xfd", "ZF0x1f"]) assert.equal(inspected(`${mark}........`, "model.joblib").verdict, "uninspected");
  });
});
