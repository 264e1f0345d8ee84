import assert from "node:assert/strict";

import type { Browser, Page } from "playwright-core";

import type { Experiments } from "../../../server/core/index.ts";
import { packedCells, packedCurve } from "../../../server/host/runs/packed.ts";
import type { ExperimentsContract, ExperimentsState, RunKey } from "../../../webviews/protocol/experiments.ts";
import { launchChromium } from "../../harness/editor/chromium.ts";
import { renderView, type RenderedView, type ViewOptions } from "../../harness/webview.ts";
import { manyRuns, sampleRuns } from "./samples.ts";
import { looksRight } from "./looks.ts";

describe("experiments view", () => {
  let browser: Browser;
  let view: RenderedView<ExperimentsContract>;
  let asked: { readonly runs: readonly RunKey[]; readonly metric: string }[] = [];
  let opened: string[] = [];
  let refreshed = 0;
  let shown: Experiments = sampleRuns();
  before(async () => (browser = await launchChromium()));
  after(() => browser.close());
  afterEach(async () => {
    assert.deepEqual(view.faults, []);
    await view.close();
  });

  async function show(state: ExperimentsState, options?: ViewOptions): Promise<Page> {
    [asked, opened, refreshed] = [[], [], 0];
    view = await renderView<ExperimentsContract>(
      browser,
      "experiments",
      {
        cells: ({ columns }) => columns.map((column) => packedCells(shown.cells(column))),
        curves: (query) => {
          asked.push(query);
          return Promise.all(query.runs.map(async (run) => packedCurve(run, await shown.curve(run, query.metric), query.times === true)));
        },
        values: ({ runs }) => runs.map((run) => shown.values(run)),
        refresh: () => {
          refreshed += 1;
        },
        openFile: ({ path }) => {
          opened.push(path);
        },
      },
      options,
    );
    view.announce("experiments", state);
    return view.page;
  }

  /** Announces that many runs; their cells are answered from now on. */
  function several(count: number): ExperimentsState {
    shown = manyRuns(count);
    return { state: "ready", table: shown.table, problems: [] };
  }

  async function ready(options?: ViewOptions): Promise<Page> {
    shown = sampleRuns();
    const page = await show({ state: "ready", table: sampleRuns().table, problems: [] }, options);
    await page.locator("tbody tr[data-index]").first().waitFor();
    return page;
  }

  it("lists the runs, the newest first, and marks the best value", async () => {
    const page = await ready();
    assert.deepEqual(await names(page), ["run a", "run c", "run b"]);
    assert.deepEqual(await page.locator("td.best").allTextContents(), ["0.9200", "0.0800"]);
    assert.equal(await page.locator("td.failed").count(), 1);
  });

  it("leaves out columns in which all runs are alike, until asked for", async () => {
    const page = await ready();
    assert.equal(await page.getByRole("columnheader", { name: "seed" }).count(), 0);
    await page.getByText("Only columns that vary").click();
    await page.getByRole("columnheader", { name: "seed" }).waitFor();
  });

  it("sorts by a header, best first, and turns round on the second press", async () => {
    const page = await ready();
    const header = page.getByRole("columnheader", { name: "auc" });
    await header.getByRole("button").click();
    assert.deepEqual(await names(page), ["run b", "run a", "run c"]);
    assert.equal(await header.getAttribute("aria-sort"), "descending");
    await page.keyboard.press("Enter");
    assert.deepEqual(await names(page), ["run c", "run a", "run b"]);
  });

  it("filters by words in names and parameters", async () => {
    const page = await ready();
    await page.getByRole("textbox").fill("rate=0.01");
    await page.getByText("1 of 3 runs").waitFor();
    assert.deepEqual(await names(page), ["run b"]);
  });

  it("draws the chosen runs and says where a line has gaps", async () => {
    const page = await ready();
    await page.locator(".line-chart canvas").waitFor();
    assert.deepEqual(asked.at(-1)?.runs.map(({ id }) => id), ["a", "b", "c"]);
    assert.equal(asked.at(-1)?.metric, "loss");
    await page.getByText("3 values NaN or infinite").waitFor();
    assert.match((await page.locator(".line-chart").getAttribute("aria-label")) ?? "", /^loss by step for 3 runs: run a ends at 0.19/);
  });

  it("is worked by keyboard: rows by arrows and space, the chart by arrows", async () => {
    const page = await ready();
    await page.locator('tr[tabindex="0"]').focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Space");
    await page.locator('tr[data-index="1"][aria-selected="false"]').waitFor();
    await page.locator('tr[data-index="1"]:focus').waitFor();
    await page.locator(".line-chart").focus();
    await page.keyboard.press("ArrowRight");
    await page.locator(".legend").getByText("step 0").first().waitFor();
  });

  it("compares the parameters of the chosen runs", async () => {
    const page = await ready();
    const row = page.locator(".differences tr", { hasText: "learning_rate" });
    assert.deepEqual(await row.locator("td").allTextContents(), ["0.1", "0.01", "0.1"]);
    await page.locator("tbody tr", { hasText: "run b" }).first().click();
    await page.getByText("All parameters are the same.").waitFor();
  });

  it("turns to a logarithmic axis and smooths", async () => {
    const page = await ready();
    await page.locator(".line-chart canvas").waitFor();
    const before = asked.length;
    await page.getByText("Log axis").click();
    await page.getByText("Smooth").click();
    assert.equal(await page.locator(".line-chart canvas").count(), 1);
    assert.equal(asked.length, before, "the curves are known already");
  });

  it("stays zoomed in when a running training adds points", async () => {
    const page = await ready();
    const over = page.locator(".u-over");
    await over.waitFor();
    const { x, y, width, height } = (await over.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    await page.mouse.move(x + width * 0.5, y + height / 2);
    await page.mouse.down();
    await page.mouse.move(x + width * 0.9, y + height / 2, { steps: 4 });
    await page.mouse.up();
    const before = asked.length;
    view.announce("experiments", { state: "ready", table: sampleRuns().table, problems: [] });
    while (asked.length === before) await page.waitForTimeout(20);
    await page.mouse.move(x + 3, y + height / 2);
    await page.locator(".legend").getByText("step 2").first().waitFor();
  });

  it("keeps its state while it is hidden, and its place when the runs change", async () => {
    const page = await ready();
    await page.getByRole("textbox").fill("run b");
    await page.getByText("1 of 3 runs").waitFor();
    await page.reload();
    await page.getByText("1 of 3 runs").waitFor();
    view.announce("experiments", several(20));
    await page.getByText("0 of 20 runs").waitFor();
  });

  it("holds only the rows in sight of a long table", async () => {
    const page = await show(several(5000));
    await page.getByText("5\u202f000 runs").waitFor();
    assert.ok((await page.locator("tbody tr[data-index]").count()) < 100);
    await page.locator('tr[tabindex="0"]').focus();
    await page.keyboard.press("End");
    await page.getByRole("gridcell", { name: "run run-4999" }).or(page.locator("td", { hasText: "run run-4999" })).first().waitFor();
  });

  it("says what to do where there are no runs, and looks again", async () => {
    const page = await show({ state: "ready", table: { columns: [], runs: [] }, problems: [] });
    await page.getByText("No runs yet").waitFor();
    await page.getByText("Look Again").click();
    await page.waitForTimeout(50);
    assert.equal(refreshed, 1);
  });

  it("names damaged files and opens them", async () => {
    const page = await show({ state: "ready", table: sampleRuns().table, problems: [{ file: "/work/mlruns/1/meta.yaml", message: "This file is empty." }] });
    await page.getByText("1 file of the store could not be read fully").click();
    await page.getByRole("button", { name: "/work/mlruns/1/meta.yaml" }).click();
    await page.waitForTimeout(50);
    assert.deepEqual(opened, ["/work/mlruns/1/meta.yaml"]);
  });

  it("shows that it is reading, and why it failed", async () => {
    const page = await show({ state: "loading" });
    await page.getByText("Reading runs…").waitFor();
    view.announce("experiments", { state: "failed", reason: "The disk is gone." });
    await page.getByText("The disk is gone.").waitFor();
  });

  it("shows text of a store as text", async () => {
    const { table } = sampleRuns();
    const nasty = "<img src=x onerror=alert(1)>";
    const page = await show({ state: "ready", table: { ...table, runs: table.runs.map((run) => ({ ...run, name: nasty })) }, problems: [] });
    await page.getByText(nasty).first().waitFor();
    assert.equal(await page.locator("img").count(), 0);
  });

  looksRight("experiments", async (options) => {
    const page = await ready(options);
    await page.locator(".line-chart canvas").waitFor();
    return page;
  });
});

const names = (page: Page): Promise<string[]> => page.locator("tbody tr[data-index] td:nth-child(2)").allTextContents();
