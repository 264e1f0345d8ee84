/** Puts the embedded editor, a real VS Code served to the browser, into `.editor/`. Nothing is compiled. Ends with 3 where it cannot run. */
import { createHash } from "node:crypto";
import { copyFileSync, cpSync, existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { WORKBENCH } from "../paths.ts";
import { mustRun, step } from "../progress.ts";

const RECIPE = join(import.meta.dirname, "workbench");
const RECIPE_FILES = ["package.json", "package-lock.json", "spdlog.cjs", "native-watchdog.cjs"];
const DONE = join(WORKBENCH, "installed");
const VSCODE = join(WORKBENCH, "node_modules/code-server/lib/vscode");
const PACKAGES = join(VSCODE, "node_modules");
const SHIMS = { "spdlog.cjs": "@vscode/spdlog/index.js", "native-watchdog.cjs": "@vscode/native-watchdog/index.js" };
/** Half of the download is of no use here: Copilot's runtime and source maps. */
const UNUSED = ["node_modules/@github", "node_modules/@microsoft/mxc-sdk", "extensions/copilot"];

export async function installEditor(): Promise<void> {
  const recipe = recipeHash();
  if (existsSync(DONE) && readFileSync(DONE, "utf8") === recipe) return;
  if (process.platform !== "linux") throw new Error(adviceFor(process.platform));
  rmSync(WORKBENCH, { recursive: true, force: true });
  mkdirSync(WORKBENCH, { recursive: true });
  for (const file of ["package.json", "package-lock.json"]) copyFileSync(join(RECIPE, file), join(WORKBENCH, file));
  await step("Fetching the embedded editor (240 MB, once)", () => npm(["ci"], WORKBENCH));
  // `npm ci` finds the shrinkwrap that code-server ships out of step with its package.json.
  await step("Fetching the embedded editor's own packages", () => npm(["install", "--omit=dev"], VSCODE));
  fitShims();
  slim();
  writeFileSync(DONE, recipe);
}

function recipeHash(): string {
  const hash = createHash("sha256");
  for (const file of RECIPE_FILES) hash.update(readFileSync(join(RECIPE, file)));
  return hash.digest("hex");
}

/** Scripts stay off: code-server's own would compile addons that are not missed and download from elsewhere. */
async function npm(args: readonly string[], folder: string): Promise<void> {
  const quiet = ["--ignore-scripts", "--no-fund", "--no-audit", "--loglevel=error"];
  const program = process.env["npm_execpath"];
  if (program) await mustRun(process.execPath, [program, ...args, ...quiet], { cwd: folder });
  else await mustRun("npm", [...args, ...quiet], { cwd: folder });
}

function fitShims(): void {
  for (const [shim, target] of Object.entries(SHIMS)) cpSync(join(RECIPE, shim), join(PACKAGES, target));
}

function slim(): void {
  for (const path of UNUSED) rmSync(join(VSCODE, path), { recursive: true, force: true });
  for (const map of globSync("node_modules/**/*.js.map", { cwd: WORKBENCH })) rmSync(join(WORKBENCH, map));
}

function adviceFor(platform: string): string {
  return [
    `The embedded editor runs on Linux only, and this is ${platform}.`,
    "Install VS Code and its `code` command (Command Palette: Shell Command: Install 'code' command in PATH), then run `npm start` again.",
  ].join("\n");
}

if (import.meta.main) {
  if (process.platform === "linux") await installEditor();
  else {
    console.log("The embedded editor runs on Linux only; `npm run test:electron` runs the same tests in a downloaded VS Code.");
    process.exitCode = 3;
  }
}
