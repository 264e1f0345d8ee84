import { chromium, type Browser, type Page } from "playwright-core";

import { findBrowser } from "../../../server/tasks/browser.ts";

/** Other machines cannot even be looked up, so that a test that passes needs none of them. */
const OFFLINE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1";
const QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
/** How many times longer pages are to take for everything, so that what a slow machine would show shows on a fast one. */
const SLOWNESS = Number(process.env["MODELWRIGHT_SLOWNESS"] ?? 1);
const VIEWPORT = { width: 1280, height: 800 };

export async function launchChromium(): Promise<Browser> {
  const executablePath = findBrowser();
  if (executablePath === undefined) throw new Error("No Chromium, Chrome or Edge was found; `npm test` says how to get one.");
  return chromium.launch({ executablePath, headless: true, args: [OFFLINE, ...QUIET] });
}

/** A page that remembers every request that would have left this machine. */
export async function watchedPage(browser: Browser): Promise<{ readonly page: Page; readonly offsite: ReadonlySet<string> }> {
  const page = await browser.newPage({ viewport: VIEWPORT });
  await slowDown(page);
  const offsite = new Set<string>();
  page.on("request", (request) => {
    const { hostname, origin } = new URL(request.url());
    if (hostname !== "" && hostname !== "127.0.0.1" && !isAnsweredInside(hostname)) offsite.add(origin);
  });
  return { page, offsite };
}

export async function slowDown(page: Page): Promise<void> {
  if (SLOWNESS <= 1) return;
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWNESS });
}

/** Views are served from a made-up host by the workbench's own service worker; nothing of it reaches the network. */
function isAnsweredInside(hostname: string): boolean {
  return hostname.endsWith(".vscode-cdn.net");
}
