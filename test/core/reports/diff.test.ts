import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";

import { unifiedDiff } from "../../../server/core/index.ts";
import { temporaryFolder } from "../../harness/disk.ts";

const numbered = (count: number): string[] => Array.from({ length: count }, (_, index) => `line ${index + 1}`);
const text = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join("");

describe("unifiedDiff", () => {
  it("shows changes with three lines around them, near ones together", () => {
    const after = numbered(20);
    after[2] = "changed";
    after.splice(15, 1);
    assert.equal(
      unifiedDiff("a.txt", text(numbered(20)), text(after)),
      text([
        ...["--- a/a.txt", "+++ b/a.txt", "@@ -1,6 +1,6 @@", " line 1", " line 2", "-line 3", "+changed", " line 4", " line 5", " line 6"],
        ...["@@ -13,7 +13,6 @@", " line 13", " line 14", " line 15", "-line 16", " line 17", " line 18", " line 19"],
      ]),
    );
  });

  it("shows a new file whole and says nothing where nothing changes", () => {
    assert.equal(unifiedDiff("b.txt", undefined, "one\n"), "--- /dev/null\n+++ b/b.txt\n@@ -0,0 +1,1 @@\n+one\n");
    assert.equal(unifiedDiff("b.txt", "one\n", "one\n"), "");
  });

  it("is a patch that git applies", () => {
    const before = numbered(60);
    for (let seed = 1; seed <= 20; seed++) {
      const after = before.flatMap((line, index) => ((index * 7919 * seed) % 11 === 0 ? [] : (index * 31 * seed) % 13 === 0 ? [line, `new ${seed}`] : [line]));
      const root = temporaryFolder({ "a.txt": text(before), "a.patch": unifiedDiff("a.txt", text(before), text(after)) });
      const applied = spawnSync("git", ["apply", "--check", join(root, "a.patch")], { cwd: root, encoding: "utf8" });
      assert.deepEqual([applied.status, applied.stderr], [0, ""], `seed ${seed}`);
    }
  });
});
