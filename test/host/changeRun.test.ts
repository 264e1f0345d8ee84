import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import type { ChangeResult, ExperimentRun, RunChange } from "../../server/core/index.ts";
import { runOffice } from "../../server/host/runs/office.ts";
import { temporaryFolder } from "../harness/disk.ts";

type Change = RunChange extends infer Each ? (Each extends unknown ? Omit<Each, "run"> : never) : never;

/** The only run of a folder, and changes to it as the panel makes them. */
function changing(files: Readonly<Record<string, string>>) {
  const folder = temporaryFolder(files);
  const office = runOffice();
  const runs = async (deleted = false): Promise<readonly ExperimentRun[]> => (await office({ name: "table", params: { folders: [folder], deleted } })).table.runs;
  const change = async (what: Change): Promise<ChangeResult> => {
    const [run] = await runs(true);
    assert.ok(run);
    return office({ name: "change", params: { change: { ...what, run: { id: run.id, store: run.store } }, folders: [folder], servers: [] } });
  };
  const damaged = async (): Promise<readonly string[]> => (await office({ name: "table", params: { folders: [folder] } })).problems.map(({ file }) => file);
  return { folder, runs, change, damaged };
}

const MLFLOW = {
  "mlruns/1/meta.yaml": "experiment_id: '1'\nlifecycle_stage: active\nname: churn\n",
  "mlruns/1/abc/meta.yaml": "artifact_uri: x\nend_time: 2000\nlifecycle_stage: active\nrun_id: abc\nrun_name: first\nstart_time: 1000\nstatus: 3\n",
  "mlruns/1/abc/params/rate": "0.1",
  "mlruns/1/abc/tags/team": "growth",
};

describe("changes to a run of MLflow's file store", () => {
  it("writes tags and notes as files", async () => {
    const { runs, change, folder } = changing(MLFLOW);
    for (const what of [{ change: "tag", name: "a/b", value: "1" }, { change: "untag", name: "team" }, { change: "note", text: "looked at" }] as const) assert.deepEqual(await change(what), { state: "done" });
    const [run] = await runs();
    assert.deepEqual([run?.tags, run?.note], [{ "a/b": "1", "mlflow.note.content": "looked at" }, "looked at"]);
    assert.equal(readFileSync(join(folder, "mlruns/1/abc/tags/a/b"), "utf8"), "1");
  });

  it("deletes and restores a run; a deleted one takes no tags", async () => {
    const { runs, change, folder } = changing(MLFLOW);
    await change({ change: "delete" });
    assert.match(readFileSync(join(folder, "mlruns/1/abc/meta.yaml"), "utf8"), /^artifact_uri: x\ndeleted_time: \d+\nend_time: 2000\nlifecycle_stage: deleted\n/);
    assert.deepEqual([await runs(), (await runs(true)).map(({ deleted }) => deleted)], [[], [true]]);
    assert.match(JSON.stringify(await change({ change: "note", text: "x" })), /refused.*Restore it first/);
    await change({ change: "restore" });
    assert.equal(readFileSync(join(folder, "mlruns/1/abc/meta.yaml"), "utf8"), MLFLOW["mlruns/1/abc/meta.yaml"]);
    assert.deepEqual((await runs()).map(({ id, deleted }) => [id, deleted]), [["abc", undefined]]);
  });

  it("refuses names that would lead elsewhere", async () => {
    const { change, folder } = changing(MLFLOW);
    for (const name of ["../../meta.yaml", "a/../../x", "", "/a", "a\0"]) assert.equal((await change({ change: "tag", name, value: "x" })).state, "refused", name);
    assert.equal(readFileSync(join(folder, "mlruns/1/abc/meta.yaml"), "utf8"), MLFLOW["mlruns/1/abc/meta.yaml"]);
  });
});

describe("changes to a run whose tracker takes none", () => {
  const TABLE = { "logs/train.csv": "epoch,loss\n0,1\n1,0.5\n" };

  it("are kept in the workspace, by a path that a team shares", async () => {
    const { runs, change, folder } = changing(TABLE);
    await change({ change: "tag", name: "kind", value: "base" });
    await change({ change: "note", text: "the first" });
    assert.deepEqual((await runs()).map(({ tags, note }) => [tags, note]), [[{ kind: "base" }, "the first"]]);
    assert.equal(readFileSync(join(folder, ".modelwright/runs.json"), "utf8"), '{\n  "version": 1,\n  "runs": {\n    "logs#train.csv": {"tags":{"kind":"base"},"note":"the first"}\n  }\n}\n');
    await change({ change: "untag", name: "kind" });
    await change({ change: "note", text: "" });
    assert.deepEqual((await runs()).map(({ tags, note }) => [tags, note]), [[{}, undefined]]);
  });

  it("hide a run and show it again", async () => {
    const { runs, change } = changing(TABLE);
    await change({ change: "delete" });
    assert.deepEqual([(await runs()).length, (await runs(true)).length], [0, 1]);
    await change({ change: "restore" });
    assert.equal((await runs()).length, 1);
  });

  it("leave a damaged file as it is, and name it", async () => {
    const { runs, change, folder, damaged } = changing({ ...TABLE, ".modelwright/runs.json": "{" });
    assert.equal((await change({ change: "note", text: "x" })).state, "refused");
    assert.equal(readFileSync(join(folder, ".modelwright/runs.json"), "utf8"), "{");
    assert.deepEqual([(await runs()).length, await damaged()], [1, [join(folder, ".modelwright/runs.json")]]);
  });

  it("do not take away what the training wrote", async () => {
    const { change, folder } = changing(TABLE);
    assert.match(JSON.stringify(await change({ change: "untag", name: "kind" })), /only tags that were added here/);
    assert.ok(!existsSync(join(folder, ".modelwright")));
  });
});
