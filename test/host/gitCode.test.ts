import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { codeAt, codeChanges, restoreBranch, restoreCode } from "../../server/host/gitCode.ts";
import { temporaryFolder } from "../harness/disk.ts";

describe("the code of runs in git", () => {
  let folder = "";
  let [first, second] = ["", ""];
  const git = (...words: readonly string[]): string => execFileSync("git", ["-c", "user.email=a@b.c", "-c", "user.name=n", ...words], { cwd: folder, encoding: "utf8" }).trim();
  const commit = (text: string): string => {
    writeFileSync(join(folder, "train.py"), text);
    git("add", "train.py");
    git("commit", "-qm", "more");
    return git("rev-parse", "HEAD");
  };
  beforeEach(() => {
    const around = temporaryFolder({ "repository/other.py": "same\n", "change.patch": "" });
    folder = join(around, "repository");
    git("init", "-q");
    git("add", ".");
    first = commit("rate = 1\n");
    second = commit("rate = 2\n");
    writeFileSync(join(folder, "train.py"), "rate = 3\n");
    writeFileSync(join(around, "change.patch"), `${git("diff")}\n`);
    git("checkout", "-q", "train.py");
  });
  const patch = (): string => join(folder, "../change.patch");

  it("differs between commits", async () => {
    const compared = await codeChanges(folder, { commit: first }, { commit: second });
    assert.deepEqual(compared, { state: "compared", folder, before: first, after: second, changes: [{ path: "train.py", kind: "changed" }] });
  });

  it("has what was not committed on top, and writes nothing to the repository", async () => {
    const before = git("count-objects");
    const compared = await codeChanges(folder, { commit: second }, { commit: second, patch: patch() });
    assert.ok(compared.state === "compared", JSON.stringify(compared));
    assert.deepEqual(compared.changes, [{ path: "train.py", kind: "changed" }]);
    assert.deepEqual([await codeAt(folder, compared.before, "train.py"), await codeAt(folder, compared.after, "train.py")], ["rate = 2\n", "rate = 3\n"]);
    assert.deepEqual([git("count-objects"), git("status", "--porcelain")], [before, ""]);
  });

  it("has what was not committed outside of the folder that is open, too", async () => {
    mkdirSync(join(folder, "sub"));
    const compared = await codeChanges(join(folder, "sub"), { commit: second }, { commit: second, patch: patch() });
    assert.ok(compared.state === "compared", JSON.stringify(compared));
    assert.equal(await codeAt(join(folder, "sub"), compared.after, "train.py"), "rate = 3\n");
  });

  it("has the diff that ClearML keeps among the facts of its task", async () => {
    const task = join(folder, "../task.json");
    writeFileSync(task, JSON.stringify({ script: { diff: readFileSync(patch(), "utf8").trimEnd() } }));
    const compared = await codeChanges(folder, { commit: second }, { commit: second, patch: task });
    assert.ok(compared.state === "compared", JSON.stringify(compared));
    assert.equal(await codeAt(folder, compared.after, "train.py"), "rate = 3\n");
  });

  it("is the committed one where the patch does not fit, and says so", async () => {
    const compared = await codeChanges(folder, { commit: first, patch: patch() }, { commit: second });
    assert.ok(compared.state === "compared");
    assert.match(compared.note ?? "", /could not be put on top/);
  });

  it("is refused with words where there is none to compare", async () => {
    assert.match(JSON.stringify(await codeChanges(folder, { commit: "" }, { commit: second })), /did not write down commits/);
    assert.match(JSON.stringify(await codeChanges(folder, { commit: second }, { commit: second })), /same commit/);
    assert.match(JSON.stringify(await codeChanges(folder, { commit: "0123456789" }, { commit: second })), /not both in the repository/);
    assert.equal(await codeAt(folder, "--output=x", "train.py"), "");
  });

  it("is restored onto a branch of its own, where nothing would be lost", async () => {
    writeFileSync(join(folder, "train.py"), "precious\n");
    assert.match(JSON.stringify(await restoreBranch(folder, { commit: first })), /refused.*not committed/);
    assert.equal(readFileSync(join(folder, "train.py"), "utf8"), "precious\n");
    git("checkout", "-q", "train.py");
    assert.deepEqual(await restoreBranch(folder, { commit: second, patch: patch() }), { state: "restored", folder: git("rev-parse", "--show-toplevel") });
    assert.deepEqual([git("branch", "--show-current"), readFileSync(join(folder, "train.py"), "utf8")], [`run-${second.slice(0, 8)}`, "rate = 3\n"]);
    git("checkout", "-q", "train.py");
    assert.match(JSON.stringify(await restoreBranch(folder, { commit: second })), /refused.*already/);
  });

  it("is restored into a worktree beside the repository, once", async () => {
    const restored = await restoreCode(folder, { commit: second, patch: patch() });
    assert.deepEqual(restored, { state: "restored", folder: `${folder}-${second.slice(0, 8)}` });
    assert.equal(readFileSync(join(`${folder}-${second.slice(0, 8)}`, "train.py"), "utf8"), "rate = 3\n");
    assert.ok(existsSync(join(folder, "train.py")) && git("status", "--porcelain") === "");
    assert.match(JSON.stringify(await restoreCode(folder, { commit: second })), /already something/);
  });
});
