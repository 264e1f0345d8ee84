import assert from "node:assert/strict";

import type { Page } from "playwright-core";

import { eventually } from "./eventually.ts";
import { experimentsPage } from "./experimentsPage.ts";
import { looksRight } from "./looks.ts";
import { searchRuns } from "./searchRuns.ts";

const [FIRST, SECOND] = ["linear lr 0.01 #3", "linear lr 0.1 #2"] as const;

describe("experiments view: colours and stars, for one run and for several", () => {
  const view = experimentsPage();
  const open = async (options?: Parameters<typeof view.ready>[0]): Promise<Page> => {
    const page = await view.show(view.given(searchRuns()), options);
    await page.locator(".grid-body [role=row]").first().waitFor();
    return page;
  };
  const row = (page: Page, name: string) => page.locator(".grid-row", { hasText: name });
  const colour = (page: Page, name: string): Promise<string | null> => row(page, name).locator(".swatch").getAttribute("style");
  const stars = (page: Page): Promise<number> => page.locator(".star.on").count();

  /** With these two runs chosen and no others. */
  async function chosen(page: Page): Promise<void> {
    const all = page.locator('.grid-body [role=row][aria-selected="true"]');
    for (const left of [2, 1, 0]) {
      await all.first().click();
      await eventually(() => all.count(), left);
    }
    for (const [place, name] of [FIRST, SECOND].entries()) {
      await row(page, name).click();
      await eventually(() => all.count(), place + 1);
    }
  }

  it("gives a run the colour that was picked by keyboard, in the table and the charts, and keeps it", async () => {
    const page = await open();
    await chosen(page);
    const [before, other] = [await colour(page, SECOND), await colour(page, FIRST)];
    await row(page, SECOND).focus();
    await page.keyboard.press("c");
    await page.getByRole("menu", { name: `Colour of ${SECOND}` }).waitFor();
    await page.keyboard.press("r");
    await page.getByRole("menuitemradio", { name: "Red" }).and(page.locator(":focus")).waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("menu").waitFor({ state: "detached" });
    await eventually(async () => (await colour(page, SECOND)) === before, false);
    assert.match(before ?? "", /background/);
    assert.equal(await colour(page, FIRST), other, "the other run keeps its own");
    const red = await colour(page, SECOND);
    await page.locator(".legend li", { hasText: SECOND }).waitFor();
    await eventually(() => page.locator(".legend li", { hasText: SECOND }).locator(".swatch").getAttribute("style"), red);
    await page.locator("[role=row]:focus", { hasText: SECOND }).waitFor();
    await eventually(() => JSON.stringify(view.remembered()).includes('"colours":{"mlruns#linear-0.1-2":4}'), true);
    await row(page, SECOND).click({ button: "right" });
    await page.getByRole("menuitem", { name: "Colour…" }).click();
    await eventually(() => page.getByRole("menuitemradio", { name: "Red" }).getAttribute("aria-checked"), "true");
    await page.getByRole("menuitemradio", { name: "As it comes" }).click();
    await eventually(() => colour(page, SECOND), before);
  });

  it("comes up as it was left when it was open before", async () => {
    const page = await open();
    await page.getByRole("textbox").first().fill("linear");
    await row(page, FIRST).focus();
    await page.keyboard.press("s");
    await eventually(() => stars(page), 1);
    await eventually(() => JSON.stringify(view.remembered()).includes('"starred":["'), true);
    const state = view.remembered();
    const again = await view.show({ state: "loading" });
    view.announce("remembered", { state });
    view.announce("experiments", view.given(searchRuns()));
    await row(again, FIRST).waitFor();
    await eventually(() => stars(again), 1);
    await eventually(() => again.getByRole("textbox").first().inputValue(), "linear");
    await eventually(() => row(again, "boosting lr 0.1 #1").count(), 0);
  });

  it("stars, colours, tags and notes all chosen runs at once, by keys with Shift", async () => {
    const page = await open();
    await chosen(page);
    await row(page, SECOND).focus();
    await page.keyboard.press("Shift+S");
    await eventually(() => stars(page), 2);
    await page.keyboard.press("Shift+S");
    await eventually(() => stars(page), 0);
    await page.keyboard.press("Shift+C");
    await page.getByRole("menu", { name: "Colour of 2 runs" }).waitFor();
    await page.keyboard.press("g");
    await page.keyboard.press("Enter");
    await eventually(async () => (await colour(page, FIRST)) === (await colour(page, SECOND)), true);
    await eventually(() => page.locator(".grid-body .swatch.dashed").count(), 1);
    await page.keyboard.press("Shift+N");
    const dialog = page.getByRole("dialog", { name: "Note of 2 runs" });
    await dialog.getByRole("textbox", { name: "Note" }).fill("for the paper");
    await page.keyboard.press("Control+Enter");
    await page.getByText("The note of 2 runs is written.").waitFor();
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByText("The notes are as they were.").waitFor();
    await eventually(() => view.sent, ["note linear-0.01-3 for the paper", "note linear-0.1-2 for the paper", "note linear-0.01-3 ", "note linear-0.1-2 "]);
    await row(page, SECOND).focus();
    await page.keyboard.press("Shift+T");
    await page.getByRole("dialog", { name: "Tag 2 runs" }).waitFor();
  });

  it("stars the runs of a group", async () => {
    const page = await open();
    await page.locator("[data-column='run:status']").focus();
    await page.keyboard.press("g");
    await page.locator("[role=row].group", { hasText: "failed" }).click({ button: "right" });
    await page.getByRole("menuitem", { name: "Star 3 runs" }).click();
    await eventually(() => JSON.stringify(view.remembered()).includes("linear-0.3-3"), true);
  });

  looksRight("experiments-colours", async (options) => {
    const page = await open(options);
    await row(page, SECOND).focus();
    await page.keyboard.press("c");
    await page.getByRole("menu").waitFor();
    return page;
  }, [1200, 400]);
});
