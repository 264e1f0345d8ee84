import { spawn, type ChildProcess, type SpawnOptions } from "node:child_process";

const CLEAR_LINE = "\r\u001b[K";
const SHOWN_ON_FAILURE = 60;

/** Says what is being done, for how long, and how it ended. On a terminal the seconds count up in place. */
export async function step<T>(title: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const live = process.stdout.isTTY;
  const show = (): boolean => process.stdout.write(`${CLEAR_LINE}… ${title}, ${elapsed(started)}`);
  if (live) show();
  else console.log(`… ${title}`);
  const ticker = live ? setInterval(show, 1000) : undefined;
  const end = (sign: string): void => {
    clearInterval(ticker);
    console.log(`${live ? CLEAR_LINE : ""}${sign} ${title}, ${elapsed(started)}`);
  };
  try {
    const result = await work();
    end("✓");
    return result;
  } catch (error) {
    end("✗");
    throw error;
  }
}

export function elapsed(started: number): string {
  const seconds = (performance.now() - started) / 1000;
  return seconds < 60 ? `${seconds.toFixed(1)} s` : `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

export interface Ended {
  readonly status: number;
  readonly output: string;
}

/** Runs a program to its end and keeps what it prints. One that is detached, and what it started, ends with this process all the same. */
export function runProgram(command: string, args: readonly string[], options: SpawnOptions = {}): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    const stop = options.detached === true ? endWithUs(child) : undefined;
    const parts: string[] = [];
    child.stdout.on("data", (part: Buffer) => parts.push(part.toString()));
    child.stderr.on("data", (part: Buffer) => parts.push(part.toString()));
    child.on("error", (error) => resolve({ status: 127, output: `${command} could not be started: ${error.message}` }));
    child.on("close", (status) => {
      stop?.();
      resolve({ status: status ?? 1, output: parts.join("") });
    });
  });
}

/** Ctrl+C does not reach another session. Returns what ends the watch. */
function endWithUs({ pid }: ChildProcess): () => void {
  const end = (): void => {
    if (pid !== undefined) process.kill(-pid);
    process.exit(INTERRUPTED);
  };
  for (const signal of SIGNALS) process.once(signal, end);
  return () => SIGNALS.forEach((signal) => process.off(signal, end));
}
const SIGNALS = ["SIGINT", "SIGTERM"] as const;
const INTERRUPTED = 130;

/** As `runProgram`, for programs that must succeed: a failure is thrown with the end of what was printed. */
export async function mustRun(command: string, args: readonly string[], options: SpawnOptions = {}): Promise<string> {
  const { status, output } = await runProgram(command, args, options);
  if (status !== 0) throw new Error(`${[command, ...args].join(" ")} ended with ${status}\n${lastLines(output, SHOWN_ON_FAILURE)}`);
  return output;
}

export function lastLines(text: string, count: number): string {
  return text.trimEnd().split("\n").slice(-count).join("\n");
}
