import { spawn, type ChildProcess } from "node:child_process";
import { createServer, type AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** A server of a tracker on this machine alone. */
export interface RunningServer {
  readonly address: string;
  stop(): Promise<void>;
}

/** Starting takes a while: it loads half of the Python world. */
const LONGEST_START_MS = 180_000;

/** A real `mlflow server` over an SQLite store. */
export function startTrackingServer(python: string, database: string, environment: Readonly<Record<string, string>> = {}): Promise<RunningServer> {
  const words = ["-m", "mlflow", "server", "--backend-store-uri", `sqlite:///${database}`, "--workers", "1"];
  // Where it is told to keep artifacts beside the store, a server writes nothing elsewhere.
  return started(python, [...words, "--default-artifact-root", `${database}.artifacts`], "health", { MLFLOW_DISABLE_TELEMETRY: "true", DO_NOT_TRACK: "true", ...environment });
}

/** A real `aim up` over the repository in a folder. */
export function startAimServer(python: string, folder: string): Promise<RunningServer> {
  return started(join(dirname(python), "aim"), ["up", "--repo", folder], "api/projects/", { AIM_TELEMETRY: "0", HOME: folder });
}

async function started(program: string, words: readonly string[], health: string, environment: Readonly<Record<string, string>>): Promise<RunningServer> {
  const port = await freePort();
  const child = spawn(program, [...words, "--host", "127.0.0.1", "--port", String(port)], { detached: true, stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, ...environment } });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (text: Buffer) => {
      said += text.toString();
    });
  }
  const address = `http://127.0.0.1:${port}`;
  const until = Date.now() + LONGEST_START_MS;
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error(`The server ended: ${said}`);
    if (await fetch(`${address}/${health}`).then((answer) => answer.ok).catch(() => false)) return { address, stop: () => stop(child) };
    await sleep(300);
  }
  await stop(child);
  throw new Error(`The server did not start: ${said}`);
}

/** With the workers that it started. */
async function stop(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => {
    child.once("exit", resolve);
  });
  if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, "SIGTERM");
  await Promise.race([ended, sleep(5000)]);
  if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, "SIGKILL");
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => {
        resolve(port);
      });
    });
  });
}
