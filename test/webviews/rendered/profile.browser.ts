import assert from "node:assert/strict";

import type { Page } from "playwright-core";

import type { ProfileContract, ProfileState } from "../../../webviews/protocol/profile.ts";
import type { RenderedView, ViewOptions } from "../../harness/webview.ts";
import { eventually } from "./eventually.ts";
import { holdsFewOfMany } from "./longList.ts";
import { looksRight, PANEL_WIDTHS } from "./looks.ts";
import { sampleProfile } from "./samples.ts";
import { viewTest } from "./viewTest.ts";

describe("profile view", () => {
  const render = viewTest<ProfileContract>("profile");
  let view: RenderedView<ProfileContract>;
  let asked: string[] = [];

  async function show(state: ProfileState, options?: ViewOptions): Promise<Page> {
    asked = [];
    const hear = (what: string) => () => void asked.push(what);
    view = await render({ chooseFile: hear("choose"), again: hear("again"), cancel: hear("cancel"), changeReading: (change) => void asked.push(Object.values(change).join(" ")), tellApart: ({ columns }) => void asked.push(`apart ${columns.join(" ")}`), save: hear("save"), saveFile: hear("saveFile") }, options);
    view.announce("profile", state);
    return view.page;
  }

  async function ready(options?: ViewOptions): Promise<Page> {
    const page = await show({ state: "ready", report: sampleProfile() }, options);
    await page.getByRole("option").first().waitFor();
    return page;
  }

  it("names what stands out, and every column with its kind", async () => {
    const page = await ready();
    await page.getByRole("heading", { name: /^1,200 rows, 8 columns\. Look at email, country\. Personal data in email\.$/ }).waitFor();
    assert.deepEqual(await page.getByRole("option").locator(".state").allTextContents(), ["identifier", "identifier", "number", "number", "category", "time", "constant", "text"]);
  });

  it("shows a column's distribution, values and notes, by keyboard", async () => {
    const page = await ready();
    await page.getByRole("listbox").focus();
    for (let step = 0; step < 3; step += 1) await page.keyboard.press("ArrowDown");
    await page.getByRole("img", { name: /^Histogram of income, highest around/ }).waitFor();
    await page.getByLabel(/^Histogram of income\. Arrow keys/).focus();
    await page.keyboard.press("End");
    await page.getByText(/^1\d+(\.\d+)? to 1\d+(\.\d+)?: \d(\.\d)? %$/).waitFor();
    await page.getByRole("listbox").focus();
    await page.keyboard.press("ArrowDown");
    await page.getByRole("img", { name: /^Shares of plan: basic 50 %/ }).waitFor();
    await page.getByText("Only with notes").click();
    await eventually(() => page.getByRole("option").locator(".name").allTextContents(), ["customer_id", "email", "age", "country"]);
  });

  it("says what columns together tell of people", async () => {
    const page = await ready();
    await page.getByRole("option", { name: "age" }).click();
    await page.getByText("May tell people apart").click();
    await eventually(() => asked, ["apart age"]);
    view.announce("profile", { state: "ready", report: { ...sampleProfile(), anonymity: { columns: ["age"], k: 2, unique: 0, words: "By `age`, each row is like at least 1 others (k = 2)." } } });
    await page.getByText("each row is like at least 1 others (k = 2)").waitFor();
    await page.getByRole("option", { name: "country" }).click();
    await page.getByText("May tell people apart").click();
    await page.getByText("Clear", { exact: true }).click();
    await eventually(() => asked, ["apart age", "apart age country", "apart "]);
  });

  it("asks for files and reports", async () => {
    const page = await ready();
    for (const name of ["Choose File…", "Profile Again", "Save Report…"]) await page.getByText(name, { exact: true }).click();
    await eventually(() => asked, ["choose", "again", "save"]);
  });

  it("says what it reads, and can be told to stop", async () => {
    const page = await show({ state: "loading", file: "big.parquet" });
    await page.getByText("Reading big.parquet…").waitFor();
    await page.getByText("Cancel").click();
    await eventually(() => asked, ["cancel"]);
  });

  it("holds few of 2,000 columns in the page, and lets all be reached", async () => {
    const report = sampleProfile();
    const columns = Array.from({ length: 2000 }, (_, place) => ({ ...report.columns[3 + (place % 2)], name: `x${place}` })) as typeof report.columns;
    const page = await show({ state: "ready", report: { ...report, columns } });
    await holdsFewOfMany(page);
    await page.getByRole("textbox").fill("x1999");
    await eventually(() => page.getByRole("option").locator(".name").allTextContents(), ["x1999"]);
  });

  looksRight("profile", async (options) => {
    const page = await ready(options);
    await page.getByRole("option").nth(3).click();
    await page.getByRole("img").first().waitFor();
    return page;
  }, PANEL_WIDTHS);
  looksRight("profile-people", async (options) => {
    const page = await show({ state: "ready", report: { ...sampleProfile(), anonymity: { columns: ["age", "plan"], k: 2, unique: 0, words: "By `age` and `plan` together, each row is like at least 1 others (k = 2)." }, problems: ["3 rows have another number of cells than the header; the first is row 17.", "Bytes that are no UTF-8 were read as Windows-1252."] } }, options);
    await page.getByRole("option", { name: "plan" }).click();
    await page.getByRole("img", { name: /^Shares of plan/ }).waitFor();
    return page;
  }, PANEL_WIDTHS);
});
