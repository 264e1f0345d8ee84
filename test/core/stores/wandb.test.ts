import assert from "node:assert/strict";

import { wholeRuns } from "../../../server/core/stores/contents.ts";
import type { Run, StoreProblem } from "../../../server/core/stores/run.ts";
import { wandbReader } from "../../../server/core/stores/wandb/store.ts";
import { bytesField } from "../../harness/protobuf.ts";
import { wandbExit as exit, wandbHistory as history, wandbItem as item, wandbLog as log, wandbParameter, wandbRun } from "../../harness/wandbLog.ts";
import { folderOf } from "./folderOf.ts";

const run = wandbRun("abc", "good run", wandbParameter("rate", "0.1"));

async function read(bytes: Uint8Array, now = 0): Promise<{ readonly run: Run | undefined; readonly problems: readonly StoreProblem[] }> {
  const contents = await wandbReader(() => now)({ root: folderOf({ "run-20260101_000000-abc/run-abc.wandb": bytes }, "wandb"), folders: [], names: [] });
  return { run: wholeRuns(contents)[0], problems: contents.problems };
}

describe("W&B's log", () => {
  it("holds the run, its config, history and how it ended", async () => {
    const { run: found, problems } = await read(log(run, history(0, { loss: "0.5" }), history(1, { loss: "NaN" }), exit(0)));
    assert.deepEqual(problems, []);
    assert.deepEqual([found?.id, found?.name, found?.experiment, found?.status, found?.params], ["abc", "good run", "churn", "finished", { rate: "0.1" }]);
    assert.deepEqual(found?.metrics["loss"], { last: "NaN", min: 0.5, max: 0.5, mean: 0.5, step: 1, points: 2, nonFinite: 1 });
    assert.equal((await read(log(run, exit(-1)))).run?.status, "failed");
  });

  it("of older versions keeps what is nested as one object, and media as one of their kind", async () => {
    const picture = '{"_type": "image-file", "path": "media/a.png", "width": 4}';
    const contents = await wandbReader(() => 0)({ root: folderOf({ "run-20260101_000000-abc/run-abc.wandb": log(run, history(0, { deep: '{"er": {"loss": 0.5}, "picture": ' + picture + "}" }), history(1, { deep: '{"er": {"loss": NaN}}' })), "run-20260101_000000-abc/files/media/a.png": "x" }, "wandb"), folders: [], names: [] });
    assert.deepEqual(contents.metrics, ["deep.er.loss"]);
    assert.deepEqual([...(await contents.curve("abc", "deep.er.loss")).values], [0.5, NaN]);
    assert.deepEqual((await contents.artifactsOf?.("abc")?.list())?.map(({ name, kind, step }) => [name, kind, step]), [["deep.picture", "image", 0]]);
  });

  it("keeps the lowest value that a metric is defined by, as it is at the end", async () => {
    const summary = (lowest: string): Uint8Array => bytesField(3, item("loss", `{"min": ${lowest}}`));
    const { run: found } = await read(log(run, summary("3"), history(0, { loss: "3" }), summary("1"), history(1, { loss: "1" }), history(2, { loss: "2" })));
    assert.deepEqual([found?.metrics["loss.min"]?.last, found?.metrics["loss"]?.last], [1, 2]);
  });

  it("goes over blocks", async () => {
    const { run: found, problems } = await read(log(run, bytesField(5, item("text", JSON.stringify("x".repeat(80_000)))), history(0, { loss: "1" })));
    assert.deepEqual([found?.params["text"]?.length, found?.metrics["loss"]?.last, problems], [80_000, 1, []]);
  });

  it("is read as far as it is written, and further when it has grown", async () => {
    const whole = log(run, history(0, { loss: "1" }), history(1, { loss: "2" }));
    const reader = wandbReader(() => 0);
    const last = async (length: number): Promise<unknown> => {
      const contents = await reader({ root: folderOf({ "run-20260101_000000-abc/run-abc.wandb": whole.subarray(0, length) }, "wandb"), folders: [], names: [] });
      assert.deepEqual(contents.problems, []);
      return wholeRuns(contents)[0]?.metrics["loss"]?.last;
    };
    assert.deepEqual([await last(whole.length - 5), await last(whole.length), await last(whole.length)], [1, 2, 2]);
  });

  it("is named where it is damaged, and the rest is shown", async () => {
    const filler = Array.from({ length: 40 }, () => bytesField(5, item("text", JSON.stringify("x".repeat(1000)))));
    const bytes = Uint8Array.from(log(run, ...filler, history(0, { loss: "1" })));
    bytes[2000] = 0;
    const { run: found, problems } = await read(bytes);
    assert.equal(found?.metrics["loss"]?.last, 1);
    assert.match(problems[0]?.message ?? "", /^1 part of this log is damaged/);
    assert.match((await read(new TextEncoder().encode("not a log at all"))).problems[0]?.message ?? "", /no W&B log/);
  });

  it("tells a run that still writes from one that fell silent", async () => {
    assert.equal((await read(log(run))).run?.status, "running");
    assert.equal((await read(log(run), 3_600_000)).run?.status, "failed");
  });

  it("goes on in another folder where the run was resumed", async () => {
    const first = log(run, history(0, { loss: "1" }), history(1, { loss: "2" }));
    const second = log(run, history(1, { loss: "3" }), history(2, { loss: "4" }));
    const contents = await wandbReader(() => 0)({ root: folderOf({ "run-20260101_000000-abc/run-abc.wandb": first, "run-20260102_000000-abc/run-abc.wandb": second }, "wandb"), folders: [], names: [] });
    assert.equal(contents.runs.length, 1);
    assert.deepEqual([...(await contents.curve("abc", "loss")).values], [1, 3, 4]);
  });
});
