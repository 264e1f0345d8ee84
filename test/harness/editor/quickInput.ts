import type { Locator, Page } from "playwright-core";

import { gone, PATIENT_LIMIT_MS, PRESS_LIMIT_MS, pressUntil } from "./waiting.ts";

const widget = (page: Page): Locator => page.locator(".quick-input-widget");
const inputOf = (page: Page): Locator => widget(page).locator("input.input");

/** A row of the quick input that is open, by a part of its words. */
export function quickRow(page: Page, words: string): Locator {
  return page.locator(".quick-input-list .monaco-list-row", { hasText: words }).first();
}

/** Opens a file of the workspace by its name, as with Ctrl+P. */
export async function openFile(page: Page, name: string): Promise<void> {
  const open = (): Promise<void> => openBy(page, "Control+p");
  await quickInputClosed(page);
  await take(page, name, quickRow(page, name), open);
  await page.locator(".tabs-container .tab.active", { hasText: name }).waitFor();
}

/** Runs a command through the palette. */
export async function runCommand(page: Page, title: string): Promise<void> {
  const named = page.locator(".label-name").getByText(title, { exact: true });
  // The palette of the command before may be closing still.
  await quickInputClosed(page);
  await take(page, `>${title}`, page.locator(".quick-input-list .monaco-list-row").filter({ has: named }).first(), () => openBy(page, "F1"));
}

/** Types into the quick input that opens and takes the first row that shows `title`. */
export async function pick(page: Page, typed: string, title: string): Promise<void> {
  await inputOf(page).waitFor();
  await take(page, typed, quickRow(page, title));
}

/** Types an answer into the quick input that asks under `title`. */
export async function answer(page: Page, title: string, typed: string): Promise<void> {
  await page.locator(".quick-input-title", { hasText: title }).waitFor();
  await inputOf(page).fill(typed);
  await inputOf(page).press("Enter");
}

/** Opens a quick input by a key that asks for something else where one is open already. */
export async function openBy(page: Page, key: string): Promise<void> {
  if (await widget(page).isVisible()) return;
  await page.keyboard.press(key);
  await widget(page).waitFor({ timeout: PRESS_LIMIT_MS });
}

export async function quickInputClosed(page: Page): Promise<void> {
  await widget(page).waitFor({ state: "hidden" });
}

/** Gives up what the quick input asks. */
export async function closeQuickInput(page: Page): Promise<void> {
  if (await widget(page).isVisible()) await pressUntil(() => page.keyboard.press("Escape"), gone(widget(page)));
}

/**
 * What became known after the typing, such as the commands of an extension that was still being found, shows only when it is typed again. `open` opens
 * the input, again where it has closed by itself, as palettes do when a view that has loaded takes the focus.
 */
async function take(page: Page, typed: string, row: Locator, open?: () => Promise<void>): Promise<void> {
  const type = async (): Promise<void> => {
    await open?.();
    for (const text of [typed.slice(0, 1), typed]) await inputOf(page).fill(text, { timeout: PRESS_LIMIT_MS });
  };
  await pressUntil(async () => pressUntil(type, row), () => row.click({ timeout: PATIENT_LIMIT_MS }));
}
