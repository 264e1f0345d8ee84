import assert from "node:assert/strict";

import type { ExperimentRun } from "../../../server/core/index.ts";
import { changeRun } from "../../../server/host/runs/change.ts";
import { runOffice } from "../../../server/host/runs/office.ts";
import { peerPython } from "../../../server/tasks/python.ts";
import { temporaryFolder } from "../../harness/disk.ts";
import { runPython } from "../../harness/python.ts";
import { startAimServer, type RunningServer } from "../../harness/trackingServer.ts";
import { READ_BACK, readsAs } from "./parity.ts";

/** Written by Aim into its own storage. Its library shows a run to others after a while only, so what was logged is noted down; ours come through the server that `aim up` starts. */
const SCRIPT = `
import json, os, sys
os.environ["AIM_TELEMETRY"] = "0"
import aim
repo = aim.Repo.from_path(sys.argv[1], init=True)
written = []
def flat(value, prefix=""):
    for key, inner in value.items():
        if isinstance(inner, dict): yield from flat(inner, prefix + key + ".")
        else: yield prefix + key, inner if isinstance(inner, str) else json.dumps(inner, separators=(",", ":"))
for number in range(3):
    run = aim.Run(repo=repo, experiment="churn", system_tracking_interval=None, log_system_params=False, capture_terminal_logs=False)
    run.name = f"run {number} ü"; run.add_tag("good"); run.description = "a note"
    params = {"rate": 0.1 ** number, "layers": [1, 2], "deep": {"on": True, "text": "x 'y' \\"z\\""}, "empty": ""}
    run["hparams"] = params
    curves = {}
    def track(value, name, step, context={}):
        run.track(value, name=name, step=step, context=context)
        parts = ", ".join(f"{key}={context[key]}" for key in sorted(context))
        curves.setdefault(name + ("{" + parts + "}" if parts else ""), []).append([step, str(value)])
    for step in range(700):
        track(1 / (step + 1), "loss", step, {"subset": "train"})
        if step % 3 == 0: track(step / 7, "loss", step, {"subset": "val", "fold": number})
    for step, value in enumerate([float("nan"), float("inf"), float("-inf")]): track(value, "odd", step)
    track(3.5, "negative", -3); track(7, "whole \\"quoted\\"", 1); track(0.1 + 0.2, "precise", 0)
    track(5.0, "late", 9); track(4.0, "late", 2)
    run.archived = number == 2
    run.close()
    written.append(dict(id=run.hash, name=f"run {number} ü", status="finished", params=dict(flat(params, "hparams.")), curves=curves))
${READ_BACK}`;

describe("Aim's server beside Aim", () => readsAs(SCRIPT, undefined, startAimServer));

describe("changes that Aim's server takes", () => {
  let server: RunningServer;
  before(async function () {
    this.timeout(900_000);
    const python = process.env["MODELWRIGHT_PYTHON"] ?? (await peerPython("runs"));
    const folder = temporaryFolder({});
    const { status, errors } = runPython(python, { "write.py": 'import os, sys\nos.environ["AIM_TELEMETRY"] = "0"\nimport aim\nrun = aim.Run(repo=aim.Repo.from_path(sys.argv[1], init=True), system_tracking_interval=None, log_system_params=False, capture_terminal_logs=False)\nrun.track(1.0, name="loss", step=0)\nrun.close()\n' }, ["write.py", folder]);
    assert.equal(status, 0, errors);
    server = await startAimServer(python, folder);
  });
  after(() => server.stop());

  it("are tags, notes, and the archive", async () => {
    const seen = async (): Promise<ExperimentRun> => {
      // A server is left in peace between two looks, so each look is one of its own.
      const [run] = (await runOffice()({ name: "table", params: { stores: [server.address], deleted: true } })).table.runs;
      assert.ok(run);
      return run;
    };
    const run = await seen();
    const key = { id: run.id, store: run.store };
    const world = { folders: [], servers: [] };
    for (const change of [{ change: "tag", name: "team", value: "growth" }, { change: "note", text: "looked at" }, { change: "delete" }] as const) assert.deepEqual(await changeRun({ ...change, run: key }, await seen(), world), { state: "done" });
    const { tags, note, deleted } = await seen();
    assert.deepEqual([tags, note, deleted], [{ tags: "team: growth" }, "looked at", true]);
    await changeRun({ change: "restore", run: key }, await seen(), world);
    assert.equal((await seen()).deleted, undefined);
  });
});
