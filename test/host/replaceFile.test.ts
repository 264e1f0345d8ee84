import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { createFile, readForChange, replaceFile } from "../../server/host/replaceFile.ts";
import { temporaryFolder } from "../harness/disk.ts";

describe("replaceFile", () => {
  it("replaces a file and leaves nothing else behind", () => {
    const root = temporaryFolder({ "a.txt": "old\n" });
    const original = readForChange(join(root, "a.txt"));
    assert.equal(original.state, "read");
    assert.deepEqual(replaceFile(join(root, "a.txt"), original, "new\n"), { state: "written" });
    assert.equal(readFileSync(join(root, "a.txt"), "utf8"), "new\n");
    assert.deepEqual(readdirSync(root), ["a.txt"]);
  });

  it("leaves a file alone that changed since it was read", () => {
    const root = temporaryFolder({ "a.txt": "old\n" });
    const original = readForChange(join(root, "a.txt"));
    assert.equal(original.state, "read");
    writeFileSync(join(root, "a.txt"), "someone else's\n");
    assert.deepEqual(replaceFile(join(root, "a.txt"), original, "new\n"), { state: "failed", reason: "the file was changed by someone else meanwhile" });
    assert.equal(readFileSync(join(root, "a.txt"), "utf8"), "someone else's\n");
    assert.deepEqual(readdirSync(root), ["a.txt"]);
  });

  it("creates a file with its folders, never over another", () => {
    const root = temporaryFolder({ "a.txt": "old\n" });
    assert.deepEqual(createFile(join(root, "x/y/b.txt"), "new\n"), { state: "written" });
    assert.equal(createFile(join(root, "a.txt"), "new\n").state, "failed");
    assert.equal(readFileSync(join(root, "a.txt"), "utf8"), "old\n");
  });
});
