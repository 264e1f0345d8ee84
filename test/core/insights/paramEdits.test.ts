import assert from "node:assert/strict";

import { paramEdits } from "../../../server/core/insights/experiments/paramEdits.ts";
import { applyEdits } from "../../../server/core/text/edits.ts";

const given = (text: string, params: Readonly<Record<string, string>>): string => applyEdits(text, paramEdits(text, params));

describe("the parameters of a run in params.yaml", () => {
  it("are found by their path, however the tracker joins it", () => {
    const text = "seed: 7\ntrain:\n  rate: 0.1 # slow\n  tree:\n    depth: 3\n";
    assert.equal(given(text, { "train.rate": "0.01", "train/tree/depth": "5", "seed": "1" }), "seed: 1\ntrain:\n  rate: 0.01 # slow\n  tree:\n    depth: 5\n");
  });

  it("are found by the end of it, where one key alone ends so", () => {
    assert.equal(given("train:\n  rate: 0.1\n", { rate: "0.2" }), "train:\n  rate: 0.2\n");
    assert.equal(given("a:\n  rate: 1\nb:\n  rate: 2\n", { rate: "3" }), "a:\n  rate: 1\nb:\n  rate: 2\n");
    assert.equal(given("rate: 1\nb:\n  rate: 2\n", { rate: "3" }), "rate: 3\nb:\n  rate: 2\n");
  });

  it("stay as they are where they are the same, as YAML writes them", () => {
    const text = "on: true\nrate: 1e-3\nnone: null\nname: 'it''s'\n";
    assert.equal(given(text, { on: "True", rate: "0.001", none: "None", name: "it's" }), text);
    assert.equal(given(text, { on: "False", none: "None" }), text.replace("true", "false"));
  });

  it("are quoted where they would be something else", () => {
    assert.equal(given("a: x\nb: \"y\" # why\nc: z\nd: 1\n", { a: "k: v # no", b: "say \"hi\"", c: "*", d: "-2" }), "a: \"k: v # no\"\nb: \"say \\\"hi\\\"\" # why\nc: \"*\"\nd: -2\n");
  });

  it("leave alone what is no plain value, and what is not there", () => {
    const text = "list: [1, 2]\nblock: |\n  a\nanchor: *x\n- rate: 1\n";
    assert.equal(given(text, { list: "[3]", block: "b", anchor: "y", other: "1", a: "{}" }), text);
    assert.equal(given("a: 1\r\nb: 2\r\n", { b: "3" }), "a: 1\r\nb: 3\r\n");
  });
});
