import assert from "node:assert/strict";
import { join } from "node:path";

import { wholeRuns } from "../../server/core/index.ts";
import { listRuns, runReader } from "../../server/host/runs/reader.ts";
import { temporaryFolder, writeFiles } from "../harness/disk.ts";

const example = join(import.meta.dirname, "../../examples/churn");
const experiment = "experiment_id: '7'\nname: churn\n";
const run = (id: string): string => `run_id: ${id}\nstatus: 1\nstart_time: 1\n`;

describe("listRuns", () => {
  it("reads what MLflow itself wrote into the example, the newest run first", async () => {
    const { version, runs, problems } = await listRuns({ folders: [example] });
    assert.deepEqual([version, problems], [1, []]);
    assert.deepEqual(runs.map(({ name }) => name), ["boosting, subsampled", "boosting, slow", "boosting, deep", "boosting, shallow", "logistic, strong penalty", "logistic, weak penalty"]);
    assert.deepEqual(Object.keys(runs[0]?.metrics ?? {}), ["train_loss", "val_accuracy", "val_auc", "val_loss"]);
    assert.ok(runs.every(({ status, params, metrics }) => status === "finished" && params["model"] !== undefined && metrics["val_loss"]?.points === 30));
  });

  it("finds stores below a folder and takes stores by path and by URI, each once", async () => {
    const root = temporaryFolder({ "deep/er/mlruns/7/meta.yaml": experiment, "deep/er/mlruns/7/a/meta.yaml": run("a"), "other/7/meta.yaml": experiment, "other/7/b/meta.yaml": run("b"), "node_modules/mlruns/7/meta.yaml": experiment, "node_modules/mlruns/7/x/meta.yaml": run("x") });
    const ids = async (query: Parameters<typeof listRuns>[0]): Promise<readonly string[]> => (await listRuns(query)).runs.map(({ id }) => id);
    assert.deepEqual(await ids({ folders: [root] }), ["a"]);
    assert.deepEqual(await ids({ stores: [join(root, "other")] }), ["b"]);
    assert.deepEqual(await ids({ stores: [`file://${join(root, "deep/er")}`] }), ["a"]);
    assert.deepEqual(await ids({ folders: [root], stores: [join(root, "deep/er/mlruns")] }), ["a"]);
  });

  it("leaves deleted runs out unless asked for", async () => {
    const root = temporaryFolder({ "mlruns/7/meta.yaml": experiment, "mlruns/7/a/meta.yaml": `${run("a")}lifecycle_stage: deleted\n` });
    assert.equal((await listRuns({ folders: [root] })).runs.length, 0);
    assert.equal((await listRuns({ folders: [root], includeDeleted: true })).runs.length, 1);
  });

  it("says what a named store is not, and nothing about folders that hold none", async () => {
    const root = temporaryFolder({ "mlruns/readme.txt": "nothing yet" });
    assert.deepEqual((await listRuns({ folders: [root] })).problems, []);
    assert.match((await listRuns({ stores: [join(root, "gone")] })).problems[0]?.message ?? "", /^There is no such file/);
  });
});

describe("runReader", () => {
  it("sees points that a running training has added", async () => {
    const root = temporaryFolder({ "mlruns/7/meta.yaml": experiment, "mlruns/7/a/meta.yaml": run("a"), "mlruns/7/a/metrics/loss": "1 0.5 0\n" });
    const reader = runReader();
    const last = async (): Promise<unknown> => (await reader.read({ folders: [root] })).flatMap(wholeRuns)[0]?.metrics["loss"]?.last;
    assert.equal(await last(), 0.5);
    writeFiles(root, { "mlruns/7/a/metrics/loss": "1 0.5 0\n2 0.25 1\n" });
    assert.equal(await last(), 0.25);
    const [store] = await reader.read({ folders: [root] });
    assert.equal((await store?.curve("a", "loss"))?.values.length, 2);
  });
});
