import { spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";

import { temporaryFolder } from "../../harness/disk.ts";
import { workspace } from "./generate.ts";
import { medianCost, type Cost } from "./measure.ts";
import type { Measured } from "./server.ts";

const RUNS = 3;
const FILES = 1000;

/** Checks a workspace of 1,000 files from nothing, as CI does. */
export async function coldCheck(): Promise<Measured> {
  const folder = temporaryFolder(workspace(FILES));
  const costs: Cost[] = [];
  for (let run = 0; run < RUNS; run++) costs.push(await checkOnce(folder));
  return { id: `check ${FILES} files`, ...medianCost(costs) };
}

async function checkOnce(cwd: string): Promise<Cost> {
  const started = performance.now();
  const child = spawn(process.execPath, [resolve("dist/cli.cjs"), "check", ".", "--format", "json", "--timing"], { cwd, stdio: ["ignore", "pipe", "pipe"] });
  let notes = "";
  child.stdout.resume();
  child.stderr.on("data", (chunk) => (notes += String(chunk)));
  const [code] = (await once(child, "close")) as [number | null];
  if (code !== 1) throw new Error(`The check ended with code ${code ?? "none"}: ${notes}`);
  const cpuMs = Array.from(notes.matchAll(/(\d+) ms of CPU/g), ([, ms]) => Number(ms)).reduce((sum, ms) => sum + ms, 0);
  return { wallMs: performance.now() - started, cpuMs };
}
