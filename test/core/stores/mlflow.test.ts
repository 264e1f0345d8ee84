import assert from "node:assert/strict";

import { wholeRuns } from "../../../server/core/stores/contents.ts";
import { readMlflowStore, isMlflowStore } from "../../../server/core/stores/mlflow/store.ts";
import type { StoreFolder } from "../../../server/core/stores/folder.ts";
import { folderOf } from "./folderOf.ts";

const experiment = "experiment_id: '7'\nname: churn\nlifecycle_stage: active\n";
const run = (id: string, rest = ""): string => `run_id: ${id}\nrun_name: run ${id}\nstatus: 3\nstart_time: 1700000000000\nend_time: null\nlifecycle_stage: active\n${rest}`;

describe("MLflow file store", () => {
  it("reads parameters, tags and metrics, with keys in folders", async () => {
    const { runs, problems } = await whole(folderOf({ "7/meta.yaml": experiment, "7/a/meta.yaml": run("a"), "7/a/params/model/depth": "6", "7/a/tags/team": "growth\n", "7/a/metrics/val/auc": "1 0.5 0\n2 0.75 1\n" }));
    assert.deepEqual(problems, []);
    assert.deepEqual(runs, [
      {
        id: "a",
        name: "run a",
        experiment: "churn",
        store: "mlruns",
        tracker: "MLflow",
        status: "finished",
        startTime: 1700000000000,
        deleted: false,
        params: { "model/depth": "6" },
        tags: { team: "growth\n" },
        folder: "mlruns/7/a/artifacts",
        metrics: { "val/auc": { last: 0.75, min: 0.5, max: 0.75, mean: 0.625, step: 1, points: 2, nonFinite: 0 } },
      },
    ]);
  });

  it("takes as last the highest step, then the latest time, then the largest value", async () => {
    const last = async (text: string) => (await metric(text))?.last;
    assert.equal(await last("9 1 5\n1 2 6\n"), 2);
    assert.equal(await last("1 1 5\n2 2 5\n1 3 5\n"), 2);
    assert.equal(await last("1 3 5\n1 2 5\n"), 3);
  });

  it("keeps NaN and infinities, and counts them", async () => {
    assert.deepEqual(await metric("1 inf 0\n1 1.5 1\n1 nan 2\n"), { last: "NaN", min: 1.5, max: "Infinity", mean: 1.5, step: 2, points: 3, nonFinite: 2 });
    assert.deepEqual(await metric("1 nan 0\n"), { last: "NaN", min: "NaN", max: "NaN", mean: "NaN", step: 0, points: 1, nonFinite: 1 });
    assert.equal((await metric("1 -inf 0\n"))?.min, "-Infinity");
  });

  it("reads lines without a step, and leaves out a last line that is still being written", async () => {
    assert.equal((await metric("1 0.5\n"))?.step, 0);
    assert.equal((await metric("1 0.5 0\n2 0.6"))?.points, 1);
    assert.equal((await metric("1 0.5 0\n2 0.6 1"))?.points, 2);
    assert.equal(await metric(""), undefined);
  });

  it("looks once for where the curves of a run lie, however many there are", async () => {
    let looks = 0;
    const counted = (folder: StoreFolder): StoreFolder => ({
      ...folder,
      entries: async () => {
        looks += 1;
        const { folders, files } = await folder.entries();
        return { folders: folders.map(counted), files };
      },
    });
    const metrics = Object.fromEntries(Array.from({ length: 50 }, (_, number) => [`7/a/metrics/m${number}`, `1 ${number} 0\n`]));
    const contents = await readMlflowStore(counted(folderOf({ "7/meta.yaml": experiment, "7/a/meta.yaml": run("a"), ...metrics })));
    looks = 0;
    for (let number = 0; number < 50; number += 1) assert.equal((await contents.curve("a", `m${number}`)).values[0], number);
    assert.ok(looks < 10, `${looks} looks`);
  });

  it("names broken metric lines and keeps the rest of the curve", async () => {
    const store = folderOf({ "7/meta.yaml": experiment, "7/a/meta.yaml": run("a"), "7/a/metrics/auc": "1 0.5 0\nwhat is this\n\u0000\u0001 x\n2 0.6 1\n" });
    const { runs, problems } = await whole(store);
    assert.equal(runs[0]?.metrics["auc"]?.points, 2);
    assert.deepEqual(problems.map(({ file }) => file), ["mlruns/7/a/metrics/auc"]);
    assert.match(problems[0]?.message ?? "", /^2 lines are not/);
    const contents = await readMlflowStore(store);
    const { steps, times, values } = await contents.curve("a", "auc");
    assert.deepEqual([[...steps], [...times], [...values]], [[0, 1], [1, 2], [0.5, 0.6]]);
    assert.equal((await contents.curve("a", "gone")).values.length, 0);
  });

  it("names a damaged meta.yaml and shows the other runs", async () => {
    for (const damaged of ["", "run_id: [", "- just\n- a list\n", "run_id: b\n", "\u0000\u0001\u0002"]) {
      const { runs, problems } = await readMlflowStore(folderOf({ "7/meta.yaml": experiment, "7/a/meta.yaml": run("a"), "7/a/params/p": "1", "7/b/meta.yaml": damaged, "7/b/params/p": "1" }));
      assert.deepEqual(runs.map(({ id }) => id), ["a"]);
      assert.deepEqual(problems.map(({ file }) => file), ["mlruns/7/b/meta.yaml"], JSON.stringify(damaged));
    }
  });

  it("names an experiment's damaged meta.yaml, and shows its runs under the folder's name", async () => {
    const { runs, problems } = await readMlflowStore(folderOf({ "7/meta.yaml": "name: {", "7/a/meta.yaml": run("a") }));
    assert.equal(runs[0]?.experiment, "7");
    assert.deepEqual(problems.map(({ file }) => file), ["mlruns/7/meta.yaml"]);
  });

  it("marks deleted runs, and all runs of deleted experiments", async () => {
    const { runs } = await readMlflowStore(
      folderOf({ "7/meta.yaml": experiment, "7/a/meta.yaml": run("a").replace("active", "deleted"), "7/b/meta.yaml": run("b"), ".trash/8/meta.yaml": experiment, ".trash/8/c/meta.yaml": run("c") }),
    );
    assert.deepEqual(runs.map(({ id, deleted }) => [id, deleted]), [["a", true], ["b", false], ["c", true]]);
  });

  it("passes over what is no run: artifacts, data sets, the model registry", async () => {
    const { runs, problems } = await readMlflowStore(
      folderOf({ "7/meta.yaml": experiment, "7/a/artifacts/x": "", "7/datasets/d/meta.yaml": "digest: 1", "models/m/meta.yaml": "name: m", "7/tags/note": "" }),
    );
    assert.deepEqual({ runs, problems }, { runs: [], problems: [] });
  });

  it("knows a store by an experiment in it", async () => {
    assert.equal(await isMlflowStore(folderOf({ "7/meta.yaml": experiment })), true);
    assert.equal(await isMlflowStore(folderOf({ "7/meta.yaml": "name: something else" })), false);
    assert.equal(await isMlflowStore(folderOf({})), false);
  });
});

async function whole(folder: StoreFolder) {
  const contents = await readMlflowStore(folder);
  return { runs: wholeRuns(contents), problems: contents.problems };
}

async function metric(text: string) {
  const { runs } = await whole(folderOf({ "7/meta.yaml": experiment, "7/a/meta.yaml": run("a"), "7/a/metrics/m": text }));
  return runs[0]?.metrics["m"];
}
