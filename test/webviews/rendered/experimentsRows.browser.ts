import { eventually } from "./eventually.ts";
import { experimentsPage } from "./experimentsPage.ts";
import { looksRight } from "./looks.ts";
import { searchRuns } from "./searchRuns.ts";

describe("experiments view: groups and nested runs", () => {
  const view = experimentsPage();
  const search = async (options?: Parameters<typeof view.ready>[0]) => {
    const page = await view.show(view.given(searchRuns()), options);
    await page.locator(".grid-body [role=row]").first().waitFor();
    return page;
  };
  type Shown = Awaited<ReturnType<typeof search>>;
  const firsts = (page: Shown): Promise<string[]> => page.locator(".grid-body .cell.pinned").allTextContents();
  const grouped = async (page: Shown, column: string): Promise<void> => {
    await page.locator("summary", { hasText: "Group" }).click();
    await page.locator(".menu[open] .picker-list button", { hasText: column }).click();
    await page.keyboard.press("Escape");
  };

  it("puts runs under their parents; left and right close, open and climb", async () => {
    const page = await search();
    await page.locator("summary", { hasText: "Group" }).click();
    await page.getByRole("button", { name: "Close all" }).click();
    await page.keyboard.press("Escape");
    await eventually(async () => (await firsts(page)).map((text) => text.slice(0, 2)), ["▸s", "▸s", "▸s"]);
    await page.locator('[role=row][aria-expanded="false"]').first().focus();
    await page.keyboard.press("ArrowRight");
    await page.locator('[role=row][aria-expanded="true"]').first().waitFor();
    await page.keyboard.press("ArrowRight");
    await page.locator('[role=row][aria-level="2"]:focus').waitFor();
    await page.keyboard.press("ArrowLeft");
    await page.locator('[role=row][aria-expanded="true"]:focus').waitFor();
    await page.keyboard.press("ArrowLeft");
    await page.locator('[role=row][aria-expanded="true"]').waitFor({ state: "detached" });
  });

  it("groups by a parameter, shows the mean or the best of each, and keeps that while it is hidden", async () => {
    const page = await search();
    await grouped(page, "learning_rate");
    await page.locator("summary", { hasText: "Group: learning_rate" }).waitFor();
    await page.locator("[data-column='metric:val/auc']").click();
    await eventually(async () => (await firsts(page)).map((text) => text.replace(/9 runs$/, "")), ["▸0.3", "▸0.1", "▸0.03", "▸0.01", "▸no learning_rate3 runs"]);
    const auc = page.locator('[role=row][data-index="0"] .cell[title^="val/auc, mean of 9 runs"]');
    const mean = await auc.textContent();
    await page.locator("summary", { hasText: "Group" }).click();
    await page.getByLabel("highest").check();
    await eventually(async () => (await page.locator('[role=row][data-index="0"] .cell[title^="val/auc, highest of 9 runs"]').textContent()) !== mean, true);
    await page.reload();
    await page.locator("summary", { hasText: "Group: learning_rate" }).waitFor();
  });

  it("opens a group by click, charts all of its runs by one press, and takes them out again", async () => {
    const page = await search();
    await grouped(page, "model");
    const row = page.locator(".grid-row.group", { hasText: "forest" });
    await row.locator("input").click();
    await page.locator(".line-chart[aria-label*='for 15 runs']").waitFor();
    await row.locator("input").click();
    await page.locator(".line-chart[aria-label*='for 15 runs']").waitFor({ state: "detached" });
    await row.locator(".label").click();
    await page.locator(".grid-row:not(.group)", { hasText: "forest lr 0.1 #1" }).waitFor();
  });

  it("says by which columns it is sorted, turns one round and leaves one out", async () => {
    const page = await search();
    await page.locator("[data-column='metric:val/auc']").click();
    await page.locator("[data-column='run:status']").click({ modifiers: ["Shift"] });
    const bar = page.locator(".sort-bar");
    await bar.getByRole("button", { name: "val/auc, descending, turn it round" }).click();
    await bar.getByRole("button", { name: "val/auc, ascending, turn it round" }).waitFor();
    await bar.getByRole("button", { name: "Do not sort by Status" }).click();
    await bar.waitFor({ state: "hidden" });
    await page.locator("[role=columnheader][aria-sort=ascending]", { hasText: "val/auc" }).waitFor();
  });

  it("offers a run's actions in a menu, by pointer and by keyboard", async () => {
    const page = await search();
    const row = page.locator(".grid-row", { hasText: "linear lr 0.1 #2" });
    await row.click({ button: "right" });
    await page.getByRole("menuitem", { name: "Star" }).click();
    await row.locator(".star.on").waitFor();
    await row.focus();
    await page.keyboard.press("Shift+F10");
    await page.getByRole("menuitem", { name: "Show in the charts" }).waitFor();
    for (const item of ["Colour…", "Copy id"]) {
      await page.keyboard.press("c");
      await page.locator("[role=menuitem]:focus", { hasText: item }).waitFor();
    }
    await page.keyboard.press("Enter");
    await eventually<readonly string[]>(() => view.sent, ["linear-0.1-2"]);
    await page.getByRole("menu").waitFor({ state: "detached" });
  });

  looksRight("experiments-groups", async (options) => {
    const page = await search(options);
    await grouped(page, "learning_rate");
    await page.locator(".grid-row.group .label").nth(1).click();
    await page.locator("[data-column='metric:val/auc']").click();
    await page.locator("[data-column='run:duration']").click({ modifiers: ["Shift"] });
    await page.locator(".line-chart canvas").waitFor();
    return page;
  }, [1200, 400]);
  looksRight("experiments-nested", async (options) => {
    const page = await search(options);
    await page.locator(".grid-row", { hasText: "linear lr 0.1 #2" }).click({ button: "right" });
    await page.getByRole("menuitem").first().waitFor();
    return page;
  }, [1200, 400]);
});
