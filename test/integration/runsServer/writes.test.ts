import assert from "node:assert/strict";
import { join } from "node:path";

import type { ExperimentRun, RunChange } from "../../../server/core/index.ts";
import { changeRun } from "../../../server/host/runs/change.ts";
import { runOffice } from "../../../server/host/runs/office.ts";
import { runReader } from "../../../server/host/runs/reader.ts";
import { peerPython } from "../../../server/tasks/python.ts";
import { temporaryFolder } from "../../harness/disk.ts";
import { runPython } from "../../harness/python.ts";
import { startTrackingServer, type RunningServer } from "../../harness/trackingServer.ts";
import { assertSameRegistry, REGISTRY } from "../runs/registry.ts";

const WRITE = `
import sys, mlflow
mlflow.set_tracking_uri(sys.argv[1]); mlflow.set_experiment("churn")
for number in range(8):
    with mlflow.start_run(run_name=f"run {number}"):
        mlflow.set_tag("old", "1"); mlflow.log_metric("loss", number)
        if number == 0: mlflow.log_text("a,b\\n1,2\\n", "tables/rows.csv"); mlflow.log_text("# Notes ü", "notes.md")
`;
const READ = `
import json, sys, mlflow
mlflow.set_tracking_uri(sys.argv[1])
client = mlflow.MlflowClient()
runs = client.search_runs([client.get_experiment_by_name("churn").experiment_id], run_view_type=3)
print("READ BACK " + json.dumps({run.info.run_name: [run.info.lifecycle_stage, {key: value for key, value in run.data.tags.items() if not key.startswith("mlflow.") or key == "mlflow.note.content"}, run.data.metrics["loss"]] for run in runs}))
`;

describe("a real MLflow server", function () {
  this.timeout(900_000);
  let python = "";
  let server: RunningServer;
  before(async () => {
    python = process.env["MODELWRIGHT_SERVER_PYTHON"] ?? (await peerPython("runsServer"));
    server = await startTrackingServer(python, join(temporaryFolder({}), "mlflow.db"));
    ask(WRITE);
  });
  after(() => server.stop());

  function ask(script: string): string {
    const { output, errors, status } = runPython(python, { "ask.py": script }, ["ask.py", server.address]);
    assert.equal(status, 0, errors);
    return output;
  }
  const theirs = (): Readonly<Record<string, readonly [stage: string, tags: Readonly<Record<string, string>>, loss: number]>> => JSON.parse(ask(READ).split("READ BACK ")[1] ?? "null") as ReturnType<typeof theirs>;
  // A server is left in peace between two looks, so each look is one of its own.
  const seen = async (): Promise<readonly ExperimentRun[]> => (await runOffice()({ name: "table", params: { stores: [server.address], deleted: true } })).table.runs;
  const world = { folders: [], servers: [] };
  const refused = (results: readonly Awaited<ReturnType<typeof changeRun>>[]): readonly unknown[] => results.filter(({ state }) => state !== "done");

  it("takes tags, notes, deletion and restoration of several runs at once, as its own client then reads them", async () => {
    const each = async (change: (run: ExperimentRun) => RunChange): Promise<void> => assert.deepEqual(refused(await Promise.all((await seen()).map((run) => changeRun(change(run), run, world)))), []);
    const key = ({ id, store }: ExperimentRun): { readonly run: { readonly id: string; readonly store: string } } => ({ run: { id, store } });
    await each((run) => ({ ...key(run), change: "tag", name: "team/part one", value: `${run.name} ü` }));
    await each((run) => ({ ...key(run), change: "untag", name: "old" }));
    await each((run) => ({ ...key(run), change: "note", text: "# Looked at\n\nfine" }));
    await each((run) => ({ ...key(run), change: "delete" }));
    const names = Array.from({ length: 8 }, (_, number) => `run ${number}`);
    const expected = (stage: string): unknown => Object.fromEntries(names.map((name, number) => [name, [stage, { "team/part one": `${name} ü`, "mlflow.note.content": "# Looked at\n\nfine" }, number]]));
    assert.deepEqual(theirs(), expected("deleted"));
    assert.deepEqual((await seen()).map(({ deleted, note }) => [deleted, note]), names.map(() => [true, "# Looked at\n\nfine"]));
    await each((run) => ({ ...key(run), change: "restore" }));
    assert.deepEqual(theirs(), expected("active"));
  });

  it("refuses in words what it does not take", async () => {
    const [run] = await seen();
    assert.ok(run);
    const gone = { ...run, id: "0".repeat(32) };
    const [result] = refused([await changeRun({ change: "tag", name: "a", value: "b", run: { id: gone.id, store: gone.store } }, gone, world)]) as readonly { readonly reason: string }[];
    assert.match(result?.reason ?? "", /It says: Run with id=0+ not found/);
    assert.equal(refused([await changeRun({ change: "untag", name: "never", run: { id: run.id, store: run.store } }, run, world)]).length, 1);
  });

  it("lists and hands over what a run logged", async () => {
    const office = runOffice();
    const run = (await office({ name: "table", params: { stores: [server.address] } })).table.runs.find(({ name }) => name === "run 0");
    assert.ok(run);
    const [listed = []] = await office({ name: "artifacts", params: { runs: [run] } });
    assert.deepEqual(listed.map(({ id, kind }) => [id, kind]), [["notes.md", "text"], ["tables/rows.csv", "table"]]);
    assert.deepEqual(await office({ name: "artifact", params: { run, id: "notes.md" } }), { state: "text", language: "markdown", text: "# Notes ü" });
    assert.deepEqual(await office({ name: "artifact", params: { run, id: "tables/rows.csv" } }), { state: "table", columns: ["a", "b"], rows: [["1", "2"]], total: 1 });
  });

  it("has the registry that its own client reads", async () => {
    const output = ask(REGISTRY.replace('"churn"), run_name', '"churn of models"), run_name'));
    assertSameRegistry(await runReader().read({ stores: [server.address] }), output);
  });
});
