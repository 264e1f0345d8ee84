import assert from "node:assert/strict";

import { applyEdits, definitionsAt, linksIn } from "../../../../server/core/index.ts";
import { atCursor, labelsAt } from "../../../harness/cursor.ts";

const PARAMS = "train:\n  learning_rate: 0.1\n  epochs: 10\nseed: 1\n";

describe("dvc.yaml in the editor", () => {
  it("completes the keys that a stage lacks", () => {
    const labels = labelsAt({ "dvc.yaml": "stages:\n  train:\n    cmd: python train.py\n    ‸\n    outs:\n      - model.pkl\n" });
    assert.ok(labels.includes("deps"));
    assert.ok(!labels.includes("cmd"));
    assert.ok(!labels.includes("outs"));
  });
  it("completes top-level keys in an empty file", () => {
    assert.ok(labelsAt({ "dvc.yaml": "‸" }).includes("stages"));
  });
  it("completes options of an output", () => {
    assert.ok(labelsAt({ "dvc.yaml": "stages:\n  train:\n    outs:\n      - model.pkl:\n          ca‸\n" }).includes("cache"));
  });
  it("completes true and false", () => {
    assert.deepEqual(labelsAt({ "dvc.yaml": "stages:\n  train:\n    cmd: x\n    frozen: ‸\n" }), ["true", "false"]);
  });
  it("completes the names of parameters with their values", () => {
    const { document, offset, snapshot, features } = atCursor({ "params.yaml": PARAMS, "dvc.yaml": "stages:\n  train:\n    cmd: x\n    params:\n      - seed\n      - train.‸\n" });
    const found = features.complete?.(document, offset, snapshot).find(({ label }) => label === "train.epochs");
    assert.equal(found?.detail, "10");
    assert.match(applyEdits(document.text, [found.edit]), / {6}- train\.epochs\n$/);
  });
  it("completes names of another file of parameters", () => {
    assert.ok(labelsAt({ "tune.json": '{"trials": 3}', "dvc.yaml": "stages:\n  train:\n    cmd: x\n    params:\n      - tune.json:\n          - ‸\n" }).includes("trials"));
  });
  it("completes what other stages write among dependencies", () => {
    const labels = labelsAt({ "dvc.yaml": "stages:\n  prepare:\n    cmd: x\n    outs:\n      - data.csv\n  train:\n    cmd: x\n    deps:\n      - ‸\n" });
    assert.ok(labels.includes("data.csv"));
  });
  it("completes inside ${", () => {
    assert.ok(labelsAt({ "params.yaml": PARAMS, "dvc.yaml": "stages:\n  train:\n    cmd: python train.py ${tr‸\n" }).some((label) => label.endsWith("${train.epochs}")));
  });
  it("goes from a parameter to its line", () => {
    const { document, offset, snapshot } = atCursor({ "params.yaml": PARAMS, "dvc.yaml": "stages:\n  train:\n    cmd: x\n    params:\n      - train.epo‸chs\n" });
    const start = PARAMS.indexOf("epochs");
    assert.deepEqual(definitionsAt(document, offset, snapshot), [{ uri: "file:///workspace/params.yaml", at: { start, end: start + 6 } }]);
  });
  it("goes from a dependency to the stage that writes it", () => {
    const { document, offset, snapshot } = atCursor({ "dvc.yaml": "stages:\n  a:\n    cmd: x\n    outs:\n      - data\n  b:\n    cmd: x\n    deps:\n      - data/tra‸in.csv\n" });
    assert.equal(definitionsAt(document, offset, snapshot)[0]?.at.start, document.text.indexOf("data"));
  });
  it("shows the value of a parameter and the meaning of a key", () => {
    const value = atCursor({ "params.yaml": PARAMS, "dvc.yaml": "stages:\n  train:\n    cmd: x ${train.epo‸chs}\n" });
    assert.match(value.features.hover?.(value.document, value.offset, value.snapshot)?.markdown ?? "", /`10`/);
    const key = atCursor({ "dvc.yaml": "stages:\n  train:\n    cmd: x\n    fro‸zen: true\n" });
    assert.match(key.features.hover?.(key.document, key.offset, key.snapshot)?.markdown ?? "", /Do not run the stage again/);
  });
  it("links files that exist and counts above each stage", () => {
    const { document, snapshot, features } = atCursor({ "train.py": "", "dvc.yaml": "stages:\n  train:\n    cmd: x\n    deps: [train.py]\n    outs: [m]\n  test:\n    cmd: x\n    deps: [m]\n‸" });
    assert.deepEqual(linksIn(document, snapshot).map(({ uri }) => uri), ["file:///workspace/train.py"]);
    assert.deepEqual(features.lenses?.(document, snapshot).map(({ title }) => title), ["1 dependency · 1 output · used by: test", "1 dependency · 0 outputs"]);
  });
});
