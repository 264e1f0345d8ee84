import assert from "node:assert/strict";

import { eventually } from "./eventually.ts";
import { experimentsPage, names } from "./experimentsPage.ts";
import { sampleRuns } from "./samples.ts";

describe("experiments view: columns, filter and charts", () => {
  const view = experimentsPage();

  it("turns to a logarithmic axis and smooths", async () => {
    const page = await view.ready();
    await page.locator(".line-chart canvas").waitFor();
    const before = view.asked.length;
    await page.getByLabel("Log y").click();
    await page.getByLabel("Smoothing").fill("0.6");
    assert.equal(await page.locator(".line-chart canvas").count(), 1);
    assert.equal(view.asked.length, before, "the curves are known already");
  });

  it("stays zoomed in when a running training adds points", async () => {
    const page = await view.ready();
    const over = page.locator(".u-over");
    await over.waitFor();
    const { x, y, width, height } = (await over.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    await page.mouse.move(x + width * 0.5, y + height / 2);
    await page.mouse.down();
    await page.mouse.move(x + width * 0.9, y + height / 2, { steps: 4 });
    await page.mouse.up();
    const before = view.asked.length;
    view.announce("experiments", { state: "ready", table: sampleRuns().table, problems: [] });
    await eventually(() => view.asked.length > before, true);
    await page.mouse.move(x + 3, y + height / 2);
    await page.locator(".legend").getByText("step 2").first().waitFor();
  });

  it("suggests columns and values in the filter, and says what is wrong with it", async () => {
    const page = await view.ready();
    const field = page.getByRole("textbox").first();
    await field.fill("learn");
    await page.locator(".suggestions li", { hasText: "learning_rate" }).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.keyboard.type("= 0.01 ");
    await page.getByText("1 of 3 runs").waitFor();
    await field.fill("nothing > 1");
    await page.getByText("There is no column “nothing”.").waitFor();
    await page.getByText("1 of 3 runs").waitFor();
  });

  it("shows by examples what the filter understands, each of which it does", async () => {
    const page = await view.ready();
    await page.locator("summary", { hasText: "?" }).click();
    await page.locator(".filter-examples code").nth(12).waitFor();
    await page.keyboard.press("Escape");
    await page.locator(".filter-examples").waitFor({ state: "hidden" });
    await page.getByRole("textbox").first().fill("params.learning_rate in ('0.1') and metrics.auc IS NOT NULL and run_name ~ /^run [ab]/");
    await page.getByText("1 of 3 runs").waitFor();
  });

  it("puts what is typed right after a suggestion was taken behind it, in the middle of a text too", async () => {
    const page = await view.ready();
    const field = page.getByRole("textbox").first();
    // No picture is drawn while a script runs, so nothing can be waited for between Enter and the next letter.
    const taken = (letters: string): Promise<unknown> =>
      page.evaluate(`(() => {
        const input = document.querySelector(".filter vscode-text-field").shadowRoot.querySelector("input");
        const press = (key) => input.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, composed: true, cancelable: true }));
        press("ArrowDown");
        press("Enter");
        for (const letter of ${JSON.stringify(letters)}) document.execCommand("insertText", false, letter);
        return [input.value, input.selectionStart];
      })()`);
    await field.fill("learn");
    await page.locator(".suggestions li", { hasText: "learning_rate" }).waitFor();
    assert.deepEqual(await taken("= 0.01 "), ["learning_rate = 0.01 ", 21]);
    await page.getByText("1 of 3 runs").waitFor();
    await field.fill("and seed = 7");
    await field.press("Home");
    await field.pressSequentially("learn ");
    await field.press("ArrowLeft");
    assert.deepEqual(await taken("= 0.1 "), ["learning_rate = 0.1 and seed = 7", 20]);
    await page.getByText("2 of 3 runs").waitFor();
    assert.equal(await field.inputValue(), "learning_rate = 0.1 and seed = 7");
  });

  it("adds, pins, resizes, moves and hides columns", async () => {
    const page = await view.ready();
    const titles = (): Promise<string[]> => page.locator(".grid-head .cell.head button span:first-child").allTextContents();
    await page.locator("summary", { hasText: "Columns" }).click();
    await page.locator(".picker li", { hasText: "loss" }).getByLabel("min").check();
    await page.locator(".picker li", { hasText: "loss" }).getByLabel("curve").check();
    await page.keyboard.press("Escape");
    await eventually(async () => (await titles()).slice(-2), ["min loss", "curve loss"]);
    await page.locator(".spark-line").first().waitFor();
    const header = page.locator('[data-column="metric:loss"]');
    await header.focus();
    await page.keyboard.press("Alt+ArrowLeft");
    await eventually(async () => (await titles()).slice(4, 6), ["loss", "auc"]);
    const width = async (): Promise<number> => (await page.locator(".cell.head", { has: header }).boundingBox())?.width ?? 0;
    const before = await width();
    await page.keyboard.press("Alt+Shift+ArrowRight");
    await eventually(width, before + 16);
    await page.keyboard.press("p");
    await eventually(async () => (await titles()).slice(0, 2), ["loss", "Run"]);
    await page.locator('[data-column="metric:auc"]').focus();
    await page.keyboard.press("Delete");
    await eventually(async () => (await titles()).includes("auc"), false);
  });

  it("keeps the keyboard in the list of columns while they change, and gives it back", async () => {
    const page = await view.ready();
    await page.locator("summary", { hasText: "Columns" }).focus();
    await page.keyboard.press("Enter");
    const box = page.locator(".picker li", { hasText: "seed" }).getByRole("checkbox");
    await box.focus();
    await page.keyboard.press("Space");
    await page.getByRole("columnheader", { name: "seed" }).waitFor();
    await page.keyboard.press("Space");
    await page.getByRole("columnheader", { name: "seed" }).waitFor({ state: "detached" });
    await page.keyboard.press("Escape");
    await page.locator("summary:focus", { hasText: "Columns" }).waitFor();
    await page.locator(".menu[open]").waitFor({ state: "detached" });
  });

  it("stars runs, and chooses all up to one by shift", async () => {
    const page = await view.show(view.several(20));
    const row = (index: number) => page.locator(`.grid-body [data-index="${index}"]`);
    await row(5).click();
    await page.keyboard.press("s");
    await row(5).locator(".star.on").waitFor();
    await row(8).click({ modifiers: ["Shift"] });
    await eventually(() => page.locator('.grid-body [aria-selected="true"]').count(), 3 + 4);
  });

  it("leaves it at none where somebody chose none, whatever comes anew", async () => {
    const page = await view.ready();
    const chosen = page.locator('.grid-body [role=row][aria-selected="true"]');
    for (const left of [2, 1, 0]) {
      await chosen.first().click();
      await eventually(() => chosen.count(), left);
    }
    view.announce("experiments", view.several(4));
    await page.getByText("4 runs").waitFor();
    assert.equal(await chosen.count(), 0);
  });

  it("copies and saves what is shown", async () => {
    const page = await view.ready();
    await page.locator("summary", { hasText: "Export" }).click();
    await page.getByText("Copy as CSV").click();
    await page.locator("summary", { hasText: "Export" }).click();
    await page.getByText("Save as JSON…").click();
    await page.getByRole("button", { name: "Save the picture" }).click();
    await eventually(() => view.sent.slice(1), ["runs.json", "loss.png"]);
    assert.match(view.sent[0] ?? "", /^Run,Status,Started,Duration,auc,loss,learning_rate\r\nrun a,finished,/);
  });

  it("offers what can be done with one run", async () => {
    const page = await view.ready();
    for (const name of ["run b", "run c"]) await page.locator(".grid-body [role=row]", { hasText: name }).first().click();
    await page.getByRole("tab", { name: "Compare" }).click();
    await page.getByRole("button", { name: "Restore parameters…" }).click();
    await eventually(() => view.sent, ["restoreParams a"]);
  });

  it("takes a saved view and saves one", async () => {
    const page = await view.ready();
    view.announce("views", [{ name: "good ones", view: { filter: "auc > 0.8", sorts: [{ column: "metric:auc", descending: true }] } }]);
    await page.locator("summary", { hasText: "Views" }).click();
    await page.getByRole("button", { name: "good ones" }).click();
    await page.getByText("2 of 3 runs").waitFor();
    await eventually(() => names(page), ["run b", "run a"]);
    await page.locator("summary", { hasText: "Views" }).click();
    await page.locator('.menu[open] vscode-text-field input').fill("mine");
    await page.getByText("Save", { exact: true }).click();
    await eventually(() => view.sent, ["mine"]);
  });

  it("plots runs over several columns, one against another, and says which parameters matter", async () => {
    const page = await view.show(view.several(60));
    await page.getByRole("tab", { name: "Parallel" }).click();
    await page.locator(".run-line").nth(59).waitFor();
    await page.screenshot({ path: "test/webviews/rendered/out/experiments-parallel.png" });
    await page.getByRole("tab", { name: "Scatter" }).click();
    await page.locator(".run-point").nth(10).click();
    await page.screenshot({ path: "test/webviews/rendered/out/experiments-scatter.png" });
    await page.getByRole("tab", { name: "Importance" }).click();
    await page.getByText("From the last values of 60 runs").waitFor();
    await page.screenshot({ path: "test/webviews/rendered/out/experiments-importance.png" });
    await page.getByRole("tab", { name: "Compare" }).click();
    await page.locator(".compare-panel .differences").waitFor();
    await page.screenshot({ path: "test/webviews/rendered/out/experiments-compare.png" });
  });

  it("draws several charts, by other axes", async () => {
    const page = await view.ready();
    await page.locator("vscode-dropdown[aria-label='Add a chart']").click();
    await page.locator("vscode-dropdown[aria-label='Add a chart'] vscode-option", { hasText: "auc" }).click();
    await page.locator(".curve-card").nth(1).waitFor();
    await page.locator("vscode-dropdown[aria-label='Horizontal axis']").click();
    await page.locator("vscode-dropdown[aria-label='Horizontal axis'] vscode-option", { hasText: "Time since start" }).click();
    await page.locator(".line-chart[aria-label^='auc by since the start']").waitFor();
    await eventually(() => view.asked.some(({ metric }) => metric === "auc"), true);
  });
});
