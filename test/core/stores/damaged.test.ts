import assert from "node:assert/strict";

import { clearmlReader } from "../../../server/core/stores/clearml/store.ts";
import type { StoreContents } from "../../../server/core/stores/contents.ts";
import { dvcReader } from "../../../server/core/stores/dvc/store.ts";
import { dvcliveReader } from "../../../server/core/stores/dvclive/store.ts";
import { lightningReader } from "../../../server/core/stores/lightning/store.ts";
import type { StoreReader } from "../../../server/core/stores/reader.ts";
import { sklearnReader } from "../../../server/core/stores/sklearn/store.ts";
import { tableReader } from "../../../server/core/stores/tables/store.ts";
import { folderOf } from "./folderOf.ts";

const now = (): number => 0;

async function read(reader: StoreReader, files: Readonly<Record<string, string>>): Promise<StoreContents> {
  const root = folderOf(files, "root");
  const entries = await root.entries();
  return reader({ root, folders: entries.folders, names: entries.files.map(({ name }) => name) });
}

const named = ({ problems }: StoreContents): readonly string[] => problems.map(({ file }) => file);
const points = async (contents: StoreContents, run: string, metric: string): Promise<readonly number[]> => [...(await contents.curve(run, metric)).values];

describe("damaged files are named, and the rest is read", () => {
  it("rows of tables; a last row that does not end yet is no damage", async () => {
    const contents = await read(tableReader(now), { "log.csv": "epoch,loss\n0,1\n\0\0\0\0\n2,3\n3", "whole.csv": "epoch,loss\n0,1\n1" });
    assert.deepEqual(contents.problems, [{ file: "root/log.csv", message: "1 line is no row of this table and left out." }]);
    assert.deepEqual(await points(contents, "log.csv", "loss"), [1, 3]);
  });

  it("rows of Lightning and scikit-learn", async () => {
    assert.deepEqual(named(await read(lightningReader(now), { "v/metrics.csv": "step,loss\n0,1\n1,2,3,4\n2,\ufffd\n", "v/hparams.yaml": "a: [" })), ["root/v/metrics.csv", "root/v/hparams.yaml"]);
    assert.deepEqual(named(await read(sklearnReader(), { "search.csv": "param_C,split0_test_score,mean_test_score\n1,2,3\nx\n" })), ["root/search.csv"]);
  });

  it("a candidate of scikit-learn that could not be fitted has NaN", async () => {
    const contents = await read(sklearnReader(), { "search.csv": "param_C,split0_test_score,mean_test_score\n1,,\n" });
    assert.deepEqual([await points(contents, "search-0", "test_score"), contents.problems], [[NaN], []]);
  });

  it("files of DVCLive", async () => {
    const contents = await read(dvcliveReader(now), { "metrics.json": "{", "params.yaml": "a: [", "plots/metrics/loss.tsv": "step\tloss\n0\t1\nnoise\n1\t2\n" });
    assert.deepEqual(named(contents), ["root/metrics.json", "root/plots/metrics/loss.tsv", "root/params.yaml"]);
    assert.deepEqual(await points(contents, "workspace", "loss"), [1, 2]);
  });

  it("files of DVC's experiments in git", async () => {
    const texts: Readonly<Record<string, string>> = { "params.yaml": "a: [", "dvclive/metrics.json": "{", "dvclive/plots/metrics/loss.tsv": "step\tloss\n0\t1\n" };
    const repository = { path: "root", references: () => Promise.resolve([{ name: `refs/exps/${"a".repeat(2)}/${"a".repeat(38)}/quick`, commit: { id: "0123456789", time: 1 } }]), files: () => Promise.resolve(Object.keys(texts)), texts: (_: string, paths: readonly string[]) => Promise.resolve(paths.map((path) => texts[path] ?? "")), bytes: () => Promise.resolve(new Uint8Array(0)) };
    const contents = await read(dvcReader(() => repository), {});
    assert.deepEqual(named(contents), ["params.yaml of quick (0123456)", "dvclive/metrics.json of quick (0123456)"]);
    assert.deepEqual(await points(contents, "quick", "loss"), [1]);
  });

  it("lines of ClearML's events", async () => {
    const event = '[{"type": "training_stats_scalar", "metric": "loss", "variant": "train", "iter": 1, "value": 0.5, "timestamp": 1}]';
    const contents = await read(clearmlReader(now), { "t/task.json": "{}", "t/metrics.jsonl": `${event}\n{"no":\n${event}\n[{"half` });
    assert.deepEqual(contents.problems, [{ file: "root/t/metrics.jsonl", message: "1 line is no list of events and left out." }]);
    assert.deepEqual(await points(contents, "t", "loss/train"), [0.5, 0.5]);
  });
});
