import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdirSync, openSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { WORKBENCH } from "../paths.ts";
import { mustRun } from "../progress.ts";
import { editorSettings } from "./settings.ts";

const ENTRY = join(WORKBENCH, "node_modules/code-server/out/node/entry.js");
const START_LIMIT_MS = 120_000;
const STOP_LIMIT_MS = 3_000;
/** An editor started from a terminal inside VS Code must not take over that VS Code's variables. */
const FOREIGN_VARIABLES = /^(VSCODE_|ELECTRON_|CODE_SERVER_|NODE_OPTIONS$|NODE_V8_COVERAGE$|PASSWORD$|HASHED_PASSWORD$|PORT$)/;

export interface EditorOptions {
  /** User data, extensions and logs of this editor. Keep the path short: sockets in it may have 107 bytes. */
  readonly state: string;
  readonly port?: number;
  readonly environment?: Readonly<Record<string, string>>;
  readonly arguments?: readonly string[];
  /** Folders have to be trusted first, as on a person's own machine. */
  readonly asksForTrust?: boolean;
}

export interface RunningEditor {
  readonly url: string;
  /** `host:port`, as remote URIs of this editor name it. */
  readonly authority: string;
  readonly folderUrl: (folder: string) => string;
  readonly stop: () => Promise<void>;
}

/** Serves the embedded editor on this machine alone and returns once it answers. Ctrl+C ends it with this process. */
export async function serveEditor(options: EditorOptions): Promise<RunningEditor> {
  prepare(options.state);
  const port = options.port ?? (await freePort());
  const authority = `127.0.0.1:${port}`;
  const url = `http://${authority}`;
  const log = join(options.state, "server.log");
  const output = openSync(log, "a");
  const fixed = ["--auth", "none", "--bind-addr", authority, "--disable-telemetry", "--disable-update-check", ...(options.asksForTrust === true ? [] : ["--disable-workspace-trust"]), "--disable-getting-started-override"];
  const child = spawn(process.execPath, [ENTRY, ...fixed, ...folderArguments(options.state), ...(options.arguments ?? [])], {
    env: environmentOf(options),
    stdio: ["ignore", output, output],
    // Its own process group, so that stopping it takes the extension hosts and language servers along.
    detached: true,
  });
  try {
    await untilUp(child, url);
  } catch (error) {
    await stopGroup(child);
    throw new Error(`The embedded editor did not come up; its log is ${log}`, { cause: error });
  }
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void stopGroup(child).then(() => process.exit()));
  return { url, authority, folderUrl: (folder) => `${url}/?folder=${encodeURIComponent(folder)}`, stop: () => stopGroup(child) };
}

export async function installExtension(state: string, vsix: string): Promise<void> {
  prepare(state);
  const output = await mustRun(process.execPath, [ENTRY, ...folderArguments(state), "--install-extension", vsix], { env: environmentOf({ state }) });
  if (!output.includes("was successfully installed")) throw new Error(`The embedded editor did not take ${vsix}:\n${output}`);
}

function prepare(state: string): void {
  for (const folder of ["data/User", "extensions", "home", "temp"]) mkdirSync(join(state, folder), { recursive: true });
  const settings = join(state, "data/User/settings.json");
  // What a person has set in this editor stays.
  if (!existsSync(settings)) writeFileSync(settings, JSON.stringify(editorSettings, undefined, 2));
}

function folderArguments(state: string): readonly string[] {
  return ["--user-data-dir", join(state, "data"), "--extensions-dir", join(state, "extensions")];
}

function environmentOf({ state, environment = {} }: EditorOptions): Record<string, string | undefined> {
  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !FOREIGN_VARIABLES.test(name)));
  const noGallery = JSON.stringify({ serviceUrl: "" });
  return { ...own, HOME: join(state, "home"), TMPDIR: join(state, "temp"), EXTENSIONS_GALLERY: noGallery, ...environment };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on("error", reject).listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

/** The health page answers before VS Code itself is loaded, so the workbench's page is asked for too. */
async function untilUp(child: ChildProcess, url: string): Promise<void> {
  const deadline = Date.now() + START_LIMIT_MS;
  while (!(await answers(`${url}/healthz`, 2_000))) {
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}`);
    if (Date.now() > deadline) throw new Error("it took too long");
    await sleep(50);
  }
  if (!(await answers(`${url}/?ew=true`, deadline - Date.now()))) throw new Error("its workbench does not load");
}

async function answers(url: string, limitMs: number): Promise<boolean> {
  try {
    const { ok } = await fetch(url, { signal: AbortSignal.timeout(Math.max(1, limitMs)) });
    return ok;
  } catch {
    return false;
  }
}

async function stopGroup(child: ChildProcess): Promise<void> {
  if (child.pid === undefined) return;
  if (child.exitCode === null) child.kill("SIGTERM");
  const deadline = Date.now() + STOP_LIMIT_MS;
  while (signalGroup(child.pid, 0) && Date.now() < deadline) await sleep(50);
  signalGroup(child.pid, "SIGKILL");
}

function signalGroup(leader: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-leader, signal);
  } catch {
    return false;
  }
}
