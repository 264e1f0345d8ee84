import assert from "node:assert/strict";
import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";

import { wholeRuns } from "../../server/core/index.ts";
import { runOffice } from "../../server/host/runs/office.ts";
import { listRuns, runReader } from "../../server/host/runs/reader.ts";
import { temporaryFolder, writeFiles } from "../harness/disk.ts";

const run = { "7/meta.yaml": "experiment_id: '7'\nname: churn\n", "7/a/meta.yaml": "run_id: a\nstatus: 1\nstart_time: 1\n" };

describe("stores behind links", () => {
  it("are found where the link leads out of the workspace, each once", async () => {
    const elsewhere = temporaryFolder(Object.fromEntries(Object.entries(run).map(([path, text]) => [`disk/mlruns/${path}`, text])));
    const root = temporaryFolder({ "logs/train.csv": "step,loss\n0,1\n" });
    symlinkSync(join(elsewhere, "disk/mlruns"), join(root, "mlruns"));
    symlinkSync(join(elsewhere, "disk"), join(root, "same"));
    symlinkSync(join(root, "logs"), join(root, "again"));
    const { runs, problems } = await listRuns({ folders: [root] });
    assert.deepEqual([runs.map(({ id }) => id).toSorted(), problems], [["a", "train.csv"], []]);
  });

  it("do no harm where they lead in a circle, up, or nowhere", async () => {
    const root = temporaryFolder({ "logs/train.csv": "step,loss\n0,1\n" });
    for (const [to, from] of [["..", "logs/up"], ["loop", "logs/loop"], ["loop.csv", "logs/loop.csv"], ["nowhere", "logs/gone"], ["/", "logs/all"]] as const) symlinkSync(to, join(root, from));
    const { runs, problems } = await listRuns({ folders: [root] });
    assert.deepEqual([runs.map(({ id }) => id), problems], [["train.csv"], []]);
  });
});

describe("addresses that are no files", () => {
  it("are told what to name instead, without repeating a password", async () => {
    const said = async (store: string): Promise<string> => (await listRuns({ stores: [store] })).problems.map(({ message }) => message).join();
    assert.match(await said("postgresql+psycopg2://ada:secret@host/db"), /^Databases of servers are not opened here\. Start `mlflow server --backend-store-uri postgresql\+psycopg2:\/\/ada:…@host\/db`/);
    assert.equal(JSON.stringify(await listRuns({ stores: ["mysql://ada:secret@host/db"] })).includes("secret"), false);
    assert.match(await said("s3://bucket/mlruns"), /^Stores in a cloud/);
    assert.match(await said("databricks"), /MLFLOW_TRACKING_TOKEN/);
    assert.match(await said("sqlite:///nowhere/mlflow.db"), /^There is no such file/);
  });
});

describe("tables whose columns a person mapped", () => {
  const TABLE = "it,when,cost,noise\n10,1700000000,1.5,7\n20,1700000060,nan,8\n";
  const mapping = (tables: object): Readonly<Record<string, string>> => ({ ".modelwright/columns.json": JSON.stringify({ version: 1, tables }) });

  it("are found and read as that says, by path and by pattern", async () => {
    const root = temporaryFolder({ ...mapping({ "out/*.csv": { step: "it", time: "when", metrics: ["cost"] }, "**/own.jsonl": { step: "n" } }), "out/a.csv": TABLE, "out/deep/b.csv": TABLE, "x/y/own.jsonl": '{"n": 3, "k": 0.5}\n' });
    const stores = await runReader().read({ folders: [root] });
    const found = stores.flatMap(wholeRuns).toSorted((a, b) => a.id.localeCompare(b.id));
    assert.deepEqual(found.map(({ id, metrics }) => [id, Object.keys(metrics)]), [["a.csv", ["cost"]], ["own.jsonl", ["k"]]]);
    const curve = await stores.find(({ runs }) => runs.some(({ id }) => id === "a.csv"))?.curve("a.csv", "cost");
    assert.deepEqual([[...(curve?.steps ?? [])], [...(curve?.times ?? [])], [...(curve?.values ?? [])]], [[10, 20], [1.7e12, 1.70000006e12], [1.5, NaN]]);
    assert.deepEqual([found[1]?.metrics["k"]?.step, stores.flatMap(({ problems }) => problems)], [3, []]);
  });

  it("are read anew where the mapping changes, also where a file is named", async () => {
    const root = temporaryFolder({ ...mapping({ "a.csv": { step: "it", metrics: ["cost"] } }), "a.csv": TABLE });
    const reader = runReader();
    const metrics = async (): Promise<unknown> => (await reader.read({ stores: [join(root, "a.csv")] })).flatMap(wholeRuns).map((each) => Object.keys(each.metrics));
    assert.deepEqual(await metrics(), [["cost"]]);
    writeFiles(root, mapping({ "a.csv": { step: "it", metrics: ["cost", "noise"] } }));
    assert.deepEqual(await metrics(), [["cost", "noise"]]);
  });

  it("are asked about where a log is called as one, and are shown once somebody has said what they are", async () => {
    const root = temporaryFolder({ "logs/a.csv": TABLE, "logs/b.csv": TABLE, "data/c.csv": TABLE });
    const office = runOffice();
    const shown = async (): Promise<unknown> => {
      const { table, problems } = await office({ name: "table", params: { folders: [root] } });
      return [table.runs.map(({ id }) => id).toSorted(), problems.map(({ file, mend }) => [file, mend])];
    };
    assert.deepEqual(await shown(), [[], [[join(root, "logs/a.csv"), "columns"], [join(root, "logs/b.csv"), "columns"]]]);
    const path = join(root, "logs/a.csv");
    const read = await office({ name: "tableColumns", params: { path } });
    if (read.state === "refused") throw new Error(read.reason);
    assert.deepEqual(read.guess, { step: "it", time: "when", metrics: ["cost", "noise"], params: [] });
    assert.deepEqual(await office({ name: "tablePreview", params: { path, mapping: read.guess } }), ["One run: cost 2 points, noise 2 points"]);
    assert.deepEqual(await office({ name: "mapTable", params: { path, folders: [root], mapping: read.guess } }), { state: "done", note: "Kept for logs/a.csv in .modelwright/columns.json." });
    assert.deepEqual(await shown(), [["a.csv"], [[join(root, "logs/b.csv"), "columns"]]]);
    await office({ name: "mapTable", params: { path, folders: [root], mapping: read.guess, like: "*.csv" } });
    assert.deepEqual(await shown(), [["a.csv", "b.csv"], []]);
    writeFiles(root, { ".modelwright/columns.json": "{" });
    assert.equal((await office({ name: "mapTable", params: { path, folders: [root], mapping: read.guess } })).state, "refused");
    assert.equal((await office({ name: "tableColumns", params: { path: join(root, "gone.csv") } })).state, "refused");
  });

  it("are named where the file of columns is damaged, and other stores are shown", async () => {
    const root = temporaryFolder({ ".modelwright/columns.json": "{", "train.csv": "step,loss\n0,1\n" });
    mkdirSync(join(root, "empty"));
    const { runs, problems } = await listRuns({ folders: [root] });
    assert.deepEqual([runs.map(({ id }) => id), problems.map(({ file }) => file)], [["train.csv"], [join(root, ".modelwright/columns.json")]]);
  });
});
