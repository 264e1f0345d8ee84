import type { Browser, Page } from "playwright-core";

import { runOffice } from "../../../server/host/runs/office.ts";
import type { ExperimentsContract } from "../../../webviews/protocol/experiments.ts";
import { renderView } from "../../harness/webview.ts";

/** The experiments view over a store on the disk, in a browser, with the server's own answers. */
export interface OpenPanel {
  readonly page: Page;
  /** From asking for the table until rows with their cells stand on the page. */
  readonly openedMs: number;
  /** Of that, reading the store. */
  readonly readMs: number;
  close(): Promise<void>;
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
      ...{ copy: nothing, save: nothing, saveView: nothing, compareCode: nothing, compareParams: nothing, reveal: nothing, refresh: nothing, openFile: nothing },
    },
    { width: 1400, height: 900 },
  );
  const started = performance.now();
  const { table, problems } = await office({ name: "table", params: { stores: [store] } });
  const readMs = performance.now() - started;
  view.announce("experiments", { state: "ready", table, problems });
  await view.page.locator(".grid-body .cell.metric", { hasText: /\d/ }).first().waitFor({ timeout: 60_000 });
  return { page: view.page, openedMs: performance.now() - started, readMs, close: view.close };
}

/** How long the page needs from an act until the next picture, by its own clock. */
export async function paintedMs(page: Page, act: string): Promise<number> {
  return page.evaluate(`new Promise((done) => {
    const start = performance.now();
    ${act};
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
  })`);
}

/** Scrolls the table through thousands of rows, a step per picture; the share of pictures that came within a 60th of a second, and the slowest tenth. */
export async function scrolling(page: Page): Promise<{ readonly medianMs: number; readonly p95Ms: number }> {
  const frames = await page.evaluate<readonly number[]>(`new Promise((done) => {
    const grid = document.querySelector(".grid");
    const costs = [];
    let left = 180;
    const step = () => {
      const start = performance.now();
      grid.scrollTop += 260;
      grid.dispatchEvent(new Event("scroll"));
      void grid.offsetHeight;
      costs.push(performance.now() - start);
      if (left-- > 0) requestAnimationFrame(step);
      else done(costs);
    };
    requestAnimationFrame(step);
  })`);
  const sorted = [...frames].sort((a, b) => a - b);
  return { medianMs: sorted[sorted.length >> 1] ?? NaN, p95Ms: sorted[Math.floor(sorted.length * 0.95)] ?? NaN };
}
