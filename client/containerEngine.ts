import { execFile, spawn } from "node:child_process";
import { promisify } from "node:util";

import { ProgressLocation, window, workspace, type CancellationToken, type LogOutputChannel, type Progress } from "vscode";

/** The program that builds and runs images: the one of the settings, else the first that answers; `undefined` where none does. */
export async function containerEngine(): Promise<string | undefined> {
  const set = workspace.getConfiguration("modelwright").get<string>("containerEngine", "");
  for (const program of set === "" ? ["docker", "podman"] : [set]) {
    try {
      await promisify(execFile)(program, ["version"], { timeout: LONGEST_ANSWER });
      return program;
    } catch {
      // Not installed, or its daemon does not run: the next may.
    }
  }
  return undefined;
}

const LONGEST_ANSWER = 15_000;

export type Built = "built" | "cancelled" | { readonly reason: string };

/** Builds an image with its steps as progress; everything that the engine says goes into the output. */
export function buildImage(program: string, words: readonly string[], cwd: string, output: LogOutputChannel): Thenable<Built> {
  const title = "Modelwright: building the image";
  return window.withProgress({ location: ProgressLocation.Notification, title, cancellable: true }, (progress, cancellation) => {
    output.info(`${program} ${words.join(" ")}`);
    return run(program, words, cwd, { output, progress, cancellation });
  });
}

interface Watch {
  readonly output: LogOutputChannel;
  readonly progress: Progress<{ message: string }>;
  readonly cancellation: CancellationToken;
}

function run(program: string, words: readonly string[], cwd: string, { output, progress, cancellation }: Watch): Promise<Built> {
  return new Promise((resolve) => {
    const child = spawn(program, words, { cwd, env: { ...process.env, BUILDKIT_PROGRESS: "plain" }, stdio: ["ignore", "pipe", "pipe"] });
    let last = "";
    const listen = (chunk: Buffer): void => {
      for (const line of chunk.toString("utf8").split(/\r?\n/).filter((text) => text.trim() !== "")) {
        output.info(line);
        last = line;
        const step = stepIn(line);
        if (step !== undefined) progress.report({ message: step });
      }
    };
    child.stdout.on("data", listen);
    child.stderr.on("data", listen);
    cancellation.onCancellationRequested(() => child.kill());
    child.on("error", ({ message }) => { resolve({ reason: message }); });
    child.on("close", (status) => { resolve(cancellation.isCancellationRequested ? "cancelled" : status === 0 ? "built" : { reason: last }); });
  });
}

/** `#12 [build 3/7] RUN pip install …` of BuildKit, `STEP 3/7: RUN …` of Podman. */
const stepIn = (line: string): string | undefined => /^(?:#\d+ \[|STEP )((?:\S+ )?\d+\/\d+)\]?:?\s+(.*)/.exec(line)?.slice(1).join(": ").slice(0, LONGEST_STEP);

const LONGEST_STEP = 80;
