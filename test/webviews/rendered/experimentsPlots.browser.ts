import assert from "node:assert/strict";

import { eventually } from "./eventually.ts";
import { experimentsPage } from "./experimentsPage.ts";
import { looksRight } from "./looks.ts";
import { searchRuns } from "./searchRuns.ts";

describe("experiments view: plots", () => {
  const view = experimentsPage();
  const open = async (tab: string, options?: Parameters<typeof view.ready>[0]) => {
    const page = await view.show(view.given(searchRuns()), options);
    await page.locator(".grid-body [role=row]").first().waitFor();
    await page.getByRole("tab", { name: tab }).click();
    return page;
  };
  type Shown = Awaited<ReturnType<typeof open>>;
  const pick = async (page: Shown, label: string, choice: string): Promise<void> => {
    await page.locator(`vscode-dropdown[aria-label='${label}']`).locator("visible=true").click();
    await page.locator(`vscode-dropdown[aria-label='${label}'] vscode-option`, { hasText: choice }).locator("visible=true").first().click();
  };
  const saved = async (page: Shown): Promise<void> => {
    for (const what of ["Save the picture", "Save the drawing", /^Save (the numbers|every point)/]) await page.getByRole("button", { name: what }).locator("visible=true").first().click();
  };

  it("draws a box for each value of a parameter, and says what it shows", async () => {
    const page = await open("Box plots");
    await page.getByRole("img", { name: /^train\/loss by model: boosting median 0\.\d+ of 12 runs, forest median/ }).waitFor();
    await pick(page, "By", "learning_rate");
    await page.getByRole("img", { name: /^train\/loss by learning_rate: 0\.01 median 0\.\d+ of 9 runs, 0\.03 median/ }).waitFor();
    await pick(page, "Metric", "val/auc");
    await page.getByRole("img", { name: /^val\/auc by learning_rate/ }).waitFor();
    await page.locator(".boxes .run-point").first().click();
    await page.locator(".line-chart").waitFor({ state: "hidden" });
    await saved(page);
    await eventually<readonly string[]>(() => view.sent, ["boxes-val-auc-learning_rate.png", "boxes-val-auc-learning_rate.svg", "boxes-val-auc-learning_rate.csv"]);
  });

  it("puts any column against any other, and keeps the choice while it is hidden", async () => {
    const page = await open("Scatter");
    await pick(page, "Across", "learning_rate");
    await pick(page, "Up", "val/f1");
    await page.getByRole("img", { name: "val/f1 by learning_rate for 36 runs" }).waitFor();
    await page.reload();
    await page.getByRole("img", { name: "val/f1 by learning_rate for 36 runs" }).waitFor();
    await saved(page);
    await eventually(() => view.sent.length, 3);
  });

  it("saves parallel coordinates, importance and curves as picture, drawing and numbers", async () => {
    const page = await open("Parallel");
    await page.locator(".run-line").first().waitFor();
    await saved(page);
    await page.getByRole("tab", { name: "Importance" }).click();
    await page.getByText("From the last values of").waitFor();
    await saved(page);
    await page.getByRole("tab", { name: "Curves" }).click();
    await page.locator(".legend li").nth(2).waitFor();
    await saved(page);
    await eventually(() => view.sent.map((name) => name.replace(/^.*\./, "")), ["png", "svg", "csv", "png", "svg", "csv", "png", "svg", "csv"]);
  });

  it("writes drawings and pictures that hold what is shown", async () => {
    const page = await open("Box plots");
    await page.locator(".boxes .box").first().waitFor();
    await page.getByRole("button", { name: "Save the drawing" }).locator("visible=true").click();
    await page.getByRole("button", { name: "Save the picture" }).locator("visible=true").click();
    await eventually(() => view.files.length, 2);
    const [drawing, picture] = view.files;
    assert.match(drawing?.text ?? "", /^<svg [^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"/);
    assert.match(drawing?.text ?? "", /<rect [^>]*class="box"[^>]* fill="rgb\(55, 148, 255\)"[^>]* stroke="rgb/);
    assert.doesNotMatch(drawing?.text ?? "", /var\(--|color\(srgb/);
    const bytes = Buffer.from(picture?.text ?? "", "base64");
    assert.deepEqual([bytes.toString("latin1", 1, 4), bytes.readUInt32BE(16), bytes.readUInt32BE(20)], ["PNG", 1600, 660]);
    assert.ok(bytes.length > 5000, "more than an empty ground");
  });

  it("draws a line for each group, with its range and its deviation", async () => {
    const page = await open("Curves");
    await page.locator("summary", { hasText: "Group" }).click();
    await page.locator(".menu[open] .picker-list button", { hasText: "model" }).click();
    await page.keyboard.press("Escape");
    for (const model of ["forest", "boosting"]) await page.locator(".grid-row.group", { hasText: model }).locator("input").click();
    await pick(page, "Lines", "Mean and range per group");
    await page.locator(".line-chart[aria-label*='model: forest (12 runs) ends at']").waitFor();
    await eventually(async () => (await page.locator(".legend .name").allTextContents()).toSorted(), ["model: boosting (12 runs)", "model: forest (12 runs)", "model: linear (3 runs)"]);
    await pick(page, "Lines", "Mean ± deviation per group");
    await page.getByRole("button", { name: "Save the drawing" }).click();
    await eventually(() => view.files[0]?.text.match(/<path /g)?.length, 9);
  });

  it("keeps pinned charts when another metric is chosen", async () => {
    const page = await open("Curves");
    const titles = (): Promise<string[]> => page.locator(".curve-card figcaption .name").allTextContents();
    await page.locator(".legend li").nth(2).waitFor();
    await page.getByRole("button", { name: "Keep this chart" }).click();
    await pick(page, "Metric", "val/f1");
    await eventually(titles, ["train/loss", "val/f1"]);
    await page.reload();
    await eventually(titles, ["train/loss", "val/f1"]);
    await page.getByRole("button", { name: "Close this chart" }).first().click();
    await eventually(titles, ["val/f1"]);
  });

  looksRight("experiments-boxes", async (options) => {
    const page = await open("Box plots", options);
    await page.locator(".boxes .box").first().waitFor();
    return page;
  }, [1200, 400]);
  looksRight("experiments-scatter", async (options) => {
    const page = await open("Scatter", options);
    await page.locator(".run-point").first().waitFor();
    return page;
  }, [1200, 400]);
  looksRight("experiments-bands", async (options) => {
    const page = await open("Curves", options);
    await page.locator("summary", { hasText: "Group" }).click();
    await page.locator(".menu[open] .picker-list button", { hasText: "model" }).click();
    await page.keyboard.press("Escape");
    for (const model of ["forest", "boosting"]) await page.locator(".grid-row.group", { hasText: model }).locator("input").click();
    await pick(page, "Lines", "Mean and range per group");
    await page.locator(".line-chart[aria-label*='model: forest (12 runs) ends at']").waitFor();
    return page;
  }, [1200, 400]);
});
