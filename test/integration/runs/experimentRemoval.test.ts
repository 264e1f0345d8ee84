import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import type { ExperimentRun } from "../../../server/core/index.ts";
import { changeRun } from "../../../server/host/runs/change.ts";
import { runOffice } from "../../../server/host/runs/office.ts";
import { peerPython } from "../../../server/tasks/python.ts";
import { temporaryFolder } from "../../harness/disk.ts";
import { runPython } from "../../harness/python.ts";

/** Three experiments, and work of the person that is not committed: changed, staged, new, stashed. */
const SCRIPT = `
import os, subprocess, sys
os.chdir(sys.argv[1])
def call(*args): subprocess.run(args, check=True, capture_output=True)
call("git", "init", "-q", "-b", "main"); call("git", "config", "user.email", "a@b.c"); call("git", "config", "user.name", "n")
os.environ.update(DVC_NO_ANALYTICS="1")
call(sys.executable, "-m", "dvc", "init", "-q"); open("train.py", "w").write("first"); open("notes.txt", "w").write("first"); call("git", "add", "."); call("git", "commit", "-qm", "first")
from dvclive import Live
for number in range(3):
    with Live(save_dvc_exp=True, exp_name=f"exp-{number}") as live: live.log_metric("loss", number)
open("notes.txt", "w").write("stashed"); call("git", "stash", "push", "-q", "notes.txt")
open("train.py", "w").write("changed"); open("staged.txt", "w").write("staged"); call("git", "add", "staged.txt"); open("new.txt", "w").write("new")
`;
const LIST = "import subprocess, sys\nprint(subprocess.run([sys.executable, '-m', 'dvc', 'exp', 'list', '--name-only', '--all-commits'], cwd=sys.argv[1], check=True, capture_output=True, text=True).stdout)";

describe("removing experiments of DVC", () => {
  let [python, root] = ["", ""];
  before(async function () {
    this.timeout(900_000);
    python = process.env["MODELWRIGHT_PYTHON"] ?? (await peerPython("runs"));
    root = temporaryFolder({});
    const { status, errors } = runPython(python, { "write.py": SCRIPT }, ["write.py", root]);
    assert.equal(status, 0, errors);
  });

  const git = (...words: readonly string[]): string => spawnSync("git", words, { cwd: root, encoding: "utf8" }).stdout;
  const work = (): unknown => [git("status", "--porcelain=v1"), git("stash", "list"), git("rev-parse", "HEAD"), git("diff"), git("diff", "--cached"), readFileSync(join(root, "new.txt"), "utf8")];
  const runs = async (): Promise<readonly ExperimentRun[]> => (await runOffice()({ name: "table", params: { folders: [root], git: true } })).table.runs.filter(({ tracker }) => tracker === "DVC");
  const listed = (): readonly string[] => runPython(python, { "list.py": LIST }, ["list.py", root]).output.split(/\s+/).filter((name) => name !== "").toSorted();
  const remove = (run: ExperimentRun): ReturnType<typeof changeRun> => changeRun({ change: "delete", run: { id: run.id, store: run.store } }, run, { folders: [root], servers: [] });

  it("takes away several at once as `dvc exp remove` does, touches nothing of the person's work, and says how they come back", async function () {
    this.timeout(120_000);
    const [before, all] = [work(), await runs()];
    const wanted = all.filter(({ id }) => id !== "exp-1");
    assert.equal(wanted.length, 2);
    const results = await Promise.all(wanted.map(remove));
    assert.deepEqual([listed(), work()], [["exp-1"], before]);
    for (const result of results) {
      const [, words = ""] = /^`git (update-ref [^`]+)` brings it back/.exec(result.state === "done" ? (result.note ?? "") : "") ?? [];
      git(...words.split(" "));
    }
    assert.deepEqual([listed(), work()], [["exp-0", "exp-1", "exp-2"], before]);
  });

  it("leaves an experiment alone that changed or went since the table was read", async function () {
    this.timeout(120_000);
    const [run] = await runs();
    assert.ok(run);
    const [reference = ""] = git("for-each-ref", "--format=%(refname)", `refs/exps/**/${run.id}`).trim().split("\n");
    git("update-ref", reference, "HEAD");
    const refused = await remove(run);
    assert.match(refused.state === "refused" ? refused.reason : "", /has changed or gone since the table was read/);
    assert.equal(git("rev-parse", reference), git("rev-parse", "HEAD"));
  });
});
