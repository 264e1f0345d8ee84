import assert from "node:assert/strict";

import { eventually } from "./eventually.ts";
import { experimentsPage, names } from "./experimentsPage.ts";
import { looksRight } from "./looks.ts";
import { sampleRuns } from "./samples.ts";

describe("experiments view", () => {
  const view = experimentsPage();

  it("lists the runs, the newest first, and marks the best value", async () => {
    const page = await view.ready();
    await eventually(() => names(page), ["run a", "run c", "run b"]);
    await eventually(() => page.locator(".cell.best span").allTextContents(), ["0.9200", "0.0800"]);
    assert.equal(await page.locator(".cell.failed").count(), 1);
  });

  it("leaves out columns in which all runs are alike, until asked for", async () => {
    const page = await view.ready();
    assert.equal(await page.getByRole("columnheader", { name: "seed" }).count(), 0);
    await page.getByText("Only columns that vary").click();
    await page.getByRole("columnheader", { name: "seed" }).waitFor();
  });

  it("sorts by a header, best first, and turns round on the second press", async () => {
    const page = await view.ready();
    const header = page.getByRole("columnheader", { name: "auc" });
    await header.getByRole("button").click();
    await eventually(() => names(page), ["run b", "run a", "run c"]);
    await eventually(() => header.getAttribute("aria-sort"), "descending");
    await page.keyboard.press("Enter");
    await eventually(() => names(page), ["run c", "run a", "run b"]);
  });

  it("filters by words in names and parameters", async () => {
    const page = await view.ready();
    await page.getByRole("textbox").first().fill("learning_rate=0.01");
    await page.getByText("1 of 3 runs").waitFor();
    await eventually(() => names(page), ["run b"]);
  });

  it("draws the chosen runs and says where a line has gaps", async () => {
    const page = await view.ready();
    await page.locator(".line-chart canvas").waitFor();
    await eventually(() => [view.asked.at(-1)?.metric, view.asked.at(-1)?.runs.map(({ id }) => id)], ["loss", ["a", "c", "b"]]);
    await page.getByText("3 values NaN or infinite").waitFor();
    assert.match((await page.locator(".line-chart").getAttribute("aria-label")) ?? "", /^loss by step for 3 runs: run a ends at 0.19/);
  });

  it("is worked by keyboard: rows by arrows and space, the chart by arrows", async () => {
    const page = await view.ready();
    await page.locator('[role=row][tabindex="0"]').focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Space");
    await page.locator('[data-index="1"][aria-selected="false"]').waitFor();
    await page.locator('[data-index="1"]:focus').waitFor();
    await page.locator(".line-chart").focus();
    await page.keyboard.press("ArrowRight");
    await page.locator(".legend").getByText("step 0").first().waitFor();
  });

  it("compares the parameters of the chosen runs", async () => {
    const page = await view.ready();
    await page.getByRole("tab", { name: "Compare" }).click();
    const row = page.locator(".differences tr", { hasText: "learning_rate" });
    await eventually(() => row.locator("td").allTextContents(), ["0.1", "0.1", "0.01"]);
    await page.locator(".grid-body [role=row]", { hasText: "run b" }).first().click();
    await page.getByText("All parameters are the same.").waitFor();
  });

  it("keeps its state while it is hidden, and its place when the runs change", async () => {
    const page = await view.ready();
    await page.getByRole("textbox").first().fill("run b");
    await page.getByText("1 of 3 runs").waitFor();
    await page.reload();
    await page.getByText("1 of 3 runs").waitFor();
    view.announce("experiments", view.several(20));
    await page.getByText("0 of 20 runs").waitFor();
  });

  it("holds only the rows in sight of a long table", async () => {
    const page = await view.show(view.several(5000));
    await page.getByText("5,000 runs").waitFor();
    assert.ok((await page.locator(".grid-body [role=row]").count()) < 100);
    await page.locator('[role=row][tabindex="0"]').focus();
    await page.keyboard.press("End");
    await page.locator(".grid-body .cell", { hasText: "run run-4999" }).first().waitFor();
  });

  it("says what to do where there are no runs, and looks again", async () => {
    const page = await view.show({ state: "ready", table: { columns: [], runs: [], stores: [] }, problems: [] });
    await page.getByText("No runs yet").waitFor();
    await page.getByText("Look Again").click();
    await eventually(view.refreshed, 1);
  });

  it("names damaged files and opens them", async () => {
    const page = await view.show({ state: "ready", table: sampleRuns().table, problems: [{ file: "/project/mlruns/1/meta.yaml", message: "This file is empty." }] });
    await page.getByText("1 file of the stores could not be read fully").click();
    await page.getByRole("button", { name: "/project/mlruns/1/meta.yaml" }).click();
    await eventually<readonly string[]>(() => view.opened, ["/project/mlruns/1/meta.yaml"]);
  });

  it("shows that it is reading, and why it failed", async () => {
    const page = await view.show({ state: "loading" });
    await page.getByText("Reading runs…").waitFor();
    view.announce("experiments", { state: "failed", reason: "The disk is gone." });
    await page.getByText("The disk is gone.").waitFor();
  });

  it("shows text of a store as text", async () => {
    const { table } = sampleRuns();
    const nasty = "<img src=x onerror=alert(1)>";
    const page = await view.show({ state: "ready", table: { ...table, runs: table.runs.map((run) => ({ ...run, name: nasty })) }, problems: [] });
    await page.getByText(nasty).first().waitFor();
    assert.equal(await page.locator("img").count(), 0);
  });

  looksRight("experiments", async (options) => {
    const page = await view.ready(options);
    await page.locator(".line-chart canvas").waitFor();
    return page;
  }, [1200, 400]);
});
