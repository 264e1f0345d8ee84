import { setTimeout as sleep } from "node:timers/promises";

import type { Locator, Page } from "playwright-core";

/** How long a workbench may take for one step, on a machine that does ten other things. */
export const STEP_LIMIT_MS = 90_000;
/** After which a key or a click counts as swallowed. */
export const PRESS_LIMIT_MS = 3_000;
/** The same where doing it twice would spoil what the first time brings late. */
export const PATIENT_LIMIT_MS = 15_000;

const PAUSE_MS = 50;
const WHEEL_STEP = 150;
const WHOLE_LIST = 100_000;

/** What a press brings: something that is seen, or a wait of its own. */
type Outcome = Locator | ((limitMs: number) => Promise<unknown>);

/**
 * Presses, or whatever `press` does, until that has brought what it is to bring: a page that loads or draws swallows keys and clicks, and gives the focus
 * away. Each press has `limitMs`. Only for what does no harm when it is done twice.
 */
export async function pressUntil(press: () => Promise<unknown>, outcome: Outcome, limitMs = PRESS_LIMIT_MS): Promise<void> {
  const deadline = performance.now() + STEP_LIMIT_MS;
  for (;;) {
    try {
      await press();
      await (typeof outcome === "function" ? outcome(limitMs) : outcome.waitFor({ timeout: limitMs }));
      return;
    } catch (problem) {
      if (performance.now() > deadline) throw problem;
      await sleep(PAUSE_MS);
    }
  }
}

/** For `pressUntil`: that something goes away. */
export const gone = (place: Locator) => (limitMs: number): Promise<void> => place.waitFor({ state: "hidden", timeout: limitMs });

/** Waits until something holds that no page shows, such as the text of a file, and returns it. */
export async function eventually<Value>(look: () => Value | undefined | false | Promise<Value | undefined | false>): Promise<Value> {
  const deadline = performance.now() + STEP_LIMIT_MS;
  for (;;) {
    const value = await look();
    if (value !== undefined && value !== false) return value;
    if (performance.now() > deadline) throw new Error(`it did not happen within ${STEP_LIMIT_MS} ms: ${look.toString()}`);
    await sleep(PAUSE_MS);
  }
}

/** Scrolls a list, which draws only what is in sight, from its beginning on until it shows a row. */
export async function scrollTo(page: Page, list: Locator, row: Locator): Promise<void> {
  if (await row.isVisible()) return;
  await list.hover();
  await page.mouse.wheel(0, -WHOLE_LIST);
  await pressUntil(() => page.mouse.wheel(0, WHEEL_STEP), (limitMs) => row.waitFor({ timeout: Math.min(limitMs, LOOK_MS) }));
}
const LOOK_MS = 300;
