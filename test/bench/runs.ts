/**
 * `npm run bench:runs`: how long people wait for their runs. Writes large stores into the temporary folder (once), reads
 * them with the server's own code, and drives the built view in a browser. Times are CPU times, for wall time depends on
 * what else the machine does; the browser draws without a graphics card. Chromium's trace of scrolling and what is live
 * are wall times: take them on a quiet machine. What misses its goal is marked, and fails.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

import type { Browser } from "playwright-core";

import { runOffice } from "../../server/host/runs/office.ts";
import { launchChromium } from "../harness/editor/chromium.ts";
import { runCommand } from "../harness/editor/quickInput.ts";
import { openWorkbench, view } from "../harness/editor/workbench.ts";
import { trackers } from "../harness/trainings.ts";
import { besideServer } from "./runs/besideServer.ts";
import { tracedFrames } from "./runs/frames.ts";
import { cpuMsSince, openPanel, pageCpuMs, paintedMs, scrolled, scrolledMs } from "./runs/panel.ts";

const FOLDER = join(tmpdir(), "modelwright-bench-runs");
const ZOOMS = 8;
/** A picture of a screen that shows 60 a second, and what its clock is off. */
const SCREEN_MS = 17;
/** How much faster than MLflow's own server we mean to be. */
const LEAST_RATIO = 5;
let missed = 0;
const HEADER = `document.querySelector(".cell.head.metric button").click()`;
const GROUP = `document.querySelector("[data-column='run:status']").dispatchEvent(new KeyboardEvent("keydown", { key: "g", bubbles: true }))`;
const FIELD = `document.querySelector(".filter vscode-text-field")`;

if (!existsSync("dist/webviews/experiments.js")) throw new Error("Nothing is built: run `npm run build` first.");
console.log("".padEnd(58) + "measured".padStart(10) + "goal".padStart(10));
await eventFile();
await live();
await serverBeside();
const browser = await launchChromium();
await tenThousandRuns(browser);
await wide(browser);
await chart(browser);
await browser.close();
process.exitCode = missed > 0 ? 1 : 0;

async function tenThousandRuns(browser_: Browser): Promise<void> {
  const store = written("mlflow", "ten-thousand/mlflow.db", 10_000, 50, 30, 1);
  const { page, openedMs, readMs, close } = await openPanel(browser_, store);
  report("10,000 runs × 50 metrics × 30 params in SQLite: read", readMs, "ms");
  report("  until the table stands with its cells", openedMs, "ms", 2000);
  await paintedMs(browser_, page, HEADER);
  report("  sort", await paintedMs(browser_, page, HEADER), "ms", 100);
  await page.evaluate(`${FIELD}.dispatchEvent(new Event("focus"))`);
  await paintedMs(browser_, page, filterBy("`val/metric_1` < 0.9"));
  await page.waitForTimeout(500);
  report("  filter", await paintedMs(browser_, page, filterBy("`val/metric_1` < 1.05")), "ms", 100);
  await paintedMs(browser_, page, filterBy(""));
  report("  scrolling, a picture", await scrolledMs(browser_, page), "ms", 16.7);
  await paintedMs(browser_, page, `document.querySelector(".grid").scrollTop = 0`);
  const frames = await tracedFrames(browser_, page, () => scrolled(page));
  report("  scrolling, Chromium's trace: median between pictures", frames.median, "ms", SCREEN_MS);
  report("    95th percentile", frames.p95, "ms");
  report("    pictures per second", frames.perSecond, "");
  report("    left out of those that were due", frames.dropped * 100, "%");
  await paintedMs(browser_, page, `document.querySelector(".grid").scrollTop = 0`);
  report("  group all in one, its means and the larger chart", await paintedMs(browser_, page, GROUP), "ms");
  await page.locator('[role=row].group [role="rowheader"]').first().click();
  await page.locator('[role=row][aria-level="2"]').first().waitFor();
  report("  scrolling through the group, a picture", await scrolledMs(browser_, page), "ms", 16.7);
  await close();
}

async function wide(browser_: Browser): Promise<void> {
  const store = written("mlflow", "wide/mlflow.db", 1500, 1500, 30, 1);
  const before = process.memoryUsage().rss;
  const { page, openedMs, readMs, close } = await openPanel(browser_, store);
  report("1,500 runs × 1,500 metrics in SQLite: read", readMs, "ms");
  report("  until the table stands with its cells", openedMs, "ms", 3000);
  const heap = await page.evaluate<number>("performance.memory.usedJSHeapSize");
  report("  memory of reader and page", (process.memoryUsage().rss - before + heap) / 2 ** 20, "MB", 500);
  await close();
}

async function chart(browser_: Browser): Promise<void> {
  const store = written("mlflow", "long/mlflow.db", 100, 1, 2, 10_000);
  const office = runOffice();
  const { table } = await office({ name: "table", params: { stores: [store] } });
  const runs = table.runs.map(({ id, store: path }) => ({ id, store: path }));
  const started = process.cpuUsage();
  await office({ name: "curves", params: { runs, metric: "train/metric_0" } });
  report("100 runs × 10,000 points: read the curves", cpuMsSince(started), "ms");
  const { page, close } = await openPanel(browser_, store);
  await page.locator(".line-chart canvas").waitFor();
  page.setDefaultTimeout(60_000);
  await page.locator('.grid-body [data-index="3"]').click();
  await page.keyboard.press("End");
  const before = await pageCpuMs(browser_);
  await page.keyboard.press("Shift+Space");
  await page.locator(".line-chart[aria-label*='for 100 runs']").waitFor();
  await page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))");
  report("  first draw, with unpacking and the harness's transport", (await pageCpuMs(browser_)) - before, "ms", 500);
  await page.locator(".curve-card .note", { hasText: "every point follows" }).waitFor({ state: "detached" });
  const zoom = `document.querySelector(".line-chart").dispatchEvent(new KeyboardEvent("keydown", { key: "+" }))`;
  await paintedMs(browser_, page, zoom);
  // The clock of a process ticks every 10 ms, so the mean of several counts.
  let total = 0;
  for (let time = 0; time < ZOOMS; time += 1) total += await paintedMs(browser_, page, zoom);
  report("  zoom", total / ZOOMS, "ms", 50);
  await close();
}

/** Wall time, for the server waits for its database and we for it. */
async function serverBeside(): Promise<void> {
  const { table, charted } = await besideServer(join(FOLDER, "beside/mlflow.db"));
  for (const [what, { server, ours }] of [["table of 1,000 runs", table], ["and 100 of them charted", charted]] as const) {
    report(`A real MLflow server: ${what}`, server, "ms");
    report("  the same store read by us, every point", ours, "ms", server / LEAST_RATIO);
    console.log(`  ${(server / ours).toFixed(1)} times as fast (goal ${LEAST_RATIO}), the same numbers`);
  }
}

/** Wall time in the real editor: from the moment a training has written a value until the table shows it. */
async function live(): Promise<void> {
  const { page, workspace, close } = await openWorkbench();
  await page.setViewportSize({ width: 1600, height: 1000 });
  const trainings = Object.entries(trackers).map(([tracker, begin]) => ({ tracker, training: begin(workspace, `live ${tracker}`) }));
  for (const { training } of trainings) training.log("train_loss", [0.9]);
  await runCommand(page, "Modelwright: Show Experiments");
  const rows = view(page).locator(".grid-body [role=row]");
  for (const { tracker, training } of trainings) {
    const row = rows.filter({ hasText: training.name });
    await row.waitFor();
    let longest = 0;
    for (const value of ["0.5123", "0.4101", "0.3234"]) {
      const started = performance.now();
      training.log("train_loss", [Number(value)]);
      await row.locator(".cell", { hasText: value }).waitFor();
      longest = Math.max(longest, performance.now() - started);
    }
    report(`A training writes to ${tracker}: until its row shows it`, longest, "ms", 2000);
  }
  await close();
}

async function eventFile(): Promise<void> {
  const file = written("events", "tensorboard/runs/big/events.out.tfevents.1", 1_000_000);
  const office = runOffice();
  const before = heldBytes();
  const started = process.cpuUsage();
  const { table } = await office({ name: "table", params: { stores: [join(file, "../../..")] } });
  report("TensorBoard file with 1,000,000 scalars: read", cpuMsSince(started), "ms", 3000);
  if (table.runs.length !== 1) throw new Error("The event file was not read.");
  report("  memory held (24 MB are the numbers themselves)", (heldBytes() - before) / 2 ** 20, "MB", 60);
}

/** Memory that is still needed after a collection. */
function heldBytes(): number {
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function filterBy(text: string): string {
  return `(() => { const field = ${FIELD}; field.value = ${JSON.stringify(text)}; field.dispatchEvent(new Event("input")); })()`;
}

/** Writes a store unless it is there from the last time. */
function written(kind: "mlflow" | "events", name: string, ...sizes: readonly number[]): string {
  const file = join(FOLDER, name);
  if (existsSync(file)) return file;
  const { status, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, "runs/generate.ts"), kind, file, ...sizes.map(String)], { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return file;
}

function report(what: string, value: number, unit: string, goal?: number): void {
  const isMissed = goal !== undefined && value > goal;
  if (isMissed) missed += 1;
  const shown = (number: number): string => `${number < 20 ? number.toFixed(1) : String(Math.round(number))} ${unit}`;
  console.log(what.padEnd(58) + shown(value).padStart(10) + (goal === undefined ? "" : shown(goal).padStart(10)) + (isMissed ? "  missed" : ""));
}
