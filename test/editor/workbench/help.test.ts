import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import type { Locator, Page } from "playwright-core";

import { goTo, selection } from "../../harness/editor/caret.ts";
import { openFile, pick, runCommand } from "../../harness/editor/quickInput.ts";
import { gone, PATIENT_LIMIT_MS, pressUntil } from "../../harness/editor/waiting.ts";
import { afterFailure, openWorkbench, picture, view, type Workbench } from "../../harness/editor/workbench.ts";

const FILE = "dvc.yaml";
const WRONG = "evaluate.treshold";

describe("help in a config, by the keyboard", () => {
  let workbench: Workbench;
  let text: string;
  before(async () => {
    workbench = await openWorkbench();
    text = readFileSync(join(workbench.workspace, FILE), "utf8");
    await openFile(workbench.page, FILE);
    await workbench.page.locator(".editor-instance .squiggly-error").first().waitFor();
  });
  afterEach(function () {
    return afterFailure(this, workbench);
  });
  after(() => workbench.close());

  const line = (page: Page, words: string): Locator => page.locator(".editor-instance .view-line", { hasText: words });

  it("comes by Ctrl+K Ctrl+I", async () => {
    const { page } = workbench;
    const hover = page.locator(".monaco-hover", { hasText: "dvc-param-key-missing" }).filter({ visible: true });
    await goTo(page, text, WRONG.slice(0, -2));
    const ask = async (): Promise<void> => {
      for (const key of ["Control+k", "Control+i"]) await page.keyboard.press(key);
    };
    await pressUntil(ask, hover, PATIENT_LIMIT_MS);
    await picture(page, "help hover");
    await pressUntil(() => page.keyboard.press("Escape"), gone(hover));
  });

  it("goes from problem to problem by F8", async () => {
    const { page } = workbench;
    const peek = page.locator(".marker-widget").filter({ visible: true });
    const lineOf = (words: string): number => text.slice(0, text.indexOf(words)).split("\n").length;
    await goTo(page, text, "deps:\n      - data/prepared\n      - models");
    // The editor goes to errors first.
    for (const [words, rule] of [[WRONG, "dvc-param-key-missing"], ["src/evalute.py", "dvc-dep-missing"]] as const) {
      await page.keyboard.press("F8");
      await peek.filter({ hasText: rule }).waitFor();
      await selection(page).filter({ hasText: `Ln ${lineOf(words)}, ` }).waitFor();
    }
    await picture(page, "help problem");
    await pressUntil(() => page.keyboard.press("Escape"), gone(peek));
  });

  it("mends by Ctrl+., and is undone", async () => {
    const { page } = workbench;
    const fix = page.locator(".action-widget .monaco-list-row", { hasText: "evaluate.threshold" }).first();
    await goTo(page, text, WRONG.slice(0, -2));
    await pressUntil(() => page.keyboard.press("Control+."), fix, PATIENT_LIMIT_MS);
    await picture(page, "help quick fix");
    await fix.click();
    await line(page, "- evaluate.threshold").waitFor();
    await page.locator(".editor-instance .monaco-editor.focused").waitFor();
    await page.keyboard.press("Control+z");
    await line(page, `- ${WRONG}`).waitFor();
  });

  it("opens what a lens offers", async () => {
    const { page } = workbench;
    await goTo(page, text, "  prepare");
    await page.locator(".codelens-decoration a", { hasText: /^Profile / }).first().waitFor();
    await runCommand(page, "Show CodeLens Commands for Current Line");
    await pick(page, "Profile", "Profile");
    await view(page).getByRole("listbox", { name: "Columns in the order of the file" }).waitFor();
    assert.deepEqual([...workbench.offsite], []);
  });
});
