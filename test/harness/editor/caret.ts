import type { Locator, Page } from "playwright-core";

import { closeQuickInput, openBy, quickInputClosed } from "./quickInput.ts";
import { pressUntil } from "./waiting.ts";

/** Where the caret is, as the status bar says it: its line, its column, and how much is selected. */
export function selection(page: Page): Locator {
  return page.locator('.statusbar-item[id="status.editor.selection"]');
}

/** Puts the caret behind a text of the file that is open. */
export async function goTo(page: Page, text: string, use: string): Promise<void> {
  const before = text.slice(0, text.indexOf(use) + use.length);
  const lines = before.split("\n");
  const [line, column] = [lines.length, (lines.at(-1)?.length ?? 0) + 1];
  const input = page.locator(".quick-input-widget input.input");
  // Before an editor has its text it goes nowhere.
  const go = async (): Promise<void> => {
    await closeQuickInput(page);
    await openBy(page, "Control+g");
    await input.fill(`:${line}:${column}`);
    await input.press("Enter");
  };
  await quickInputClosed(page);
  await pressUntil(go, selection(page).filter({ hasText: new RegExp(`^Ln ${line}, Col ${column}$`) }));
  await page.locator(".editor-instance .monaco-editor.focused").waitFor();
}
