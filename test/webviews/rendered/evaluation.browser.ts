import assert from "node:assert/strict";

import type { Page } from "playwright-core";

import type { EvaluatedFile, EvaluationContract, EvaluationState } from "../../../webviews/protocol/evaluation.ts";
import type { RenderedView, ViewOptions } from "../../harness/webview.ts";
import { eventually } from "./eventually.ts";
import { looksRight, PANEL_WIDTHS } from "./looks.ts";
import { sampleEvaluation, sampleRanking, sampleRegression, sampleTexts, sampleTwoModels } from "./samples.ts";
import { viewTest } from "./viewTest.ts";

const FILE: EvaluatedFile = { name: "sample.csv", columns: ["y", "p", "s", "sex", "region", "age"], chosen: { columns: { label: "y", prediction: "p", score: "s", groups: ["sex"] } } };

describe("evaluation view", () => {
  const render = viewTest<EvaluationContract>("evaluation");
  let view: RenderedView<EvaluationContract>;
  let asked: unknown[] = [];

  async function show(state: EvaluationState, options?: ViewOptions): Promise<Page> {
    asked = [];
    const hear = (what: unknown) => () => void asked.push(what);
    view = await render({ chooseFile: hear("choose"), save: hear("save"), saveFile: hear("saveFile"), evaluate: (query) => void asked.push(query), cancel: hear("cancel"), changeReading: (change) => void asked.push(change) }, options);
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
    await page.getByText("More choices").click();
    await page.locator(".more-choices vscode-dropdown").first().click();
    await page.locator(".more-choices").getByRole("option", { name: "region" }).first().click();
    await eventually<readonly unknown[]>(() => asked, [{ columns: { label: "y", prediction: "p", score: "s", groups: ["sex", "region"] } }]);
  });

  it("compares groups", async () => {
    const page = await ready();
    await page.getByRole("heading", { name: "Groups of sex", exact: true }).waitFor();
    assert.deepEqual(await page.locator(".measures strong").allTextContents(), ["Demographic parity", "Four-fifths rule", "Equal opportunity", "Equalized odds", "Predictive parity", "Calibration by group"]);
  });

  it("asks which class is to be found, and takes another task than the data suggest", async () => {
    const page = await show({ state: "ready", file: { ...FILE, chosen: { columns: { label: "outcome", prediction: "first_model", groups: ["region"] } } }, report: sampleTwoModels() });
    await page.getByText("name the positive one").first().waitFor();
    await page.locator("label", { hasText: "Positive class" }).locator("vscode-dropdown").click();
    await page.getByRole("option", { name: "refused" }).click();
    await page.getByText("More choices").click();
    await page.locator("label", { hasText: "Judged as" }).locator("vscode-dropdown").click();
    await page.getByRole("option", { name: "texts" }).click();
    const columns = { label: "outcome", prediction: "first_model", groups: ["region"] };
    await eventually<readonly unknown[]>(() => asked, [{ columns, positive: "refused" }, { columns, positive: "refused", task: "text" }]);
  });

  it("asks which column is what where names do not tell", async () => {
    const page = await show({ state: "asking", file: { name: "a.csv", columns: ["a", "b"] } });
    await page.getByText("Which column of a.csv is what?").waitFor();
    await page.locator("vscode-dropdown").nth(1).click();
    await page.getByRole("option", { name: "b" }).last().click();
    await page.locator("vscode-button").getByText("Evaluate").click();
    await eventually<readonly unknown[]>(() => asked, [{ columns: { label: "a", prediction: "b", groups: [] } }]);
  });

  it("shows the errors of numbers", async () => {
    const page = await show({ state: "ready", file: { ...FILE, chosen: { columns: { label: "price", prediction: "predicted", groups: [] } } }, report: sampleRegression() });
    for (const name of [/^Histogram of the errors/, /^Predictions beside their labels/, /^Mean error by tenths/]) await page.getByRole("img", { name }).waitFor();
  });

  it("says what to do before anything is chosen, and why it failed", async () => {
    const page = await show({ state: "empty" });
    await page.getByText("Choose File…").click();
    view.announce("evaluation", { state: "loading", file: "a.csv" });
    await page.getByText("Evaluating a.csv…").waitFor();
    await page.getByText("Cancel").click();
    view.announce("evaluation", { state: "failed", reason: "a.csv is empty." });
    await page.getByText("a.csv is empty.").waitFor();
    await eventually<readonly unknown[]>(() => asked, ["choose", "cancel"]);
  });

  it("shows text of a file as text", async () => {
    const nasty = "<img src=x onerror=alert(1)>";
    const report = sampleEvaluation();
    const page = await show({ state: "ready", file: { ...FILE, name: nasty, columns: [nasty, "p"] }, report: { ...report, words: nasty, problems: [nasty], slices: report.slices.map((slice) => ({ ...slice, words: nasty })) } });
    await page.getByRole("heading", { name: "Figures" }).waitFor();
    assert.equal(await page.locator("img").count(), 0);
  });

  looksRight("evaluation", ready, PANEL_WIDTHS);
  for (const [name, report] of [["numbers", sampleRegression], ["two-models", sampleTwoModels], ["ranking", sampleRanking], ["texts", sampleTexts]] as const) {
    looksRight(`evaluation-${name}`, async (options) => {
      const page = await show({ state: "ready", file: FILE, report: report() }, options);
      await page.getByRole("heading", { name: "Figures" }).waitFor();
      return page;
    }, PANEL_WIDTHS);
  }
  looksRight("evaluation-asking", async (options) => {
    const page = await show({ state: "failed", reason: "`a_column_with_a_rather_long_name` does not hold numbers only, which regression needs: row 3 of the data is “n/a”.", file: FILE }, options);
    await page.getByText("does not hold numbers only").waitFor();
    return page;
  }, PANEL_WIDTHS);
});
