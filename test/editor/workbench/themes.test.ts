import type { Page } from "playwright-core";

import { openFile, pick, runCommand } from "../../harness/editor/quickInput.ts";
import { afterFailure, openWorkbench, picture, problemRows, tab, view, type Workbench } from "../../harness/editor/workbench.ts";
import { scrollTo } from "../../harness/editor/waiting.ts";

/** The name of a theme, and the class that the workbench wears with it. */
const THEMES = { dark: ["Dark Modern", "vs-dark"], light: ["Light Modern", "vs"], "high-contrast": ["Dark High Contrast", "hc-black"] } as const;

/** Goes to each tab and waits until it is drawn. */
const TABS: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  "explore.ipynb": async (page) => {
    const problem = problemRows(page).filter({ hasText: "fit-before-split" });
    await scrollTo(page, page.locator(".markers-panel .monaco-list").first(), problem);
    await problem.dblclick();
    await page.locator(".squiggly-info").first().waitFor();
  },
  Pipeline: async (page) => {
    await tab(page, "Pipeline").click();
    await view(page).locator(".node.stale").first().waitFor();
  },
  Experiments: async (page) => {
    await tab(page, "Experiments").click();
    await view(page).locator(".uplot canvas").first().waitFor();
  },
  Drift: async (page) => {
    await tab(page, "Drift").click();
    await view(page).getByRole("heading", { level: 2 }).waitFor();
  },
};

describe("every part in every theme", () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench();
    const { page } = workbench;
    await openFile(page, "explore.ipynb");
    await runCommand(page, "View: Toggle Problems");
    await openFile(page, "dvc.yaml");
    await runCommand(page, "Modelwright: Show Pipeline");
    await view(page).locator(".node").first().waitFor();
    await runCommand(page, "Modelwright: Show Experiments");
    await runCommand(page, "Modelwright: Show Drift");
    await pick(page, "reference", "reference.csv");
    await pick(page, "current", "current.csv");
    await view(page).getByRole("option").first().waitFor();
  });
  afterEach(function () {
    return afterFailure(this, workbench);
  });
  after(() => workbench.close());

  for (const [name, [theme, worn]] of Object.entries(THEMES)) {
    it(`is drawn in ${name}`, async () => {
      const { page } = workbench;
      await runCommand(page, "Preferences: Color Theme");
      await pick(page, theme, theme);
      await page.locator(`.monaco-workbench.${worn}`).waitFor();
      for (const [title, show] of Object.entries(TABS)) {
        await show(page);
        await picture(page, `${name} ${title}`);
      }
    });
  }
});
