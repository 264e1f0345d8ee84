import assert from "node:assert/strict";

import { eventually } from "./eventually.ts";
import { experimentsPage } from "./experimentsPage.ts";
import { looksRight } from "./looks.ts";
import { searchRuns } from "./searchRuns.ts";

describe("experiments view: artifacts", () => {
  const view = experimentsPage();
  const open = async (options?: Parameters<typeof view.ready>[0]) => {
    const page = await view.show(view.given(searchRuns()), options);
    await page.getByRole("tab", { name: "Artifacts" }).click();
    await page.locator(".artifact-side li").first().waitFor();
    return page;
  };
  const look = async (name: string, options?: Parameters<typeof view.ready>[0]) => {
    const page = await open(options);
    await page.locator(".artifact-side li", { hasText: name }).click();
    return page;
  };

  it("shows pictures of the runs side by side, and others with the slider", async () => {
    const page = await look("samples/generated");
    await page.locator(".run-figure canvas[data-drawn]").nth(2).waitFor();
    await eventually(() => page.locator(".run-figure figcaption .soft").allTextContents(), ["step 79", "step 79", "step 79"]);
    await page.getByRole("slider", { name: "Step" }).fill("1");
    await eventually(() => page.locator(".run-figure figcaption .soft").allTextContents(), ["step 20", "step 20", "step 20"]);
    await page.getByText("sample of step 20").first().waitFor();
  });

  it("draws histograms as ridges over the steps, and saves them", async () => {
    const page = await look("layer1/weights");
    await page.getByRole("img", { name: /^Histograms of layer1\/weights of .* at 14 steps, from -2\.5|^Histograms of layer1\/weights of .* at 14 steps, from −2\.5/ }).first().waitFor();
    for (const what of ["Save the picture", "Save the drawing", "Save the numbers"]) await page.getByRole("button", { name: what }).locator("visible=true").first().click();
    await eventually(() => view.sent.map((name) => name.replace(/^.*\./, "")), ["png", "svg", "csv"]);
  });

  it("draws the curves of all runs over each other", async () => {
    const page = await look("roc.json");
    await page.getByRole("img", { name: /^roc\.json: linear lr 0\.01 #3 reaches tpr 1; linear/ }).waitFor();
    await eventually(() => page.locator(".run-figure polyline.line").count(), 3);
    await eventually(() => page.locator(".run-figure polyline.guide").count(), 1);
  });

  it("shows confusion matrices, tables, texts as text, and why something cannot be shown", async () => {
    const page = await look("confusion_matrix");
    await page.getByText(/^\d\d % of 1.\d{3} right$/).first().waitFor();
    const choose = (name: string): Promise<void> => page.locator(".artifact-side li", { hasText: name }).click();
    await choose("predictions.csv");
    await page.getByText("The first 30 of 12,000 rows.").first().waitFor();
    await choose("train.log");
    await page.getByText("<b>fast</b>").first().waitFor();
    await choose("lost.png");
    await page.getByText("lost.png is not where the tracker says it is.").first().waitFor();
    await choose("model.bin");
    await page.getByText("A file of the type application/octet-stream").first().waitFor();
  });

  it("draws an SVG without letting it run or load anything, and plays sounds", async () => {
    const page = await look("plot.svg");
    const title = await page.title();
    await page.locator(".run-figure img.picture[data-drawn]").nth(2).waitFor();
    assert.equal(await page.locator(".run-figure img.picture").first().evaluate((image: { readonly naturalWidth: number }) => image.naturalWidth), 40);
    await page.locator(".artifact-side li", { hasText: "sample.wav" }).click();
    await eventually(() => page.locator("audio.player").first().evaluate((sound: { readonly duration: number }) => sound.duration.toFixed(1)), "0.1");
    assert.equal(await page.title(), title);
  });

  it("searches the names, is moved through by keyboard, and stays at its name while it is hidden", async () => {
    const page = await open();
    await page.getByRole("listbox", { name: "Artifacts" }).focus();
    await page.keyboard.press("End");
    await page.locator(".artifact-side li[aria-selected=true]", { hasText: "train.log" }).waitFor();
    await page.reload();
    await page.locator(".artifact-side li[aria-selected=true]", { hasText: "train.log" }).waitFor();
    await page.locator(".artifact-side").getByRole("textbox").fill("roc");
    await eventually(() => page.locator(".artifact-side li .name").allTextContents(), ["roc.json"]);
  });

  it("says what to do where nothing is chosen, or nothing was logged", async () => {
    const page = await view.ready();
    await page.getByRole("tab", { name: "Artifacts" }).click();
    await page.getByText("The chosen runs logged no pictures, tables or other files").waitFor();
    for (const name of ["run a", "run b", "run c"]) await page.locator(".grid-body [role=row]", { hasText: name }).first().click();
    await page.getByText("Choose runs in the table to see what they logged").waitFor();
  });

  looksRight("experiments-images", async (options) => {
    const page = await look("samples/generated", options);
    await page.locator(".run-figure canvas[data-drawn]").nth(2).waitFor();
    return page;
  }, [1200, 400]);
  looksRight("experiments-ridges", async (options) => {
    const page = await look("layer1/weights", options);
    await page.locator(".ridges").nth(2).waitFor();
    return page;
  }, [1200, 400]);
  looksRight("experiments-matrix", async (options) => {
    const page = await look("confusion_matrix", options);
    await page.locator(".matrix").nth(2).waitFor();
    return page;
  }, [1200, 400]);
  looksRight("experiments-roc", async (options) => {
    const page = await look("roc.json", options);
    await page.locator(".run-figure polyline.line").first().waitFor();
    return page;
  }, [1200, 400]);
});
