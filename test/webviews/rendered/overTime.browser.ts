import assert from "node:assert/strict";

import type { Page } from "playwright-core";

import type { OverTimeContract, OverTimeState } from "../../../webviews/protocol/overTime.ts";
import type { RenderedView, ViewOptions } from "../../harness/webview.ts";
import { eventually } from "./eventually.ts";
import { looksRight, PANEL_WIDTHS } from "./looks.ts";
import { sampleOverTime } from "./samples.ts";
import { viewTest } from "./viewTest.ts";

describe("drift over time view", () => {
  const render = viewTest<OverTimeContract>("overTime");
  let view: RenderedView<OverTimeContract>;
  let asked: unknown[] = [];

  async function show(state: OverTimeState, options?: ViewOptions): Promise<Page> {
    asked = [];
    const hear = (what: string) => () => void asked.push(what);
    view = await render({ chooseFiles: hear("choose"), compareAgain: (query) => void asked.push(query), cancel: hear("cancel"), save: hear("save"), saveFile: ({ name, text }) => void asked.push(name.endsWith("csv") ? text : name) }, options);
    view.announce("overTime", state);
    return view.page;
  }

  async function ready(options?: ViewOptions): Promise<Page> {
    const page = await show({ state: "ready", report: sampleOverTime() }, options);
    await page.getByRole("option").first().waitFor();
    return page;
  }

  async function amount(options?: ViewOptions): Promise<Page> {
    const page = await ready(options);
    await page.getByRole("option", { name: /amount/ }).click();
    await page.getByRole("img", { name: /^amount\. KS distance in 40 windows, 2026-03-01 to 2026-04-09: drifted in 20\. Another level begins with 2026-03-11, 2026-03-31\./ }).waitFor();
    return page;
  }

  it("says when which columns drift, and shows first how many do", async () => {
    const page = await ready();
    await page.getByRole("heading", { name: /2 of 4 columns drift in some of 40 windows: amount, plan\./ }).waitFor();
    await page.getByText("40 windows by day of made against reference.csv (400 rows)").waitFor();
    assert.deepEqual(await page.getByRole("option").locator(".name").allTextContents(), ["All columns", "amount", "plan", "age", "note"]);
    await page.getByRole("img", { name: /^All columns\. share of drifted columns in 40 windows/ }).waitFor();
    await page.getByText("Only drifted").click();
    await eventually(() => page.getByRole("option").locator(".name").allTextContents(), ["All columns", "amount", "plan"]);
  });

  it("reads windows off by keyboard and pointer, and zooms", async () => {
    const page = await amount();
    const chart = page.getByLabel(/^amount over time\. Arrow keys/);
    const read = page.locator(".read");
    await chart.focus();
    await page.keyboard.press("Home");
    await eventually(() => read.textContent(), "2026-03-01: KS distance 0 (large from 0.1), stable");
    for (let step = 0; step < 10; step += 1) await page.keyboard.press("ArrowRight");
    await eventually(async () => (await read.textContent())?.replace(/[\d.]+ \(/, "… ("), "2026-03-11: KS distance … (large from 0.1), drifted; another level begins");
    for (let step = 0; step < 6; step += 1) await page.keyboard.press("ArrowLeft");
    await eventually(() => read.textContent(), "2026-03-05: could not be compared");
    const dots = (): Promise<number> => page.locator(".course circle").count();
    assert.equal(await dots(), 39);
    await page.keyboard.press("+");
    await eventually(dots, 20);
    await page.keyboard.press("0");
    await eventually(dots, 39);
    const box = await page.locator(".stage").boundingBox();
    assert.ok(box);
    await page.mouse.move(box.x + box.width * 0.5, box.y + 60);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.75, box.y + 60);
    await page.mouse.up();
    await eventually(async () => (await dots()) < 20, true);
    await page.locator(".stage").dblclick();
    await eventually(dots, 39);
    await page.keyboard.press("End");
    await eventually(async () => (await read.textContent())?.startsWith("2026-04-09: "), true);
  });

  it("draws dots for drifted windows, dashes for what is large, and gaps where nothing was compared", async () => {
    const page = await amount();
    assert.deepEqual([await page.locator(".course .mark").count(), await page.locator(".course .guide").count(), await page.locator(".course .upright").count(), await page.locator(".course .line").count()], [20, 1, 2, 2]);
  });

  it("cuts by another column or span, and asks for files and reports", async () => {
    const page = await ready();
    await page.locator("vscode-dropdown").nth(1).click();
    await page.getByRole("option", { name: "week", exact: true }).click();
    await page.locator("vscode-dropdown").nth(0).click();
    await page.getByRole("option", { name: "sent_on", exact: true }).click();
    for (const name of ["Choose Files…", "Compare Again", "Save Report…"]) await page.getByText(name, { exact: true }).click();
    await eventually<readonly unknown[]>(() => asked, [{ column: "made", unit: "week" }, { column: "sent_on" }, "choose", {}, "save"]);
  });

  it("saves the chart as a picture and the windows as numbers", async () => {
    const page = await amount();
    await page.getByRole("button", { name: /^Save as a picture/ }).click();
    await eventually(() => asked.length, 1);
    await page.getByRole("button", { name: /^Save this table: / }).click();
    await eventually(() => asked.length, 2);
    assert.equal(asked[0], "amount.png");
    assert.match(String(asked[1]), /^Window,Rows,KS distance,State\r\n2026-03-01,400,0,stable\r\n/);
  });

  it("says what to do before anything is chosen, how far it is, and why there is nothing", async () => {
    const page = await show({ state: "empty" });
    await page.getByText("Choose Files…").click();
    view.announce("overTime", { state: "loading", reference: "a.csv", current: "b.csv", progress: { percentage: 40, words: "16 of 40 windows, 2026-03-16" } });
    await page.getByText("Comparing windows of b.csv with a.csv…").waitFor();
    await page.getByText("Cancel").click();
    view.announce("overTime", { state: "failed", reason: "No column of `b.csv` holds dates or times." });
    await page.getByText("holds dates or times.").waitFor();
    await page.getByText("Try Again").click();
    await eventually<readonly unknown[]>(() => asked, ["choose", "cancel", {}]);
  });

  looksRight("over-time", amount, PANEL_WIDTHS);
});
