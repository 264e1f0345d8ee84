import assert from "node:assert/strict";

import { fileHashes } from "../../server/host/fileHash.ts";
import { uriOf } from "../../server/host/uris.ts";
import { temporaryFolder } from "../harness/disk.ts";

describe("checksums as DVC has them", () => {
  const folder = temporaryFolder({ "d/b.csv": "1\n", "d/a é.csv": "2\n", "d/sub/c.csv": "3\n", "d/sub.txt": "4\n" });

  it("of a file", () => assert.deepEqual(fileHashes()(uriOf(`${folder}/d/b.csv`)), { state: "hashed", md5: "b026324c6904b2a9cb4b88d6d61c81d1", bytes: 2 }));
  // The expected sum is what dvc-data 3 gives for this folder.
  it("of a folder", () => assert.deepEqual(fileHashes()(uriOf(`${folder}/d`)), { state: "hashed", md5: "f4b26a72946784a9ff860db33748c315.dir", bytes: 8 }));
  it("of nothing, and of what is too much to read", () => {
    assert.deepEqual(fileHashes()(uriOf(`${folder}/none`)), { state: "missing" });
    assert.deepEqual(fileHashes({ bytes: 1, filesInFolder: 9 })(uriOf(`${folder}/d/b.csv`)).state, "skipped");
    assert.deepEqual(fileHashes({ bytes: 99, filesInFolder: 2 })(uriOf(`${folder}/d`)), { state: "skipped", reason: "it has 4 files" });
  });
});
