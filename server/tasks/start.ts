/** `npm start` opens the example workspace in VS Code, or (`npm start -- --browser`) in the embedded editor. */
import { spawn } from "node:child_process";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { parseArgs } from "node:util";

import { installEditor } from "./editor/install.ts";
import { installExtension, serveEditor } from "./editor/serve.ts";
import { ensureBuilt } from "./fresh.ts";
import { ensurePackaged } from "./package.ts";
import { EDITOR_HOME, EXAMPLE, ROOT } from "./paths.ts";
import { step } from "./progress.ts";

const { values: options } = parseArgs({ options: { browser: { type: "boolean", default: false }, port: { type: "string" } } });
const code = options.browser ? undefined : findOnPath(process.platform === "win32" ? "code.cmd" : "code");

try {
  if (code) await openVsCode(code);
  else await openEmbedded();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}

function findOnPath(name: string): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

async function openVsCode(program: string): Promise<void> {
  await ensureBuilt();
  console.log(`Opening ${EXAMPLE} in VS Code with Modelwright. (\`npm start -- --browser\` uses the embedded editor.)`);
  const args = [`--extensionDevelopmentPath=${ROOT}`, EXAMPLE];
  // On Windows `code` is a script for the shell, which splits at spaces what is not quoted.
  if (process.platform === "win32") spawn(`"${program}"`, args.map((arg) => `"${arg}"`), { stdio: "inherit", shell: true });
  else spawn(program, args, { stdio: "inherit" });
}

async function openEmbedded(): Promise<void> {
  if (!options.browser) console.log("There is no `code` command here, so the embedded editor is used.");
  await installEditor();
  const state = join(EDITOR_HOME, "start");
  await ensureExtension(state);
  const port = options.port === undefined ? {} : { port: Number(options.port) };
  const editor = await step("Starting the editor", () => serveEditor({ state, ...port }));
  console.log(`\nOpen ${editor.folderUrl(EXAMPLE)}\nCtrl+C stops it.`);
}

/** Installs the packaged extension as a user would, when it is newer than the one that is there. */
async function ensureExtension(state: string): Promise<void> {
  const vsix = await ensurePackaged();
  const record = join(state, "installed");
  const version = `${vsix} ${statSync(vsix).mtimeMs}`;
  if (existsSync(record) && readFileSync(record, "utf8") === version) return;
  await step("Installing Modelwright into the editor", () => installExtension(state, vsix));
  writeFileSync(record, version);
}
