import assert from "node:assert/strict";
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { wholeRuns } from "../../server/core/index.ts";
import { archivedText } from "../../server/host/runs/archive.ts";
import { listRuns, runReader } from "../../server/host/runs/reader.ts";
import { zipFile, type ZipMember } from "../core/artifacts/zipFile.ts";
import { temporaryFolder, writeFiles } from "../harness/disk.ts";

const TASK = JSON.stringify({ name: "packed", project_name: "churn", hyperparams: { General: { lr: { value: "0.1" } } }, script: { version_num: "0123abc", diff: "--- a\n" } });
const scalar = (iter: number, value: number): string => `[${JSON.stringify({ type: "training_stats_scalar", metric: "loss", variant: "train", iter, value, timestamp: 1000 })}]\n`;
const METRICS = scalar(0, 0.5) + scalar(1, 0.25) + '[{"type": "training_stats_scalar", "metric": "loss", "variant": "train", "iter": 2, "value": NaN, "timestamp": 1000}]\n';
const member = (name: string, text: string, deflate = false): ZipMember => ({ name, content: Buffer.from(text), deflate });

describe("offline sessions that ClearML packed", () => {
  const session = (): Uint8Array => zipFile([member("metrics.jsonl", METRICS, true), member("task.json", TASK), member("data/plots/note.txt", "hello")]);

  it("are found and read where they lie, and nothing is unpacked", async () => {
    const root = temporaryFolder({ "other.txt": "" });
    writeFileSync(join(root, "b7868.zip"), session());
    const stores = await runReader().read({ folders: [root] });
    const runs = stores.flatMap(wholeRuns);
    assert.deepEqual(runs.map(({ id, name, experiment, status, params, tracker }) => [id, name, experiment, status, params, tracker]), [["b7868", "packed", "churn", "finished", { lr: "0.1" }, "ClearML"]]);
    assert.deepEqual([...((await stores[0]?.curve("b7868", "loss/train"))?.values ?? [])], [0.5, 0.25, NaN]);
    assert.deepEqual(stores.flatMap(({ problems }) => problems), []);
    assert.deepEqual(readdirSync(root).toSorted(), ["b7868.zip", "other.txt"]);
  });

  it("are read once where their folder still lies beside them, and where they are named", async () => {
    const root = temporaryFolder({ "one/task.json": TASK, "one/metrics.jsonl": METRICS });
    writeFileSync(join(root, "one.zip"), session());
    assert.deepEqual((await listRuns({ folders: [root] })).runs.map(({ id }) => id), ["one"]);
    const alone = temporaryFolder({});
    writeFileSync(join(alone, "two.zip"), session());
    assert.deepEqual((await listRuns({ stores: [join(alone, "two.zip")] })).runs.map(({ id }) => id), ["two"]);
  });

  it("give what was not committed", async () => {
    const root = temporaryFolder({});
    writeFileSync(join(root, "one.zip"), session());
    const [run] = (await listRuns({ folders: [root] })).runs;
    assert.equal(run?.code?.patch, `${join(root, "one.zip")}/task.json`);
    assert.equal(archivedText(run.code.patch), TASK);
    assert.equal(archivedText(join(root, "one.zip/gone.json")), undefined);
    assert.equal(archivedText(join(root, "task.json")), undefined);
  });

  it("are no runs where the archive is of something else", async () => {
    const root = temporaryFolder({ "text.zip": "no archive", "empty.zip": "" });
    writeFileSync(join(root, "model.zip"), zipFile([member("weights.bin", "x")]));
    assert.deepEqual(await listRuns({ folders: [root] }), { version: 1, runs: [], problems: [] });
  });

  it("are named where they are damaged, and other runs are shown", async () => {
    const root = temporaryFolder({});
    writeFiles(root, { "whole/task.json": TASK, "whole/metrics.jsonl": METRICS });
    const bytes = session();
    const at = Buffer.from(bytes).indexOf('"name":"packed"');
    writeFileSync(join(root, "spoilt.zip"), Buffer.from(bytes).fill(0, at, at + 12));
    const reader = runReader();
    const read = await reader.read({ folders: [root] });
    assert.deepEqual(read.flatMap(({ runs }) => runs.map(({ id }) => id)), ["whole"]);
    assert.deepEqual(read.flatMap(({ problems }) => problems.map(({ file }) => file)), [`${join(root, "spoilt.zip")}/task.json`]);
    const packed = Buffer.from(bytes).indexOf("metrics.jsonl") + 40;
    writeFileSync(join(root, "spoilt.zip"), Buffer.from(bytes).fill(255, packed, packed + 8));
    const withoutCurves = await reader.read({ folders: [root] });
    assert.deepEqual(withoutCurves.flatMap(({ problems }) => problems.map(({ file }) => file)), [`${join(root, "spoilt.zip")}/metrics.jsonl`]);
    assert.deepEqual(withoutCurves.flatMap(({ runs }) => runs.map(({ id }) => id)).toSorted(), ["spoilt", "whole"]);
    writeFileSync(join(root, "spoilt.zip"), Buffer.from(bytes).subarray(0, bytes.length - 30));
    const cut = await reader.read({ folders: [root] });
    assert.deepEqual(cut.flatMap(({ problems }) => problems.map(({ file }) => file)), [join(root, "spoilt.zip")]);
  });
});
