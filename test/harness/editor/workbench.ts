import { globSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import type { FrameLocator, Locator, Page } from "playwright-core";

import { installExtension, serveEditor } from "../../../server/tasks/editor/serve.ts";
import { editorSettings } from "../../../server/tasks/editor/settings.ts";
import { ensurePackaged } from "../../../server/tasks/package.ts";
import { ROOT } from "../../../server/tasks/paths.ts";
import { launchChromium, watchedPage } from "./chromium.ts";
import { makeSandbox } from "./sandbox.ts";
import { gone, PATIENT_LIMIT_MS, PRESS_LIMIT_MS, pressUntil, STEP_LIMIT_MS } from "./waiting.ts";

const OPENING_LIMIT_MS = 90_000;
const PICTURES = join(ROOT, "test/editor/out/pictures");

/** A workbench as a person sees it: the packaged extension installed, a copy of the example opened. */
export interface Workbench {
  readonly page: Page;
  readonly workspace: string;
  /** The file of the person's settings. */
  readonly userSettings: string;
  /** Origins outside this machine that were asked for something. */
  readonly offsite: ReadonlySet<string>;
  readonly close: () => Promise<void>;
}

export interface WorkbenchOptions {
  readonly withDuckDb?: boolean;
  /** Settings of the person, besides those that keep the editor quiet. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** The workspace is not trusted, and the editor does not ask whether it should be. */
  readonly untrusted?: boolean;
}

export async function openWorkbench({ withDuckDb = false, settings = {}, untrusted = false }: WorkbenchOptions = {}): Promise<Workbench> {
  const vsix = await ensurePackaged();
  const { state, workspace, remove } = makeSandbox();
  mkdirSync(join(state, "data/User"), { recursive: true });
  const userSettings = join(state, "data/User/settings.json");
  writeFileSync(userSettings, JSON.stringify({ ...editorSettings, ...(untrusted && UNTRUSTED), ...settings }));
  await installExtension(state, vsix);
  if (withDuckDb) carryDuckDb(join(state, "extensions"));
  const editor = await serveEditor({ state, asksForTrust: untrusted });
  const browser = await launchChromium();
  const close = async (): Promise<void> => {
    await browser.close();
    await editor.stop();
    remove();
  };
  try {
    const { page, offsite } = await watchedPage(browser);
    page.setDefaultTimeout(STEP_LIMIT_MS);
    await page.goto(editor.folderUrl(workspace), { waitUntil: "commit" });
    await explorerRow(page, "dvc.yaml").waitFor({ timeout: OPENING_LIMIT_MS });
    return { page, workspace, userSettings, offsite, close };
  } catch (problem) {
    await close();
    throw problem;
  }
}

const UNTRUSTED = { "security.workspace.trust.enabled": true, "security.workspace.trust.startupPrompt": "never", "security.workspace.trust.banner": "never" };

/** As the package for a platform does, without fetching what is installed here already. */
function carryDuckDb(extensions: string): void {
  const [extension = ""] = globSync("modelwright.modelwright-*", { cwd: extensions });
  symlinkSync(join(ROOT, "node_modules"), join(extensions, extension, "dist/node_modules"), "junction");
}

export function explorerRow(page: Page, name: string): Locator {
  return page.locator(".explorer-folders-view .monaco-list-row", { hasText: name }).first();
}

export function tab(page: Page, title: string): Locator {
  return page.locator(".tabs-container .tab", { hasText: title });
}

/**
 * Takes an entry of the menu that a right click opens. In its first tenth of a second a menu takes no click; it closes when a view takes the focus; and
 * opened too early, it lacks what an extension adds to it.
 */
export async function chooseFromMenu(page: Page, clicked: Locator, label: string): Promise<void> {
  const entry = page.locator(".monaco-menu .action-label", { hasText: label }).first();
  const press = async (): Promise<void> => {
    if (!(await entry.isVisible())) {
      await page.keyboard.press("Escape");
      await clicked.click({ button: "right", timeout: PATIENT_LIMIT_MS });
    }
    await entry.click({ timeout: PRESS_LIMIT_MS });
  };
  await pressUntil(press, gone(entry));
}

export function problemRows(page: Page): Locator {
  return page.locator(".markers-panel .monaco-list-row");
}

export function toast(page: Page): Locator {
  return page.locator(".notification-toast");
}

/** The document inside the view that is on the screen: VS Code wraps what an extension draws into two frames. A notebook has one too. */
export function view(page: Page): FrameLocator {
  return page.locator('iframe.webview.ready[src*="extensionId=modelwright.modelwright"]').filter({ visible: true }).last().contentFrame().locator("#active-frame").contentFrame();
}

/** For `afterEach`: keeps what was on the screen when a test failed, and closes what it left open, so that those after it can succeed. */
export async function afterFailure({ currentTest }: Mocha.Context, { page }: Workbench): Promise<void> {
  if (currentTest?.state !== "failed") return;
  try {
    await picture(page, `failed ${currentTest.title}`);
    const left = page.locator(".quick-input-widget, .monaco-dialog-box, .context-view .monaco-menu").filter({ visible: true }).first();
    await pressUntil(() => page.keyboard.press("Escape"), gone(left));
  } catch (problem) {
    console.error(problem);
  }
}

/** Keeps a picture of the workbench for people to look at; nothing is compared with it. */
export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: join(PICTURES, `${name}.png`) });
}
