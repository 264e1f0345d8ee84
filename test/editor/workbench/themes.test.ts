import { openFile, openWorkbench, pick, picture, pictureOfFailure, problemRows, runCommand, view, type Workbench } from "../../harness/editor/workbench.ts";

const THEMES = { dark: "Dark Modern", light: "Light Modern", "high-contrast": "Default High Contrast" };

describe("pictures", () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench();
    const { page } = workbench;
    await openFile(page, "explore.ipynb");
    await runCommand(page, "View: Toggle Problems");
    await problemRows(page).filter({ hasText: "fit-before-split" }).dblclick();
    await page.locator(".squiggly-info").first().waitFor();
    await runCommand(page, "View: Toggle Problems");
    await runCommand(page, "Modelwright: Show Experiments");
    await view(page).locator(".uplot canvas").waitFor();
    await runCommand(page, "Modelwright: Show Drift");
    await pick(page, "reference", "reference.csv");
    await pick(page, "current", "current.csv");
    await view(page).getByRole("option").first().waitFor();
  });
  afterEach(function () {
    return pictureOfFailure(this, workbench);
  });
  after(() => workbench.close());

  for (const [name, theme] of Object.entries(THEMES)) {
    it(`are taken of every part in ${name}`, async () => {
      const { page, configure } = workbench;
      configure({ "workbench.colorTheme": theme });
      for (const tab of ["explore.ipynb", "Experiments", "Drift"]) {
        await page.locator(".tabs-container .tab", { hasText: tab }).click();
        await picture(page, `${name}-${tab}`);
      }
      await runCommand(page, "View: Toggle Problems");
      await problemRows(page).first().waitFor();
      await picture(page, `${name}-problems`);
      await runCommand(page, "View: Toggle Problems");
    });
  }
});
