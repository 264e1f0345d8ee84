import assert from "node:assert/strict";

import type { Page } from "playwright-core";

import { bytesSource, inspectArtifact, modelFile } from "../../../server/core/index.ts";
import type { ModelContract, ModelState } from "../../../webviews/protocol/model.ts";
import { calling } from "../../core/artifacts/bytes.ts";
import { safetensors } from "../../core/artifacts/samples.ts";
import type { RenderedView, ViewOptions } from "../../harness/webview.ts";
import { eventually } from "./eventually.ts";
import { looksRight } from "./looks.ts";
import { viewTest } from "./viewTest.ts";

const inspected = (name: string, content: Uint8Array): ModelState => ({ state: "ready", file: modelFile(name, inspectArtifact(bytesSource(content), name), "0".repeat(64)) });

/** Ten layers, so that sorting by name must count; the biases are small. */
function network(): ModelState {
  let end = 0;
  const placed = (dtype: string, shape: readonly number[], bytes: number): object => ({ dtype, shape, data_offsets: [end, (end += bytes)] });
  const tensors = Array.from({ length: 10 }, (_, layer): [string, object][] => [
    [`layer.${layer}.weight`, placed("F32", [layer + 2, 8], (layer + 2) * 32)],
    [`layer.${layer}.bias`, placed("F16", [8], 16)],
  ]);
  return inspected("net.safetensors", safetensors(Object.fromEntries(tensors.flat()), end));
}

describe("model view", () => {
  const render = viewTest<ModelContract>("model");
  let view: RenderedView<ModelContract>;
  let asked = 0;

  async function show(state: ModelState, options?: ViewOptions): Promise<Page> {
    asked = 0;
    view = await render({ inspectAgain: () => { asked += 1; } }, options);
    view.announce("model", state);
    return view.page;
  }

  const evil = (): ModelState => inspected("evil.pkl", Uint8Array.from(calling("os", "system", "<b>id</b>"), (one) => one.charCodeAt(0)));

  it("says the verdict, the evidence and the imports in words", async () => {
    const page = await show(evil());
    await page.getByRole("heading", { level: 1, name: /Dangerous\. Do not load this file/ }).waitFor();
    await page.getByText('Loading this file calls os.system("<b>id</b>").').waitFor();
    assert.deepEqual(await page.locator("table").first().locator("tbody td").allTextContents(), ["▲ dangerous", "os.system", "1 call"]);
  });

  it("sorts and filters the tensors", async () => {
    const page = await show(network());
    const names = (): Promise<string[]> => page.locator(".tensors tbody .name").allTextContents();
    await page.locator(".tensors").waitFor();
    await eventually(async () => (await names()).slice(0, 3), ["layer.0.bias", "layer.0.weight", "layer.1.bias"]);
    await page.getByRole("button", { name: "Size" }).click();
    await eventually(async () => (await names())[0], "layer.9.weight");
    await page.locator("vscode-text-field input").fill("bias f16");
    await page.getByText("10 of 20 tensors.").waitFor();
    await eventually(async () => (await names()).length, 10);
  });

  it("reads the file again when asked, and says why where it cannot", async () => {
    const page = await show({ state: "failed", reason: "a.pkl cannot be read: permission denied." });
    await page.getByText("permission denied").waitFor();
    await page.getByText("Try Again").click();
    await eventually(() => asked, 1);
  });

  looksRight("model-dangerous", async (options) => {
    const page = await show(evil(), options);
    await page.getByRole("heading", { level: 1 }).waitFor();
    return page;
  });
  looksRight("model-tensors", async (options) => {
    const page = await show(network(), options);
    await page.locator(".tensors").waitFor();
    return page;
  });
});
