/** `npm run screenshots` takes the picture of the README: a leak in a notebook, Problems, and the drift view. */
import { join } from "node:path";

import { ROOT } from "../../../server/tasks/paths.ts";
import { openFile, pick, runCommand } from "./quickInput.ts";
import { openWorkbench, problemRows, view } from "./workbench.ts";

const FADING_MS = 1000;
const SIZE = { width: 1600, height: 1000 };

const { page, close } = await openWorkbench();
try {
  await page.setViewportSize(SIZE);
  await runCommand(page, "Preferences: Color Theme");
  await pick(page, "Dark Modern", "Dark Modern");
  await openFile(page, "explore.ipynb");
  await runCommand(page, "View: Toggle Problems");
  await problemRows(page).filter({ hasText: "fit-before-split" }).dblclick();
  await page.locator(".squiggly-info").first().waitFor();
  await runCommand(page, "Modelwright: Check Workspace");
  await problemRows(page).filter({ hasText: "dvc-param-key-missing" }).waitFor();
  await runCommand(page, "Modelwright: Show Drift");
  await pick(page, "reference", "reference.csv");
  await pick(page, "current", "current.csv");
  await view(page).getByRole("option").first().waitFor();
  await runCommand(page, "View: Move Editor into Right Group");
  await view(page).getByRole("heading", { level: 2 }).waitFor();
  await runCommand(page, "Notifications: Clear All Notifications");
  await page.locator(".quick-input-widget").waitFor({ state: "hidden" });
  await page.mouse.move(0, 0);
  await page.waitForTimeout(FADING_MS);
  await page.screenshot({ path: join(ROOT, "client/media/screenshot.png") });
} finally {
  await close();
}
