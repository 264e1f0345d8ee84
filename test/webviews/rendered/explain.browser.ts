import assert from "node:assert/strict";

import type { Page } from "playwright-core";

import type { ExplainReport } from "../../../server/core/index.ts";
import type { ExplainContract, ExplainState } from "../../../webviews/protocol/explain.ts";
import type { RenderedView, ViewOptions } from "../../harness/webview.ts";
import { looksRight, PANEL_WIDTHS } from "./looks.ts";
import { viewTest } from "./viewTest.ts";
import { seededRandom } from "../../../server/core/insights/statistics/random.ts";
import { explainShap } from "../../../server/core/insights/explain/shap.ts";
import { frameCollector } from "../../../server/core/insights/tables/frame.ts";

const ROWS = 300;
const FEATURES = ["monthly_charges", "tenure_months", "support_calls", "payment_method", "age", "a_feature_with_quite_a_long_name", "noise"];

function sampleShap(): ExplainReport {
  const random = seededRandom(3);
  const data = frameCollector(FEATURES);
  const values = FEATURES.map(() => new Float64Array(ROWS));
  for (let row = 0; row < ROWS; row += 1) {
    const cells = FEATURES.map((name) => (name === "payment_method" ? (random() < 0.5 ? "card" : "transfer") : (random() * 80).toFixed(1)));
    data.add(cells);
    cells.forEach((cell, place) => ((values[place] ?? new Float64Array(1))[row] = ((place === 1 ? -1 : 1) * ((Number(cell) || (cell === "card" ? 70 : 10)) - 40)) / (60 + place ** 3 * 12) + random() / 30));
  }
  return explainShap({ name: "shap.npy", rows: ROWS, columns: FEATURES.map((name, place) => ({ name, effects: values[place] ?? new Float64Array(ROWS) })), problems: ["The values are those of output 1 of 2, counted from 0."] }, data.frame("test.csv", []));
}

const SAMPLE_MODEL: ExplainReport = {
  version: 1,
  name: "churn.onnx",
  method: "permutation",
  rows: 500,
  words: "Without `tenure_months` the accuracy falls the most: by 0.152 from 0.91.",
  unit: "by how much the accuracy falls when the column is shuffled",
  baseline: 0.91,
  features: [
    { name: "tenure_months", importance: 0.152, interval: [0.14, 0.164], points: [], partial: Array.from({ length: 60 }, (_, place) => [place, 0.7 - 0.5 / (1 + Math.exp(-(place - 24) / 6))] as const) },
    { name: "plan", importance: 0.021, interval: [0.017, 0.025], points: [] },
    { name: "noise", importance: -0.002, interval: [-0.006, 0.002], points: [], partial: [[0, 0.4], [1, 0.4]] },
  ],
  problems: [],
};

describe("explain view", () => {
  const render = viewTest<ExplainContract>("explain");
  let view: RenderedView<ExplainContract>;
  let asked: string[] = [];

  async function show(state: ExplainState, options?: ViewOptions): Promise<Page> {
    asked = [];
    const hear = (what: string) => () => void asked.push(what);
    view = await render({ chooseFile: hear("choose"), again: hear("again"), install: hear("install"), cancel: hear("cancel"), save: hear("save"), saveFile: hear("saveFile") }, options);
    view.announce("explain", state);
    return view.page;
  }

  it("says which feature moves the predictions, and shows every row", async () => {
    const page = await show({ state: "ready", report: sampleShap() });
    await page.getByRole("heading", { name: /^monthly_charges moves the predictions the most/ }).waitFor();
    await page.getByRole("img", { name: /^Effects of monthly_charges by its value/ }).waitFor();
    await page.getByRole("img", { name: /^Effects of every row by feature/ }).waitFor();
    await page.getByRole("listbox").focus();
    await page.keyboard.press("ArrowDown");
    await page.getByRole("heading", { name: "tenure_months", exact: true }).waitFor();
    await page.getByText("High values lower the prediction.").waitFor();
  });

  it("draws what a model predicts on average", async () => {
    const page = await show({ state: "ready", report: SAMPLE_MODEL });
    await page.getByRole("img", { name: /^Mean prediction by tenure_months: 0\.691 at 0/ }).waitFor();
    await page.getByText("0.152 (95 %: 0.14 to 0.164)").waitFor();
  });

  it("offers to install what is missing", async () => {
    const page = await show({ state: "failed", reason: "Running an ONNX model needs onnxruntime-node.", installs: true });
    await page.getByText("Install onnxruntime-node…").click();
    while (asked.length < 1) await page.waitForFunction("true");
    assert.deepEqual(asked, ["install"]);
  });

  looksRight("explain", async (options) => {
    const page = await show({ state: "ready", report: sampleShap() }, options);
    await page.getByRole("img", { name: /^Effects of every row/ }).waitFor();
    return page;
  }, PANEL_WIDTHS);
  looksRight("explain-model", async (options) => {
    const page = await show({ state: "ready", report: SAMPLE_MODEL }, options);
    await page.getByRole("img", { name: /^Mean prediction by tenure_months/ }).waitFor();
    return page;
  }, PANEL_WIDTHS);
  looksRight("explain-failed", async (options) => {
    const page = await show({ state: "failed", reason: "Running an ONNX model needs onnxruntime-node.", installs: true }, options);
    await page.getByText("Install onnxruntime-node…").waitFor();
    return page;
  }, PANEL_WIDTHS);
});
