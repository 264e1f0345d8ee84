import assert from "node:assert/strict";

import type { Browser, Page } from "playwright-core";

import type { DriftContract, DriftState } from "../../../webviews/protocol/drift.ts";
import { launchChromium } from "../../harness/editor/chromium.ts";
import { renderView, type RenderedView, type ViewOptions } from "../../harness/webview.ts";
import { eventually } from "./eventually.ts";
import { holdsFewOfMany } from "./longList.ts";
import { looksRight } from "./looks.ts";
import { sampleDrift } from "./samples.ts";

describe("drift view", () => {
  let browser: Browser;
  let view: RenderedView<DriftContract>;
  let asked: string[] = [];
  before(async () => (browser = await launchChromium()));
  after(() => browser.close());
  afterEach(async () => {
    assert.deepEqual(view.faults, []);
    await view.close();
  });

  async function show(state: DriftState, options?: ViewOptions): Promise<Page> {
    asked = [];
    view = await renderView<DriftContract>(
      browser,
      "drift",
      {
        chooseFiles: () => {
          asked.push("choose");
        },
        compareAgain: ({ swapped }) => {
          asked.push(swapped ? "swapped" : "again");
        },
        overTime: () => void asked.push("over time"),
        cancel: () => {
          asked.push("cancel");
        },
        saveFile: (file) => void asked.push(`${file.name} ${file.encoding}`),
        save: () => {
          asked.push("save");
        },
      },
      options,
    );
    view.announce("drift", state);
    return view.page;
  }

  async function ready(options?: ViewOptions): Promise<Page> {
    const page = await show({ state: "ready", report: sampleDrift() }, options);
    await page.getByRole("option").first().waitFor();
    return page;
  }

  it("says the verdict in words and ranks the columns", async () => {
    const page = await ready();
    await page.getByRole("heading", { name: /Data set drift. 2 of 3 columns drifted \(67 %\): amount, plan\./ }).waitFor();
    assert.deepEqual(await page.getByRole("option").locator(".name").allTextContents(), ["amount", "plan", "age", "note"]);
    assert.deepEqual(await page.getByRole("option").locator(".state").allTextContents(), ["drifted", "drifted", "stable", "undefined"]);
    await page.getByText("reference.csv (400 rows) → current.csv (400 rows)").waitFor();
  });

  it("shows the first column's histogram, test and values", async () => {
    const page = await ready();
    await page.getByRole("img", { name: /^Histogram of amount\./ }).waitFor();
    await page.getByText(/^Kolmogorov–Smirnov test: statistic 0\.33/).waitFor();
    const median = page.locator(".facts tr", { hasText: "Median" });
    assert.equal((await median.locator("td").allTextContents()).at(-1), "+1");
    await page.getByText("Why this test").click();
    await page.getByText("This column holds numbers.").waitFor();
  });

  it("moves through the columns by keyboard and shows bars for categories", async () => {
    const page = await ready();
    await page.getByRole("listbox").focus();
    await page.keyboard.press("ArrowDown");
    await page.getByRole("img", { name: /^Shares of plan, reference to current: basic/ }).waitFor();
    await page.keyboard.press("End");
    await page.getByText(/^Undefined because almost every value stands once/).waitFor();
  });

  it("filters by name and by drift, and keeps that while it is hidden", async () => {
    const page = await ready();
    await page.getByText("Only drifted").click();
    await eventually(() => page.getByRole("option").count(), 2);
    await page.getByRole("textbox").fill("pl");
    await page.getByRole("option", { name: "amount" }).waitFor({ state: "detached" });
    await page.reload();
    await page.getByRole("option").first().waitFor();
    await eventually(() => page.getByRole("option").locator(".name").allTextContents(), ["plan"]);
    await page.getByRole("textbox").fill("nothing like it");
    await page.getByText("No column fits the filter.").waitFor();
  });

  it("asks for files, for another look and for the other way round", async () => {
    const page = await ready();
    for (const name of ["Choose Files…", "Compare Again", "Swap", "Over Time…", "Save Report…"]) await page.getByText(name, { exact: true }).click();
    await eventually(() => asked, ["choose", "again", "swapped", "over time", "save"]);
  });

  it("says what to do before anything is chosen, what it is doing, and why it failed", async () => {
    const page = await show({ state: "empty" });
    await page.getByText("Choose Files…").click();
    view.announce("drift", { state: "loading", reference: "a.csv", current: "b.csv" });
    await page.getByText("Comparing a.csv with b.csv…").waitFor();
    view.announce("drift", { state: "failed", reason: "b.csv is empty." });
    await page.getByText("b.csv is empty.").waitFor();
    await page.getByText("Try Again").click();
    await eventually(() => asked, ["choose", "again"]);
  });

  it("shows a first answer and how far the whole is, and can be cancelled", async () => {
    const page = await show({ state: "loading", reference: "a.csv", current: "b.csv", progress: { percentage: 10, words: "2 of 20 columns, `age`" } });
    await page.getByText("Comparing all rows: 2 of 20 columns, age").waitFor();
    view.announce("drift", { state: "ready", report: { ...sampleDrift(), firstRows: 10_000 }, progress: { percentage: 50, words: "10 of 20 columns, `plan`" } });
    await page.getByText(/A first answer from the first 10.000 rows of each side/).waitFor();
    assert.equal(await page.getByRole("progressbar").getAttribute("value"), "50");
    await page.getByText("Cancel").click();
    view.announce("drift", { state: "ready", report: sampleDrift() });
    await page.getByRole("progressbar").waitFor({ state: "detached" });
    await eventually(() => asked, ["cancel"]);
  });

  it("shows text of a file as text", async () => {
    const nasty = "<img src=x onerror=alert(1)>";
    const report = sampleDrift();
    const page = await show({ state: "ready", report: { ...report, columns: report.columns.map((column) => ({ ...column, name: nasty })), problems: [{ message: nasty }] } });
    await page.getByRole("option").first().waitFor();
    assert.equal(await page.locator("img").count(), 0);
  });

  it("holds few of 2,000 columns in the page, and lets all be reached", async () => {
    const report = sampleDrift();
    const columns = Array.from({ length: 2000 }, (_, place) => ({ ...report.columns[place % 3], name: `x${place}` })) as typeof report.columns;
    await holdsFewOfMany(await show({ state: "ready", report: { ...report, columns } }));
  });

  it("saves a chart as a picture or a drawing, and a table as numbers", async () => {
    const page = await ready();
    for (const name of [/^Save as a picture/, /^Save as a drawing/, /^Save this table:/]) await page.getByRole("button", { name }).first().click();
    while (asked.length < 3) await page.waitForFunction("true");
    assert.deepEqual(asked.map((one) => one.replace(/^[^ ]+\./, "")), ["png base64", "svg text", "csv text"]);
  });

  looksRight("drift", async (options) => {
    const page = await ready(options);
    await page.locator(".detail svg").waitFor();
    return page;
  });
});
