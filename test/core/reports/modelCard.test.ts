import assert from "node:assert/strict";

import { parseDocument } from "yaml";

import { runCard, runReportHtml } from "../../../server/core/reports/modelCard.ts";
import type { Run } from "../../../server/core/stores/run.ts";

const metric = (last: number): Run["metrics"][string] => ({ last, min: 0, max: 1, mean: 0.5, step: 9, points: 10, nonFinite: 0 });
const run: Run = { id: "abc", name: "<b>first</b>", experiment: "churn", store: "s", tracker: "W&B", status: "finished", startTime: Date.UTC(2026, 0, 2), deleted: false, tags: {}, params: { rate: "0.1", odd: "a|b" }, metrics: { accuracy: metric(0.91234567), "accuracy/group=young": metric(0.8) }, code: { commit: "0123456789" } };
const version = { model: "churn-model", version: 3, stage: "Production", aliases: ["champion"], status: "READY" };

describe("a model card", () => {
  const card = runCard({ run, data: [{ name: "customers", digest: "d1", use: "training" }], versions: [version] });

  it("has front matter for machines", () => {
    const [, front = ""] = card.split("---\n");
    const { tags, "model-index": index } = parseDocument(front).toJS() as { readonly tags: unknown; readonly "model-index": readonly { readonly name: string; readonly results: readonly { readonly metrics: readonly { readonly value: number }[] }[] }[] };
    assert.deepEqual([tags, index[0]?.name, index[0]?.results[0]?.metrics.map(({ value }) => value)], [["w-b"], "churn-model", [0.91234567, 0.8]]);
  });

  it("says where the model comes from, what it learned from, and how good it is in plain words", () => {
    assert.match(card, /\* code at commit 0123456789/);
    assert.match(card, /\* registered as churn-model, version 3 \(Production\), also called champion/);
    assert.match(card, /\* customers for training, digest d1/);
    assert.match(card, /\| accuracy \| 0\.91235 \| Share of right answers/);
    assert.match(card, /## Groups and slices\n\n[^#]*accuracy\/group=young/);
    assert.match(card, /\| odd \| a\\\|b \|/);
  });

  it("asks for what no tracker knows", () => {
    const bare = runCard({ run: { ...run, params: {}, metrics: {} }, data: [], versions: [] });
    for (const words of ["No parameters were logged", "No metrics were logged", "The tracker wrote down no data set", "Not written down yet: say who may use", "No metric of a group"]) assert.ok(bare.includes(words), words);
  });

  it("shows what a tracker wrote as text", () => {
    assert.ok(!card.includes("<b>") && !runReportHtml({ run, data: [], versions: [] }).includes("<b>"));
  });
});
