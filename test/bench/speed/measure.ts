import { readdirSync, readFileSync } from "node:fs";

/** CPU time and wall time of one thing, in milliseconds. CPU is `undefined` on systems that do not tell it of another process. */
export interface Cost {
  readonly cpuMs: number | undefined;
  readonly wallMs: number;
}

/** CPU time that all threads of a process have used so far. Linux counts it in nanoseconds. */
export function cpuMsOf(pid: number): number | undefined {
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    return threads.reduce((sum, thread) => sum + Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, "utf8").split(" ")[0]) / 1e6, 0);
  } catch {
    return undefined;
  }
}

/** Memory that a process has in RAM, in megabytes. */
export function megabytesOf(pid: number): number | undefined {
  try {
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024;
  } catch {
    return undefined;
  }
}

export async function costOf(pid: number, work: () => Promise<unknown>): Promise<Cost> {
  const cpu = cpuMsOf(pid);
  const started = performance.now();
  await work();
  const wallMs = performance.now() - started;
  const after = cpuMsOf(pid);
  return { wallMs, cpuMs: cpu === undefined || after === undefined ? undefined : after - cpu };
}

export function medianCost(costs: readonly Cost[]): Cost {
  const cpu = costs.flatMap(({ cpuMs }) => (cpuMs === undefined ? [] : [cpuMs]));
  return { wallMs: median(costs.map(({ wallMs }) => wallMs)), cpuMs: cpu.length === 0 ? undefined : median(cpu) };
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return ((sorted[middle] ?? 0) + (sorted[(sorted.length - 1) >> 1] ?? 0)) / 2;
}
