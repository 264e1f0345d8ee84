import assert from "node:assert/strict";
import { mkdirSync, symlinkSync } from "node:fs";
import { join, relative } from "node:path";

import { walk, type WalkOptions } from "../../server/host/walk.ts";
import { temporaryFolder } from "../harness/disk.ts";

async function found(root: string, paths: readonly string[] = [root], options: WalkOptions = { ignoring: true }): Promise<readonly string[]> {
  const seen: string[] = [];
  for await (const entry of walk(paths, options)) {
    seen.push(relative(root, entry.path) + (entry.state === "problem" ? `: ${entry.reason}` : entry.named ? " named" : ""));
  }
  return seen;
}

describe("walk", () => {
  it("gives files of a folder first, then its folders, in the order of their names", async () => {
    const root = temporaryFolder({ "b.py": "", "a.py": "", "sub/c.py": "", "another/d.py": "" });
    assert.deepEqual(await found(root), ["a.py", "b.py", "another/d.py", "sub/c.py"]);
  });

  it("honours .gitignore at every level, with the deeper one stronger", async () => {
    const root = temporaryFolder({
      ".gitignore": "*.log\n/top.py\nout\nsub/only.py\n",
      "top.py": "",
      "sub/top.py": "",
      "sub/only.py": "",
      "sub/.gitignore": "!keep.log\n!out/\n/mine.py\n",
      "sub/keep.log": "",
      "sub/drop.log": "",
      "sub/mine.py": "",
      "sub/deep/mine.py": "",
      "sub/deep/keep.log": "",
      "sub/out/kept.py": "",
      "out/dropped.py": "",
    });
    assert.deepEqual(await found(root), [
      ".gitignore",
      "sub/.gitignore",
      "sub/keep.log",
      "sub/top.py",
      "sub/deep/keep.log",
      "sub/deep/mine.py",
      "sub/out/kept.py",
    ]);
  });

  it("knows the rules of the repository around the folder, unless the folder itself is ignored", async () => {
    const root = temporaryFolder({ ".git/HEAD": "", ".gitignore": "*.tmp\nscratch/\n", "src/a.py": "", "src/a.tmp": "", "scratch/b.py": "" });
    assert.deepEqual(await found(root, [join(root, "src")]), ["src/a.py"]);
    assert.deepEqual(await found(root, [join(root, "scratch")]), ["scratch/b.py"]);
  });

  it("leaves out what tools write, unless told to ignore nothing", async () => {
    const root = temporaryFolder({
      "a.py": "",
      "node_modules/x/b.py": "",
      "my-environment/pyvenv.cfg": "",
      "my-environment/lib/c.py": "",
      ".dvc/cache/files/d": "",
      ".dvc/config": "",
      "mlruns/0/meta.yaml": "",
    });
    assert.deepEqual(await found(root), ["a.py", ".dvc/config"]);
    assert.equal((await found(root, [root], { ignoring: false })).length, 7);
  });

  it("is not caught in a circle of links", async () => {
    const root = temporaryFolder({ "sub/a.py": "" });
    symlinkSync(root, join(root, "sub", "circle"));
    symlinkSync(join(root, "sub"), join(root, "link"));
    assert.deepEqual(await found(root), ["sub/a.py"]);
    assert.deepEqual(await found(root, [join(root, "link")]), ["link/a.py"]);
  });

  it("takes globs, and files by name even where they are ignored", async () => {
    const root = temporaryFolder({ ".gitignore": "b.py", "a.py": "", "b.py": "", "sub/c.py": "", "sub/d.txt": "" });
    assert.deepEqual(await found(root, [`${root}/**/*.py`]), ["a.py", "sub/c.py"]);
    assert.deepEqual(await found(root, [join(root, "b.py"), root]), ["b.py named", ".gitignore", "a.py", "sub/c.py", "sub/d.txt"]);
  });

  it("says what it could not walk", async () => {
    const root = temporaryFolder({});
    mkdirSync(join(root, "empty"));
    assert.deepEqual(await found(root, [join(root, "missing"), `${root}/*.py`, join(root, "empty")]), [
      "missing: there is no such file or folder",
      "*.py: no file matches the pattern",
    ]);
  });

  it("skips what the person does not want", async () => {
    const root = temporaryFolder({ "a.py": "", "legacy/b.py": "" });
    assert.deepEqual(await found(root, [root], { ignoring: true, skip: (path) => path.endsWith("legacy") }), ["a.py"]);
  });
});
