import assert from "node:assert/strict";

import type { Page } from "playwright-core";

import type { EvaluatedFile, EvaluationContract, EvaluationState } from "../../../webviews/protocol/evaluation.ts";
import type { RenderedView, ViewOptions } from "../../harness/webview.ts";
import { eventually } from "./eventually.ts";
import { looksRight } from "./looks.ts";
import { sampleEvaluation, sampleRegression } from "./samples.ts";
import { viewTest } from "./viewTest.ts";

const FILE: EvaluatedFile = { name: "sample.csv", columns: ["y", "p", "s", "sex", "region", "age"], chosen: { label: "y", prediction: "p", score: "s", groups: ["sex"] } };

describe("evaluation view", () => {
  const render = viewTest<EvaluationContract>("evaluation");
  let view: RenderedView<EvaluationContract>;
  let asked: unknown[] = [];

  async function show(state: EvaluationState, options?: ViewOptions): Promise<Page> {
    asked = [];
    const hear = (what: unknown) => () => void asked.push(what);
    view = await render({ chooseFile: hear("choose"), save: hear("save"), saveFile: hear("saveFile"), evaluate: (columns) => void asked.push(columns) }, options);
    view.announce("evaluation", state);
    return view.page;
  }

  async function ready(options?: ViewOptions): Promise<Page> {
    const page = await show({ state: "ready", file: FILE, report: sampleEvaluation() }, options);
    await page.getByRole("heading", { name: "Figures" }).waitFor();
    return page;
  }

  it("says how good it is, where not, and what each figure means", async () => {
    const page = await ready();
    await page.getByRole("heading", { name: /^ROC AUC 0\.\d+ \(95 %: 0\.\d+ to 0\.\d+\) on 1,200 rows\./ }).waitFor();
    await page.getByText("The chance that a positive row scores above a negative one. 0.5 is a coin.").waitFor();
    await page.locator(".slices li").first().getByText(/^Where (region is “north” and age|age is above \d+ and region)/).waitFor();
    assert.equal(await page.locator(".matrix tbody tr").count(), 2);
  });

  it("moves the threshold, and says what it does and costs", async () => {
    const page = await ready();
    const slider = page.getByRole("slider", { name: "Threshold" });
    const before = await page.locator(".outcome").textContent();
    await slider.focus();
    for (let step = 0; step < 40; step += 1) await page.keyboard.press("ArrowRight");
    const after = await page.locator(".outcome").textContent();
    assert.notEqual(before, after);
    assert.match(after ?? "", /The cheapest, 0\.\d+, costs [\d ]+\./);
    await page.getByText("Go to the Cheapest").click();
    await page.getByText("No other threshold is cheaper.").waitFor();
    await page.getByRole("spinbutton", { name: "A false alarm costs" }).fill("50");
    await page.keyboard.press("Tab");
    await page.getByText(/The cheapest, 0\.\d+, costs/).waitFor();
  });

  it("draws what the highest scores hold, with the threshold on each curve", async () => {
    const page = await ready();
    for (const name of [/^ROC curve/, /^Precision against recall/, /^Cumulative gain: the \d+ % of rows with the highest scores hold \d+ % of the positives/, /^Lift: among the rows above the threshold positives are [\d.]+ times as frequent/, /^Calibration/, /^Costs by threshold/]) await page.getByRole("img", { name }).waitFor();
  });

  it("takes columns of few files: second groups, queries, ends of intervals", async () => {
    const page = await ready();
    await page.getByText("More columns").click();
    await page.locator(".more-choices vscode-dropdown").first().click();
    await page.locator(".more-choices").getByRole("option", { name: "region" }).first().click();
    await eventually<readonly unknown[]>(() => asked, [{ label: "y", prediction: "p", score: "s", groups: ["sex", "region"] }]);
  });

  it("compares groups", async () => {
    const page = await ready();
    await page.getByRole("heading", { name: "Groups of sex", exact: true }).waitFor();
    assert.deepEqual(await page.locator(".measures strong").allTextContents(), ["Demographic parity", "Four-fifths rule", "Equal opportunity", "Equalized odds", "Predictive parity", "Calibration by group"]);
  });

  it("asks which column is what where names do not tell", async () => {
    const page = await show({ state: "asking", file: { name: "a.csv", columns: ["a", "b"] } });
    await page.getByText("Which column of a.csv is what?").waitFor();
    await page.locator("vscode-dropdown").nth(1).click();
    await page.getByRole("option", { name: "b" }).last().click();
    await page.locator("vscode-button").getByText("Evaluate").click();
    await eventually<readonly unknown[]>(() => asked, [{ label: "a", prediction: "b", groups: [] }]);
  });

  it("shows the errors of numbers", async () => {
    const page = await show({ state: "ready", file: { ...FILE, chosen: { label: "price", prediction: "predicted", groups: [] } }, report: sampleRegression() });
    for (const name of [/^Histogram of the errors/, /^Predictions beside their labels/, /^Mean error by tenths/]) await page.getByRole("img", { name }).waitFor();
  });

  it("says what to do before anything is chosen, and why it failed", async () => {
    const page = await show({ state: "empty" });
    await page.getByText("Choose File…").click();
    view.announce("evaluation", { state: "loading", file: "a.csv" });
    await page.getByText("Evaluating a.csv…").waitFor();
    view.announce("evaluation", { state: "failed", reason: "a.csv is empty." });
    await page.getByText("a.csv is empty.").waitFor();
    await eventually<readonly unknown[]>(() => asked, ["choose"]);
  });

  it("shows text of a file as text", async () => {
    const nasty = "<img src=x onerror=alert(1)>";
    const report = sampleEvaluation();
    const page = await show({ state: "ready", file: { ...FILE, name: nasty, columns: [nasty, "p"] }, report: { ...report, words: nasty, problems: [nasty], slices: report.slices.map((slice) => ({ ...slice, words: nasty })) } });
    await page.getByRole("heading", { name: "Figures" }).waitFor();
    assert.equal(await page.locator("img").count(), 0);
  });

  looksRight("evaluation", ready, [1200, 400]);
  looksRight("evaluation-numbers", async (options) => {
    const page = await show({ state: "ready", file: FILE, report: sampleRegression() }, options);
    await page.getByRole("img", { name: /^Histogram/ }).waitFor();
    return page;
  });
});
