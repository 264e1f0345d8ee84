import { globSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import type { FrameLocator, Locator, Page } from "playwright-core";

import { installExtension, serveEditor } from "../../../server/tasks/editor/serve.ts";
import { editorSettings } from "../../../server/tasks/editor/settings.ts";
import { ensurePackaged } from "../../../server/tasks/package.ts";
import { ROOT } from "../../../server/tasks/paths.ts";
import { launchChromium, watchedPage } from "./chromium.ts";
import { makeSandbox } from "./sandbox.ts";

const OPENING_LIMIT_MS = 90_000;
const STEP_LIMIT_MS = 60_000;
const MOST_PRESSES = 10;
const PRESS_LIMIT_MS = 3_000;
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
  const { page, offsite } = await watchedPage(browser);
  page.setDefaultTimeout(STEP_LIMIT_MS);
  await page.goto(editor.folderUrl(workspace), { waitUntil: "commit" });
  await explorerRow(page, "dvc.yaml").waitFor({ timeout: OPENING_LIMIT_MS });
  const close = async (): Promise<void> => {
    await browser.close();
    await editor.stop();
    remove();
  };
  return { page, workspace, userSettings, offsite, close };
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

/** Opens a file of the workspace by its name, as with Ctrl+P. */
export async function openFile(page: Page, name: string): Promise<void> {
  await page.keyboard.press("Control+p");
  await pick(page, name, name);
  await page.locator(".tabs-container .tab.active", { hasText: name }).waitFor();
}

/** Runs a command through the palette. */
export async function runCommand(page: Page, title: string): Promise<void> {
  // The palette of the command before may be closing still.
  await page.locator(".quick-input-widget").waitFor({ state: "hidden" });
  await openPalette(page);
  await pick(page, `>${title}`, title, () => openPalette(page));
}

/** A view that is just being loaded swallows keys. */
async function openPalette(page: Page): Promise<void> {
  const widget = page.locator(".quick-input-widget");
  for (let presses = 0; presses < MOST_PRESSES && !(await widget.isVisible()); presses++) {
    await page.keyboard.press("F1");
    await widget.waitFor({ timeout: PRESS_LIMIT_MS }).catch(() => undefined);
  }
}

/**
 * Types into the quick input and takes the first row that shows `title`. What became known after the typing, such as the commands of an extension
 * that was still being found, shows only when it is typed again. `reopen` opens the input again where it can close by itself, as the palette does when a
 * view that has loaded takes the focus.
 */
export async function pick(page: Page, typed: string, title: string, reopen?: () => Promise<void>): Promise<void> {
  const input = page.locator(".quick-input-widget input.input");
  const row = page.locator(".quick-input-list .monaco-list-row", { hasText: title }).first();
  const type = async (text: string): Promise<void> => (reopen ? input.fill(text, { timeout: PRESS_LIMIT_MS }).catch(() => undefined) : input.fill(text));
  await input.waitFor();
  await type(typed);
  for (let tries = 0; tries < MOST_PRESSES && !(await row.waitFor({ timeout: PRESS_LIMIT_MS }).then(() => true, () => false)); tries++) {
    await reopen?.();
    await type(typed.slice(0, 1));
    await type(typed);
  }
  await row.click();
}

/** Takes an entry of the menu that a right click opens. In its first tenth of a second a menu takes no click, so that it is clicked until it is gone. */
export async function chooseFromMenu(page: Page, clicked: Locator, label: string): Promise<void> {
  const entry = page.locator(".monaco-menu .action-label", { hasText: label }).first();
  await clicked.click({ button: "right" });
  await entry.waitFor();
  for (let presses = 0; presses < MOST_PRESSES && (await entry.isVisible()); presses++) {
    await entry.click({ timeout: PRESS_LIMIT_MS }).catch(() => undefined);
    await entry.waitFor({ state: "hidden", timeout: PRESS_LIMIT_MS }).catch(() => undefined);
  }
}

/** Types an answer into the quick input that asks under `title`. */
export async function answer(page: Page, title: string, typed: string): Promise<void> {
  const input = page.locator(".quick-input-widget input.input");
  await page.locator(".quick-input-title", { hasText: title }).waitFor();
  await input.fill(typed);
  await input.press("Enter");
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

/** For `afterEach`: what was on the screen when a test failed. */
export async function pictureOfFailure({ currentTest }: Mocha.Context, { page }: Workbench): Promise<void> {
  if (currentTest?.state === "failed") await picture(page, `failed ${currentTest.title}`);
}

/** Keeps a picture of the workbench for people to look at; nothing is compared with it. */
export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: join(PICTURES, `${name}.png`) });
}
