import assert from "node:assert/strict";

import type { Page } from "playwright-core";

import type { JointDrift } from "../../../server/core/insights/drift/report.ts";
import type { DriftContract, DriftState, SettingsShown } from "../../../webviews/protocol/drift.ts";
import type { RenderedView, ViewOptions } from "../../harness/webview.ts";
import { eventually } from "./eventually.ts";
import { holdsFewOfMany } from "./longList.ts";
import { looksRight, PANEL_WIDTHS } from "./looks.ts";
import { sampleDrift } from "./samples.ts";
import { viewTest } from "./viewTest.ts";

const TOGETHER: JointDrift = {
  rows: [400, 400],
  columns: ["age", "amount"],
  drifted: true,
  classifier: { area: 0.81, pValue: 0.0001, threshold: 0.55, telling: ["amount"] },
  discrepancy: { statistic: 0.12, pValue: 0.001 },
  correlations: [{ first: "age", second: "amount", reference: 0.1, current: 0.7, adjustedPValue: 0.00001 }],
  words: "Together the columns changed: a classifier tells the sides apart (0.81).",
};

describe("drift view", () => {
  const render = viewTest<DriftContract>("drift");
  let view: RenderedView<DriftContract>;
  let asked: string[] = [];

  async function show(state: DriftState, options?: ViewOptions): Promise<Page> {
    asked = [];
    view = await render(
      {
        chooseFiles: () => {
          asked.push("choose");
        },
        compareAgain: ({ swapped }) => {
          asked.push(swapped ? "swapped" : "again");
        },
        overTime: () => void asked.push("over time"),
        changeSetting: (change) => void asked.push(Object.values(change).join(" ")),
        undoSetting: () => void asked.push("undo"),
        openSettings: () => void asked.push("open"),
        changeReading: (change) => void asked.push(Object.values(change).join(" ")),
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

  it("reads bins off by keyboard and pointer, zooms, and shows how much lies up to each", async () => {
    const page = await ready();
    const read = page.locator(".read");
    const chart = page.getByLabel(/^Histogram of amount\. Arrow keys go from bin to bin/);
    await chart.focus();
    await page.keyboard.press("Home");
    await eventually(() => read.textContent(), "Up to 0.2134: reference 7.2 %, current 0 %");
    await page.keyboard.press("ArrowRight");
    await eventually(() => read.textContent(), "0.2134 to 0.4117: reference 6.5 %, current 0 %");
    const whole = await page.locator(".stage .outline").first().getAttribute("d");
    await page.keyboard.press("+");
    await eventually(async () => (await page.locator(".stage .outline").first().getAttribute("d")) === whole, false);
    await page.keyboard.press("0");
    await eventually(() => page.locator(".stage .outline").first().getAttribute("d"), whole);
    await page.keyboard.press("End");
    await eventually(async () => /^From 3\.78\d* on: reference 0 %, current/.test((await read.textContent()) ?? ""), true);
    const box = await page.locator(".stage").boundingBox();
    assert.ok(box);
    await page.mouse.move(box.x + 70, box.y + 60);
    await eventually(async () => (await read.textContent())?.startsWith("Up to 0.2134: "), true);
    await page.getByText("Cumulative", { exact: true }).click();
    await page.getByRole("img", { name: /^Cumulative shares of amount, furthest apart up to [\d.]+: reference \d+ %, current \d+ %, 33\.\d+ points apart/ }).waitFor();
    await page.getByLabel(/^Cumulative shares of amount\. Arrow keys/).focus();
    await page.keyboard.press("End");
    await eventually(() => read.textContent(), "to the end: reference 100 %, current 100 %, 0 points apart");
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

  it("changes the settings of a column and of all, and takes that back", async () => {
    const settings: SettingsShown = { file: "data/modelwright.drift.yaml", isThere: true, canUndo: true, options: { thresholds: { amount: 0.2 }, ignore: ["customer_id"] } };
    const page = await show({ state: "ready", report: sampleDrift(), settings });
    await page.getByText("Settings of this column, in data/modelwright.drift.yaml").click();
    const detail = page.locator(".detail .settings");
    assert.equal(await detail.getByRole("spinbutton", { name: "Large from" }).inputValue(), "0.2");
    await detail.locator("vscode-dropdown").first().click();
    await detail.getByRole("option", { name: "psi", exact: true }).click();
    await detail.getByRole("spinbutton", { name: "Large from" }).fill("0.3");
    await page.keyboard.press("Tab");
    await detail.getByRole("spinbutton", { name: "Bins" }).fill("20");
    await page.keyboard.press("Tab");
    await detail.getByText("Leave Out").click();
    await page.getByText("Settings of data/modelwright.drift.yaml").click();
    const all = page.locator(".settings-line .settings");
    await all.locator("vscode-dropdown").nth(1).click();
    await all.getByRole("option", { name: "bonferroni" }).click();
    await all.getByText("Look at columns together").click();
    for (const name of ["Compare customer_id Again", "Undo Last Change", "Open File"]) await all.getByText(name).click();
    await eventually(() => asked, ["tests amount psi", "thresholds amount 0.3", "bins amount 20", "ignore amount true", "correction bonferroni", "together true", "ignore customer_id false", "undo", "open"]);
    // What was unfolded stays so when the comparison with the new setting arrives.
    view.announce("drift", { state: "ready", report: sampleDrift(), settings: { ...settings, canUndo: false } });
    await all.getByText("Undo Last Change").waitFor({ state: "detached" });
    await detail.getByText("Leave Out").waitFor();
  });

  it("shows how columns of numbers changed together", async () => {
    const page = await show({ state: "ready", report: { ...sampleDrift(), together: TOGETHER } });
    await page.getByRole("option", { name: /Columns together/ }).click();
    await page.getByRole("heading", { name: "Columns together" }).waitFor();
    await page.getByText("It tells them apart most by amount.").waitFor();
    await page.getByRole("row", { name: /age and amount/ }).waitFor();
  });

  it("says what to do before anything is chosen, what it is doing, and why it failed", async () => {
    const page = await show({ state: "empty" });
    await page.getByText("Choose Files…").click();
    view.announce("drift", { state: "loading", reference: "a.csv", current: "b.csv" });
    await page.getByText("Comparing a.csv with b.csv…").waitFor();
    view.announce("drift", { state: "failed", reason: "b.csv and a.csv have no column in common.", readings: [{ name: "b.csv", reading: { separator: ";" } }] });
    await page.getByText("have no column in common.").waitFor();
    await page.getByText("How b.csv is read").waitFor();
    await page.locator(".reading vscode-dropdown").nth(1).click();
    await page.getByRole("option", { name: "Windows-1252 (Western)" }).click();
    await page.locator(".reading vscode-dropdown").nth(0).click();
    await page.locator(".reading vscode-dropdown").nth(0).getByRole("option", { name: "as it seems" }).click();
    await eventually(() => asked, ["choose", "b.csv encoding windows-1252", "b.csv separator "]);
    await page.getByText("Try Again").click();
    await eventually(() => asked.at(-1), "again");
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
    await page.locator(".detail svg[role=img]").waitFor();
    return page;
  }, PANEL_WIDTHS);
  looksRight("drift-cumulative", async (options) => {
    const page = await ready(options);
    await page.getByText("Cumulative", { exact: true }).click();
    await page.getByLabel(/^Cumulative shares of amount\. Arrow keys/).focus();
    for (let step = 0; step < 3; step += 1) await page.keyboard.press("ArrowRight");
    await page.getByText(/points apart$/).waitFor();
    return page;
  }, PANEL_WIDTHS);
  looksRight("drift-categories", async (options) => {
    const settings: SettingsShown = { file: "data/modelwright.drift.yaml", isThere: true, canUndo: true, options: { ignore: ["customer_id"] } };
    const readings = [{ name: "reference.csv", reading: {} }, { name: "current.csv", reading: { separator: ";", header: false } }] as const;
    const page = await show({ state: "ready", report: { ...sampleDrift(), problems: [{ message: "current.csv: 3 rows have another number of cells than the header; the first is row 17." }] }, settings, readings }, options);
    await page.getByRole("option", { name: "plan" }).click();
    await page.getByText("Settings of this column").click();
    await page.getByText("Settings of data/modelwright.drift.yaml").click();
    await page.getByText("How reference.csv and current.csv are read").click();
    await page.getByText("Undo Last Change").waitFor();
    return page;
  }, PANEL_WIDTHS);
  looksRight("drift-together", async (options) => {
    const page = await show({ state: "ready", report: { ...sampleDrift(), firstRows: 10_000, together: TOGETHER }, progress: { percentage: 50, words: "10 of 20 columns, `a_column_with_a_rather_long_name`" } }, options);
    await page.getByRole("option", { name: /Columns together/ }).click();
    await page.getByRole("heading", { name: "Columns together" }).waitFor();
    return page;
  }, PANEL_WIDTHS);
  for (const state of [{ state: "empty" }, { state: "loading", reference: "a.csv", current: "b.csv", progress: { percentage: 10, words: "2 of 20 columns, `age`" } }, { state: "failed", reason: "b.csv is empty.", readings: [{ name: "b.csv", reading: {} }] }] as const) {
    looksRight(`drift-${state.state}`, async (options) => {
      const page = await show(state, options);
      await page.getByText(/Choose Files…|2 of 20 columns/).waitFor();
      return page;
    }, PANEL_WIDTHS);
  }
});
