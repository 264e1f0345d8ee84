import type { Browser, Page } from "playwright-core";

import { runOffice } from "../../../server/host/runs/office.ts";
import type { ExperimentsContract } from "../../../webviews/protocol/experiments.ts";
import { renderView } from "../../harness/webview.ts";

/** The experiments view over a store on the disk, in a browser, with the server's own answers. */
export interface OpenPanel {
  readonly page: Page;
  /** CPU time of reader and page, one after the other, from asking for the table until rows with their cells stand on the page. */
  readonly openedMs: number;
  /** Of that, reading the store. */
  readonly readMs: number;
  readonly close: () => Promise<void>;
}

export async function openPanel(browser: Browser, store: string): Promise<OpenPanel> {
  const office = runOffice();
  const nothing = (): void => undefined;
  const view = await renderView<ExperimentsContract>(
    browser,
    "experiments",
    {
      cells: (params) => office({ name: "cells", params }),
      curves: (params) => office({ name: "curves", params }),
      values: (params) => office({ name: "values", params }),
      sparks: (params) => office({ name: "sparks", params }),
      importance: (params) => office({ name: "importance", params }),
      artifacts: (params) => office({ name: "artifacts", params }),
      artifact: (params) => office({ name: "artifact", params }),
      registry: (params) => office({ name: "registry", params }),
      change: () => ({ state: "refused", reason: "" }),
      ...{ copy: nothing, save: nothing, saveView: nothing, remember: nothing, compareCode: nothing, compareParams: nothing, reveal: nothing, act: nothing, refresh: nothing, mapColumns: nothing, openFile: nothing },
    },
    { width: 1400, height: 900 },
  );
  const pageBefore = await pageCpuMs(browser);
  const started = process.cpuUsage();
  const { table, problems } = await office({ name: "table", params: { stores: [store] } });
  const readMs = cpuMsSince(started);
  view.announce("experiments", { state: "ready", table, problems });
  await view.page.locator(".grid-body .cell.metric", { hasText: /\d/ }).first().waitFor({ timeout: 60_000 });
  return { page: view.page, openedMs: cpuMsSince(started) + (await pageCpuMs(browser)) - pageBefore, readMs, close: () => view.close() };
}

export function cpuMsSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** CPU time of the pages of a browser so far, in milliseconds; what else the machine does does not count. */
export async function pageCpuMs(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  return processInfo.filter(({ type }) => type === "renderer").reduce((sum, { cpuTime }) => sum + cpuTime * 1000, 0);
}

/** What an act costs the page, until it has drawn the next picture. */
export async function paintedMs(browser: Browser, page: Page, act: string): Promise<number> {
  const before = await pageCpuMs(browser);
  await page.evaluate(`new Promise((done) => {
    ${act};
    requestAnimationFrame(() => setTimeout(done));
  })`);
  return (await pageCpuMs(browser)) - before;
}

/** Scrolls the table through thousands of rows, a step per picture; what one picture costs. */
export async function scrolledMs(browser: Browser, page: Page): Promise<number> {
  const before = await pageCpuMs(browser);
  await scrolled(page);
  return ((await pageCpuMs(browser)) - before) / PICTURES;
}

export const scrolled = (page: Page): Promise<unknown> =>
  page.evaluate(`new Promise((done) => {
    const grid = document.querySelector(".grid");
    let left = ${PICTURES};
    const step = () => {
      grid.scrollTop += 130;
      if (left-- > 0) requestAnimationFrame(step);
      else done();
    };
    requestAnimationFrame(step);
  })`);

const PICTURES = 200;
