/** Finds the browser that tests of the views and of the editor use; on Debian, as root, installs Chromium where there is none. */
import { existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";

import { mustRun } from "./progress.ts";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "microsoft-edge-stable"];
const WELL_KNOWN: Readonly<Record<string, readonly string[]>> = {
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  ],
  win32: ["C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe", "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe"],
};

/** The program of an installed Chromium, Chrome or Edge. `MODELWRIGHT_BROWSER` names another. */
export function findBrowser(): string | undefined {
  const named = process.env["MODELWRIGHT_BROWSER"];
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...(named ? [named] : []), ...onPath, ...(WELL_KNOWN[process.platform] ?? [])].find((path) => existsSync(path));
}

async function ensureBrowser(): Promise<void> {
  if (findBrowser()) return;
  if (!isDebian() || process.getuid?.() !== 0) {
    throw new Error("No Chromium, Chrome or Edge was found. Install one (Debian: apt-get install chromium fonts-dejavu-core), or name its program in MODELWRIGHT_BROWSER.");
  }
  const environment = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await mustRun("apt-get", ["update"], { env: environment });
  await mustRun("apt-get", ["install", "-y", "--no-install-recommends", "chromium", "fonts-dejavu-core"], { env: environment });
}

function isDebian(): boolean {
  return existsSync("/etc/os-release") && /^ID=debian$/m.test(readFileSync("/etc/os-release", "utf8"));
}

if (import.meta.main) await ensureBrowser();
