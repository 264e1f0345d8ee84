import assert from "node:assert/strict";

import { contentOfJson } from "../../../../server/core/stores/artifacts/json.ts";

describe("what a tracker's JSON file is", () => {
  it("a table, as W&B and MLflow write it", () => {
    assert.deepEqual(contentOfJson({ columns: ["a", "b"], data: [[1, "x"], [null, { c: 1 }]] }), { state: "table", columns: ["a", "b"], rows: [[1, "x"], [null, '{"c":1}']], total: 2 });
  });

  it("a confusion matrix, with a row per sample or with numbers", () => {
    const matrix = { state: "confusion-matrix", labels: ["0", "1"], counts: [[2, 1], [0, 3]] };
    const samples = [[0, 0], [0, 0], [0, 1], [1, 1], [1, 1], [1, 1]].map(([actual, predicted]) => ({ actual, predicted }));
    assert.deepEqual(contentOfJson(samples), matrix);
    assert.deepEqual(contentOfJson({ columns: ["Actual", "Predicted", "nPredictions"], data: [["0", "0", 2], ["0", "1", 1], ["1", "0", 0], ["1", "1", 3]] }), matrix);
  });

  it("curves, one per class", () => {
    const curves = { state: "curves", x: "fpr", y: "tpr" };
    assert.deepEqual(contentOfJson({ columns: ["class", "fpr", "tpr"], data: [["a", 0, 0], ["a", 1, 1], ["b", 0.5, "NaN"]] }), { ...curves, curves: [{ name: "a", x: [0, 1], y: [0, 1] }, { name: "b", x: [0.5], y: ["NaN"] }] });
    assert.deepEqual(contentOfJson({ roc: [{ fpr: 0, tpr: 0.5, threshold: "Infinity" }] }), { ...curves, curves: [{ name: "", x: [0], y: [0.5] }] });
    assert.deepEqual(contentOfJson({ fpr: [0, 1], tpr: [0, 1] }), { ...curves, curves: [{ name: "", x: [0, 1], y: [0, 1] }] });
  });

  it("a histogram, by its edges or packed", () => {
    const histogram = { state: "histogram", edges: [0, 1, 2], counts: [3, 4] };
    assert.deepEqual(contentOfJson({ _type: "histogram", bins: [0, 1, 2], values: [3, 4] }), histogram);
    assert.deepEqual(contentOfJson({ packedBins: { min: 0, size: 1, count: 2 }, values: [3, 4] }), histogram);
  });

  it("none of these", () => {
    for (const json of [undefined, null, 1, [], [1, 2], {}, { columns: ["a"] }, { values: [1], bins: [1] }, { recall: [1] }]) assert.equal(contentOfJson(json), undefined);
  });
});
