import assert from "node:assert/strict";

import type { Page } from "playwright-core";

import { eventually } from "./eventually.ts";

/** A list of `x0`, `x1`… up to 2,000: few of them stand in the page, and all can be reached by keyboard, which screen readers can follow. */
export async function holdsFewOfMany(page: Page): Promise<void> {
  const list = page.getByRole("listbox");
  const chosen = (): Promise<string | null> => page.locator("[role=option][aria-selected=true] .name").textContent();
  await page.getByRole("option").first().waitFor();
  await list.focus();
  await page.keyboard.press("End");
  await eventually(chosen, "x1999");
  const last = page.locator("[role=option][aria-selected=true]");
  assert.deepEqual([await last.getAttribute("aria-posinset"), await last.getAttribute("aria-setsize")], ["2000", "2000"]);
  assert.equal(await list.getAttribute("aria-activedescendant"), await last.getAttribute("id"));
  await eventually(() => isInSight(page), true);
  assert.ok((await page.getByRole("option").count()) < 80);
  await page.keyboard.press("Home");
  await eventually(chosen, "x0");
  await page.keyboard.press("PageDown");
  const [after] = /\d+/.exec((await chosen()) ?? "") ?? [];
  assert.ok(Number(after) > 2 && Number(after) < 60, `one page further is ${after ?? "nowhere"}`);
  await page.keyboard.press("PageUp");
  await eventually(chosen, "x0");
  // The same letter over and over goes from one to the next, however slowly it is typed.
  await page.keyboard.press("x");
  await eventually(chosen, "x1");
  // What is chosen stays in the page when it is scrolled away, for screen readers are told of it.
  await page.evaluate("document.querySelector('[role=listbox]').scrollTop = 30000");
  await page.locator("[role=option] .name", { hasText: /^x940$/ }).waitFor();
  assert.equal(await chosen(), "x1");
  assert.ok((await page.getByRole("option").count()) < 80);
}

const isInSight = (page: Page): Promise<boolean> =>
  page.evaluate<boolean>(`(() => {
    const [row, list] = ["[role=option][aria-selected=true]", "[role=listbox]"].map((which) => document.querySelector(which).getBoundingClientRect());
    return row.top >= list.top - 1 && row.bottom <= list.bottom + 1;
  })()`);
