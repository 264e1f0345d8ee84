import assert from "node:assert/strict";

import { clearmlReader } from "../../../server/core/stores/clearml/store.ts";
import { wholeRuns } from "../../../server/core/stores/contents.ts";
import { dvcliveReader } from "../../../server/core/stores/dvclive/store.ts";
import { huggingFaceReader } from "../../../server/core/stores/huggingface/store.ts";
import { lightningReader } from "../../../server/core/stores/lightning/store.ts";
import { optunaJournalReader } from "../../../server/core/stores/optuna/journal.ts";
import { rayReader } from "../../../server/core/stores/ray/store.ts";
import type { StoreReader } from "../../../server/core/stores/reader.ts";
import type { Run, StoreProblem } from "../../../server/core/stores/run.ts";
import { sklearnReader } from "../../../server/core/stores/sklearn/store.ts";
import { tableReader } from "../../../server/core/stores/tables/store.ts";
import { folderOf } from "./folderOf.ts";

const now = (): number => 3_600_000;

interface Read {
  readonly runs: readonly Run[];
  readonly problems: readonly StoreProblem[];
}

/** Every folder of the root is a run, every file of it as well; the reader takes what is its own. */
async function read(reader: StoreReader, files: Readonly<Record<string, string>>): Promise<Read> {
  const root = folderOf(files, "store");
  const { folders, files: own } = await root.entries();
  const contents = await reader({ root, folders, names: own.map(({ name }) => name) });
  return { runs: wholeRuns(contents), problems: contents.problems };
}

const figures = (run: Run | undefined): Readonly<Record<string, unknown>> => Object.fromEntries(Object.entries(run?.metrics ?? {}).map(([name, { last, points }]) => [name, [last, points]]));

describe("Hugging Face's trainer state", () => {
  const state = (step: number, loss: string): string => `{"global_step": ${step}, "max_steps": 4, "best_metric": 0.5, "log_history": [{"loss": 2.0, "epoch": 0.5, "step": 2}, {"eval_loss": ${loss}, "epoch": 1.0, "step": ${step}}]}`;

  it("is taken from the newest checkpoint, NaN included", async () => {
    const { runs, problems } = await read(huggingFaceReader(now), { "out/checkpoint-2/trainer_state.json": state(2, "1.0"), "out/checkpoint-10/trainer_state.json": state(4, "NaN") });
    assert.deepEqual(problems, []);
    assert.deepEqual(runs.map(({ id, status, params, tags }) => [id, status, params["max_steps"], tags["best_metric"]]), [["out", "finished", "4", "0.5"]]);
    assert.deepEqual(figures(runs[0]), { epoch: [1, 2], eval_loss: ["NaN", 1], loss: [2, 1] });
  });

  it("is named where it is damaged", async () => {
    for (const damaged of ["", "{", "[]", '{"log_history": 3}']) assert.match((await read(huggingFaceReader(now), { "out/trainer_state.json": damaged })).problems[0]?.message ?? "", /no valid trainer state/);
  });
});

describe("Lightning's CSVLogger", () => {
  it("leaves cells empty for what was not logged in a row", async () => {
    const { runs } = await read(lightningReader(now), { "version_0/metrics.csv": "epoch,step,train_loss,val_loss\n0,9,0.5,\n0,9,,nan\n1,19,0.25,\n", "version_0/hparams.yaml": "lr: 0.1\nnet: !!python/object:x.Y\n  depth: 3\n" });
    assert.deepEqual(figures(runs[0]), { epoch: [1, 3], train_loss: [0.25, 2], val_loss: ["NaN", 1] });
    assert.deepEqual(runs[0]?.params, { lr: "0.1", "net.depth": "3" });
  });

  it("may be in the middle of being written anew", async () => {
    const { runs, problems } = await read(lightningReader(now), { "version_0/metrics.csv": "", "version_1/metrics.csv": "epoch,step,loss\n0,1,0.5\n0,2,0.", "version_1/hparams.yaml": "a: [" });
    assert.deepEqual(runs.map(figures), [{}, { epoch: [0, 2], loss: [0, 2] }]);
    assert.equal(problems.length, 1);
  });
});

describe("tables of metrics", () => {
  it("are CSVLogger's of Keras, with NA for what is missing", async () => {
    const { runs } = await read(tableReader(now), { "train.log": "epoch;loss;val_loss\n0;0.5;NA\n1;0.25;0.75\n" });
    assert.deepEqual([runs[0]?.tracker, figures(runs[0])], ["Keras", { loss: [0.25, 2], val_loss: [0.75, 1] }]);
  });

  it("are JSON lines, nested or not, the last perhaps unfinished", async () => {
    const { runs, problems } = await read(tableReader(now), { "log.jsonl": '{"step": 1, "train": {"loss": NaN}}\nbroken\n{"step": 2, "train": {"loss": 0.5}, "note": "x"}\n{"step": 3, "tra' });
    assert.deepEqual(figures(runs[0]), { "train/loss": [0.5, 2] });
    assert.match(problems[0]?.message ?? "", /^1 line is no JSON object/);
  });
});

describe("scikit-learn's searches", () => {
  it("are a run per candidate, with the scores of the splits", async () => {
    const { runs } = await read(sklearnReader(), { "grid.csv": ',param_C,param_kernel,params,split0_test_score,split1_test_score,mean_test_score,rank_test_score\n0,0.1,rbf,"{\'C\': 0.1, \'kernel\': \'rbf\'}",0.5,0.7,0.6,2\n1,1,,"{\'C\': 1}",nan,0.9,nan,1\n' });
    assert.deepEqual(runs.map(({ id, params }) => [id, params]), [["grid-0", { C: "0.1", kernel: "rbf" }], ["grid-1", { C: "1" }]]);
    assert.deepEqual(runs.map(({ metrics }) => [metrics["test_score"]?.mean, metrics["mean_test_score"]?.last]), [[0.6, 0.6], [0.9, "NaN"]]);
  });
});

describe("Ray Tune's trials", () => {
  it("have their parameters beside and a result per iteration", async () => {
    const { runs, problems } = await read(rayReader(now), { "t/params.json": '{"lr": 0.1, "net": {"depth": 2}}', "t/result.json": '{"loss": 1, "training_iteration": 1, "timestamp": 1700000000, "config": {"lr": 0.1}}\n{"loss": 0.5, "training_iteration": 2, "timestamp": 1700000060, "config": {"lr": 0.1}}\n' });
    assert.deepEqual([problems, runs[0]?.params, runs[0]?.startTime, figures(runs[0])], [[], { lr: "0.1", "net/depth": "2" }, 1_700_000_000_000, { loss: [0.5, 2] }]);
  });

  it("have failed where they left an error", async () => {
    assert.equal((await read(rayReader(now), { "t/params.json": "{}", "t/result.json": '{"loss": 1}\n', "t/error.txt": "trace" })).runs[0]?.status, "failed");
  });
});

describe("DVCLive's folder", () => {
  it("has a table per metric, and what stands in metrics.json alone", async () => {
    const { runs } = await read(dvcliveReader(now), { "metrics.json": '{"train": {"loss": 0.5}, "best": NaN, "step": 1}', "params.yaml": "lr: 0.1\n", "plots/metrics/train/loss.tsv": "timestamp\tstep\tloss\n1000\t0\t1.0\n2000\t1\t0.5\n" });
    assert.deepEqual([runs[0]?.params, figures(runs[0])], [{ lr: "0.1" }, { best: ["NaN", 1], "train/loss": [0.5, 2] }]);
  });

  it("is named where metrics.json is damaged", async () => {
    const { runs, problems } = await read(dvcliveReader(now), { "metrics.json": "{", "plots/metrics/loss.tsv": "step\tloss\n0\t1\n" });
    assert.deepEqual([figures(runs[0]), problems.length], [{ loss: [1, 1] }, 1]);
  });
});

describe("ClearML's offline sessions", () => {
  const event = (fields: object): string => JSON.stringify({ type: "training_stats_scalar", timestamp: 1000, ...fields });

  it("have a task and lists of events", async () => {
    const { runs } = await read(clearmlReader(now), {
      "offline-1/task.json": JSON.stringify({ name: "first", project_name: "churn", hyperparams: { General: { lr: { value: "0.1" } }, Args: { depth: { value: "3" } } }, script: { entry_point: "train.py", version_num: "0123abc", diff: "--- a\n" } }),
      "offline-1/metrics.jsonl": `[${event({ metric: "loss", variant: "train", iter: 0, value: 0.5 })}, ${event({ metric: "Summary", variant: "best", iter: -2147483648, value: 1 })}]\n[${event({ metric: "loss", variant: "train", iter: 1, value: 0.25 })}]\n[{"ty`,
    });
    assert.deepEqual(runs.map(({ name, experiment, params, code }) => [name, experiment, params, code]), [["first", "churn", { lr: "0.1", "Args/depth": "3" }, { commit: "0123abc", program: "train.py", patch: "store/offline-1/task.json" }]]);
    assert.deepEqual(figures(runs[0]), { best: [1, 1], "loss/train": [0.25, 2] });
  });

  it("are named where the task is damaged", async () => assert.match((await read(clearmlReader(now), { "offline-1/task.json": "[" })).problems[0]?.message ?? "", /no JSON object/));
});

describe("Optuna's journal", () => {
  const lines = (...changes: readonly object[]): string => changes.map((change) => `${JSON.stringify(change)}\n`).join("");
  const choices = JSON.stringify({ name: "CategoricalDistribution", attributes: { choices: ["adam", null] } });

  it("is a change per line", async () => {
    const { runs, problems } = await read(optunaJournalReader(), {
      "study.log": lines({ op_code: 0, study_name: "s", directions: [2] }, { op_code: 4, study_id: 0, datetime_start: "2026-01-01T00:00:00.000000+00:00" }, { op_code: 5, trial_id: 0, param_name: "opt", param_value_internal: 1, distribution: choices }, { op_code: 7, trial_id: 0, step: 1, intermediate_value: 0.5 }, { op_code: 6, trial_id: 0, state: 1, values: [0.75] }),
    });
    assert.deepEqual([problems, runs[0]?.id, runs[0]?.status, runs[0]?.params, runs[0]?.startTime], [[], "s/0", "finished", { opt: "null" }, Date.UTC(2026, 0, 1)]);
    assert.deepEqual(figures(runs[0]), { intermediate_value: [0.5, 1], value: [0.75, 1] });
  });

  it("is read past lines that make no sense, and has no trials of deleted studies", async () => {
    const { runs, problems } = await read(optunaJournalReader(), { "study.log": `${lines({ op_code: 0, study_name: "s", directions: [1] }, { op_code: 4, study_id: 0 })}rubbish\n${lines({ op_code: 6, trial_id: 7, state: 1 }, { op_code: 1, study_id: 0 })}{"op_code"` });
    assert.equal(runs.length, 0);
    assert.match(problems[0]?.message ?? "", /^2 lines of this journal/);
  });
});
