import assert from "node:assert/strict";

import { modelFile } from "../../../server/core/index.ts";
import { bytes, calling, inspected } from "../artifacts/bytes.ts";
import { gguf, safetensors } from "../artifacts/samples.ts";

describe("model file", () => {
  it("totals the tensors and lists metadata in plain words", () => {
    const file = modelFile("a.safetensors", inspected(safetensors({ w: { dtype: "F32", shape: [2, 3], data_offsets: [0, 24] }, b: { dtype: "F16", shape: [3], data_offsets: [24, 30] }, __metadata__: { format: "pt" } }, 30)), "abc");
    assert.deepEqual([file.verdict, file.tensorCount, file.parameters, file.memory, file.sha256], ["safe", 2, 9, 30, "abc"]);
    assert.deepEqual(file.byType, [{ dtype: "F32", bytes: 24 }, { dtype: "F16", bytes: 6 }]);
    assert.deepEqual(file.facts, [{ name: "metadata · format", value: "pt" }]);
    assert.deepEqual(modelFile("a.gguf", inspected(gguf({ "general.name": "tiny" }))).facts, [{ name: "version", value: "3" }, { name: "general.name", value: "tiny" }, { name: "numbers", value: "3 values" }]);
  });

  it("tells what a pickle imports, and whether PyTorch's careful loader takes it", () => {
    const file = modelFile("a.pkl", inspected(bytes(calling("os", "system"))));
    assert.match(file.headline, /^Do not load this file/);
    assert.deepEqual(file.imports, [{ name: "os.system", verdict: "dangerous", calls: 1 }]);
    assert.deepEqual(file.facts.filter(({ name }) => /weights_only|never/.test(name)), [{ name: "loads with weights_only=True", value: "no" }, { name: "can never be allowed", value: "os.system" }]);
  });
});
