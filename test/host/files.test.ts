import assert from "node:assert/strict";
import { chmodSync, mkdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { defaultSettings, type Document } from "../../server/core/index.ts";
import { diskFiles } from "../../server/host/files.ts";
import { canonicalUri, uriOf } from "../../server/host/uris.ts";
import { temporaryFolder, writeFiles } from "../harness/disk.ts";

describe("diskFiles", () => {
  it("gives the same document for as long as the file is the same", () => {
    const root = temporaryFolder({ "a.py": "x = 1\n" });
    const path = join(root, "a.py");
    const files = diskFiles(defaultSettings);
    const first = files.read(uriOf(path));
    assert.equal(first?.text, "x = 1\n");
    assert.equal(files.read(uriOf(path)), first);
    utimesSync(path, 1, 1);
    assert.equal(files.read(uriOf(path)), first, "touched, with the same text");
    writeFiles(root, { "a.py": "x = 22\n" });
    assert.equal(files.read(uriOf(path))?.text, "x = 22\n");
    rmSync(path);
    assert.equal(files.read(uriOf(path)), undefined);
    assert.equal(files.exists(uriOf(path)), false);
  });

  it("forgets a file whose size and time of change tell nothing", () => {
    const root = temporaryFolder({ "a.py": "x = 1\n" });
    const path = join(root, "a.py");
    utimesSync(path, 1, 1);
    const files = diskFiles(defaultSettings);
    files.read(uriOf(path));
    writeFileSync(path, "x = 2\n");
    utimesSync(path, 1, 1);
    files.forget(uriOf(path));
    assert.equal(files.read(uriOf(path))?.text, "x = 2\n");
  });

  it("answers the same for ever once frozen", () => {
    const root = temporaryFolder({ "a.py": "x = 1\n" });
    const files = diskFiles(defaultSettings);
    const frozen = files.freeze();
    const uri = uriOf(join(root, "a.py"));
    const [before, listed, missing] = [frozen.read(uri), frozen.list(uriOf(root)), frozen.exists(uriOf(join(root, "b.py")))];
    writeFiles(root, { "a.py": "changed\n", "b.py": "" });
    assert.equal(frozen.read(uri), before);
    assert.deepEqual([frozen.list(uriOf(root)), frozen.exists(uriOf(join(root, "b.py")))], [listed, missing]);
    assert.equal(files.freeze().read(uri)?.text, "changed\n");
  });

  it("has open documents before the disk, however their URI is escaped", () => {
    const root = temporaryFolder({ "odd @ name (1).py": "disk\n" });
    const uri = uriOf(join(root, "odd @ name (1).py"));
    const open: Document = { uri, kind: "python", language: "python", text: "editor\n" };
    const files = diskFiles(defaultSettings, (asked) => (asked === uri ? open : undefined));
    const escaped = uri.replace("@", "%40").replace("(", "%28");
    assert.equal(files.read(escaped), open);
    assert.equal(canonicalUri(escaped), uri);
    assert.equal(diskFiles(defaultSettings).read(escaped)?.text, "disk\n");
  });

  it("says why a file cannot be read as text", () => {
    const root = temporaryFolder({ "data.bin": new Uint8Array([1, 0, 2]), "large.py": "#".repeat(6 * 1024 * 1024), "secret.py": "" });
    mkdirSync(join(root, "folder.py"));
    const reasons = ["data.bin", "large.py", "folder.py", "missing.py"].map((name) => {
      const opened = diskFiles(defaultSettings).open(uriOf(join(root, name)));
      return opened.state === "unreadable" ? opened.reason : opened.state;
    });
    assert.deepEqual(reasons, [
      "it holds binary data, not text",
      "it has 6.0 MB, and text files above 5 MB are not checked",
      "it is a folder",
      "missing",
    ]);
    if (process.getuid?.() === 0) return;
    chmodSync(join(root, "secret.py"), 0);
    assert.deepEqual(diskFiles(defaultSettings).open(uriOf(join(root, "secret.py"))), { state: "unreadable", reason: "permission denied" });
  });

  it("reads past a byte order mark and takes UTF-16 for text", () => {
    const root = temporaryFolder({ "mark.py": "\uFEFFx = 1\n", "wide.py": Buffer.from("\uFEFFx = 1\n", "utf16le") });
    for (const name of ["mark.py", "wide.py"]) assert.equal(diskFiles(defaultSettings).read(uriOf(join(root, name)))?.text, "x = 1\n");
  });

  it("lists a folder, with its folders marked by a slash", () => {
    const root = temporaryFolder({ "b.py": "", "a #1/c.py": "" });
    assert.deepEqual(diskFiles(defaultSettings).list(uriOf(root)), [`${uriOf(root)}/a%20%231/`, `${uriOf(root)}/b.py`]);
    assert.deepEqual(diskFiles(defaultSettings).list(uriOf(join(root, "missing"))), []);
  });
});
