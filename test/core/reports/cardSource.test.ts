import assert from "node:assert/strict";

import { cardSource } from "../../../server/core/reports/cardSource.ts";
import { loggedRun, storeOf } from "../../harness/runs.ts";

describe("what a card is made of", () => {
  const version = { version: 2, stage: "None", aliases: [], status: "READY" };
  const store = { ...storeOf(loggedRun("a", { rate: "0.1" }, { auc: [0.5, 0.9] }), loggedRun("b", {}, {})), models: [{ name: "churn", store: "s", versions: [{ ...version, runId: "a" }, { ...version, version: 1, runId: "b" }] }], dataOf: () => [{ name: "customers", digest: "d" }] };

  it("is the run with its values, its data, and the versions that it made", () => {
    const source = cardSource([storeOf(), store], { id: "a", store: "s" });
    assert.deepEqual([source?.run.params, source?.run.metrics["auc"]?.last, source?.data.length, source?.versions.map(({ model, version: number }) => `${model} ${number}`)], [{ rate: "0.1" }, 0.9, 1, ["churn 2"]]);
  });

  it("is nothing for a run that is gone, or of another store", () => assert.deepEqual([cardSource([store], { id: "z", store: "s" }), cardSource([store], { id: "a", store: "other" })], [undefined, undefined]));
});
