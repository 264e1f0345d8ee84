import assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { join } from "node:path";

import type { ExperimentRun, RunChange } from "../../server/core/index.ts";
import { changeRun } from "../../server/host/runs/change.ts";
import { wordsOfFault } from "../../server/host/runs/faults.ts";
import { runOffice } from "../../server/host/runs/office.ts";
import { temporaryFolder } from "../harness/disk.ts";

const FILES = { "mlruns/7/meta.yaml": "experiment_id: '7'\nname: churn\n", "mlruns/7/a/meta.yaml": "run_id: a\nstatus: 3\nstart_time: 1\nlifecycle_stage: active\n", "mlruns/7/a/tags/team": "growth" };
const world = { folders: [], servers: [] };
type Change<Kind> = Kind extends RunChange ? Omit<Kind, "run"> : never;

async function runIn(store: string): Promise<ExperimentRun> {
  const [run] = (await runOffice()({ name: "table", params: { stores: [store] } })).table.runs;
  assert.ok(run);
  return run;
}

const changed = (run: ExperimentRun, change: Change<RunChange>): ReturnType<typeof changeRun> => changeRun({ ...change, run: { id: run.id, store: run.store } }, run, world);
const reasonOf = (result: Awaited<ReturnType<typeof changeRun>>): string => (result.state === "refused" ? result.reason : result.state);

describe("changes that a file store cannot take", () => {
  it("are refused in words, and leave nothing behind", async () => {
    const root = temporaryFolder(FILES);
    const store = join(root, "mlruns");
    const run = await runIn(store);
    assert.match(reasonOf(await changed(run, { change: "tag", name: "team/lead", value: "x" })), /team would have to be a folder and a file at once.*nothing was changed\.$/);
    assert.match(reasonOf(await changed(run, { change: "tag", name: "../../b", value: "x" })), /cannot be one\.$/);
    assert.match(reasonOf(await changed(run, { change: "untag", name: "gone" })), /no tag `gone` any more/);
    assert.deepEqual([readdirSync(join(store, "7/a")), readFileSync(join(store, "7/a/tags/team"), "utf8")], [["meta.yaml", "tags"], "growth"]);
    assert.deepEqual(await changed(run, { change: "note", text: "fine" }), { state: "done" });
    assert.deepEqual(readdirSync(join(store, "7/a/tags")), ["mlflow.note.content", "team"]);
  });

  it("of a database are never written", async () => {
    const run = { ...(await runIn(join(temporaryFolder(FILES), "mlruns"))), store: "/data/mlflow.db" };
    assert.match(reasonOf(await changed(run, { change: "delete" })), /^Only MLflow writes to its database/);
    assert.equal(existsSync("/data/mlflow.db"), false);
  });

  it("say of the disk what is wrong with it", () => {
    const fault = (code: string): string => wordsOfFault(Object.assign(new Error("raw"), { code, path: "/runs/a" }));
    assert.equal(fault("EROFS"), "/runs/a lies in a file system that is read-only, so nothing was changed.");
    assert.match(fault("EACCES"), /may not be written by you/);
    assert.match(fault("ENOSPC"), /disk that is full/);
    assert.equal(fault("EOTHER"), "raw");
  });
});

describe("changes that a server does not take", () => {
  let server: Server;
  let status = 200;
  let brokenOff = 0;
  const store = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  before((done) => {
    server = createServer((request, response) => {
      brokenOff -= 1;
      if (brokenOff >= 0) request.socket.destroy();
      else response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify({ error_code: "REFUSED", message: "ask Ada" }));
    });
    server.listen(0, "127.0.0.1", done);
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });

  const remote = async (): Promise<ExperimentRun> => ({ ...(await runIn(join(temporaryFolder(FILES), "mlruns"))), store: store() });

  for (const [answer, words] of [[401, /does not let you in \(401\).*ask Ada$/], [403, /does not let you in \(403\)/], [404, /no server of MLflow or Aim/], [429, /answered with an error \(429\).*ask Ada/], [500, /answered with an error \(500\)/], [302, /sends us on to/]] as const) {
    it(`are refused in words where it answers ${answer}`, async () => {
      status = answer;
      for (const change of [{ change: "tag", name: "a", value: "b" }, { change: "note", text: "x" }, { change: "delete" }] as const) assert.match(reasonOf(await changed(await remote(), change)), words);
    });
  }

  it("are sent once more where it breaks an idle connection off", async () => {
    [status, brokenOff] = [200, 1];
    assert.deepEqual(await changed(await remote(), { change: "delete" }), { state: "done" });
    brokenOff = 2;
    assert.match(reasonOf(await changed(await remote(), { change: "delete" })), /cannot be reached: it broke the connection off/);
    brokenOff = 0;
  });

  it("are refused in words where it is gone", async () => {
    const run = await remote();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    assert.match(reasonOf(await changed(run, { change: "delete" })), /cannot be reached: (nothing listens there|it broke the connection off)/);
  });
});
