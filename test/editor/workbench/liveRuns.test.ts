import assert from "node:assert/strict";

import type { FrameLocator, Locator } from "playwright-core";

import { runCommand } from "../../harness/editor/quickInput.ts";
import { afterFailure, openWorkbench, toast, view, type Workbench } from "../../harness/editor/workbench.ts";
import { pressUntil } from "../../harness/editor/waiting.ts";
import { trackers, type Training } from "../../harness/trainings.ts";

/** Numbers as the table writes them, each once. */
const SHOWN = { mlruns: ["0.5123", "0.4101"], database: ["0.6234", "0.4202"], events: ["0.7345", "0.4303"], wandb: ["0.8456", "0.4404"] } as const;

describe("experiments of trainings that go on", () => {
  let workbench: Workbench;
  let page: Workbench["page"];
  let experiments: FrameLocator;
  let running: Readonly<Record<keyof typeof trackers, Training>>;
  before(async () => {
    workbench = await openWorkbench();
    page = workbench.page;
    await page.setViewportSize({ width: 1600, height: 1000 });
    const begun = Object.entries(trackers).map(([store, begin]) => [store, begin(workbench.workspace, `live ${store}`)] as const);
    running = Object.fromEntries(begun) as typeof running;
    for (const training of Object.values(running)) training.log("train_loss", [0.9, 0.8]);
    await runCommand(page, "Modelwright: Show Experiments");
    experiments = view(page);
    await row("mlruns").waitFor();
  });
  afterEach(function () {
    return afterFailure(this, workbench);
  });
  after(() => workbench.close());

  const row = (store: keyof typeof trackers): Locator => experiments.locator(".grid-body [role=row]", { hasText: `live ${store}` });

  for (const [store, [first, second]] of Object.entries(SHOWN) as [keyof typeof SHOWN, readonly [string, string]][]) {
    it(`shows what a training writes to ${store}`, async () => {
      for (const shown of [first, second]) {
        running[store].log("train_loss", [Number(shown)]);
        await row(store).locator(".cell", { hasText: shown }).waitFor();
      }
    });
  }

  it("keeps what is scrolled to, chosen and zoomed in", async () => {
    const grid = experiments.getByRole("treegrid", { name: "Runs" });
    const chart = experiments.locator(".line-chart");
    await pressUntil(() => chart.press("+"), experiments.locator(".line-chart[aria-label*='; zoomed to step']"));
    const zoomed = zoomOf(await chart.getAttribute("aria-label"));
    const place = experiments.locator("[role=row]:focus");
    const pageDown = async (): Promise<void> => {
      if ((await place.count()) === 0) await row("mlruns").focus();
      await page.keyboard.press("PageDown");
    };
    await pressUntil(pageDown, async () => assert.ok((await scrolledTo(grid)) > 0, "the table is longer than what is in sight"));
    await place.press("Space");
    await experiments.locator('[role=row][aria-selected="true"]:focus').waitFor();
    const [name, scrolled] = [await place.textContent(), await scrolledTo(grid)];
    running.events.log("train_loss", [0.25]);
    // The chart is drawn after the table, and has the new point.
    await experiments.locator(".line-chart[aria-label*='live events ends at 0.25']").waitFor();
    assert.deepEqual([await place.textContent(), await place.getAttribute("aria-selected"), await scrolledTo(grid)], [name, "true", scrolled]);
    assert.equal(zoomOf(await chart.getAttribute("aria-label")), zoomed);
  });

  it("warns of a loss that is NaN, that grows, or that has levelled off, and of a training that fell silent", async () => {
    const begin = (name: string, values: readonly number[], ageMs = 0): void => trackers.mlruns(workbench.workspace, name).log("train_loss", values, ageMs);
    begin("broken", [1, 0.5, Number.NaN]);
    await toast(page).filter({ hasText: "broken: train_loss is NaN since step 2." }).waitFor();
    begin("growing", Array.from({ length: 60 }, (_, step) => 1 + step / 20));
    await toast(page).filter({ hasText: "growing: train_loss grows" }).waitFor();
    begin("level", Array.from({ length: 220 }, (_, step) => (step < 20 ? 2 - step / 20 : 1)));
    await toast(page).filter({ hasText: "level: train_loss has levelled off at 1" }).waitFor();
    await runCommand(page, "Notifications: Clear All Notifications");
    begin("silent", [1, 0.9], 20 * 60_000);
    await toast(page).filter({ hasText: "silent: train_loss has not been logged for 20 minutes" }).waitFor();
  });

  it("warns no more once that is turned off", async () => {
    await toast(page).filter({ hasText: "silent" }).getByRole("button", { name: "Turn Off Alerts" }).click();
    await toast(page).filter({ hasText: "silent" }).waitFor({ state: "hidden" });
    const late = trackers.mlruns(workbench.workspace, "late");
    const cell = experiments.locator(".grid-body [role=row]", { hasText: "late" }).locator(".cell.metric");
    late.log("train_loss", [Number.NaN]);
    await experiments.getByRole("treegrid").press("Home");
    await cell.filter({ hasText: "NaN" }).waitFor();
    // Tables follow each other, and the warnings of one come before the next.
    late.log("train_loss", [0.136]);
    await cell.filter({ hasText: "0.136" }).waitFor();
    assert.equal(await toast(page).filter({ hasText: "late" }).count(), 0);
  });
});

describe("experiments where the system reports no changes", () => {
  let workbench: Workbench;
  before(async () => (workbench = await openWorkbench({ settings: { "files.watcherExclude": { "**": true } } })));
  afterEach(function () {
    return afterFailure(this, workbench);
  });
  after(() => workbench.close());

  it("shows what a training writes all the same, and a training that is new", async () => {
    const { page, workspace } = workbench;
    await page.setViewportSize({ width: 1600, height: 1000 });
    await runCommand(page, "Modelwright: Show Experiments");
    const rows = view(page).locator(".grid-body [role=row]");
    await rows.first().waitFor();
    const training = trackers.mlruns(workspace, "unwatched");
    for (const value of [0.5123, 0.4101]) {
      training.log("train_loss", [value]);
      await rows.filter({ hasText: "unwatched" }).locator(".cell", { hasText: String(value) }).waitFor();
    }
  });
});

const scrolledTo = (node: Locator): Promise<number> => node.evaluate(({ scrollTop }: { readonly scrollTop: number }) => scrollTop);

const zoomOf = (label: string | null): string => /zoomed to .*/.exec(label ?? "")?.[0] ?? "";
