import { spawnSync } from "node:child_process";
import { resolve } from "node:path";

import { temporaryFolder } from "./disk.ts";

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  /** The Node to run it with; the one that runs the tests unless said. */
  readonly node?: string;
}

/** Runs the built command line to its end, in an empty folder unless said. */
export function modelwright(args: readonly string[], { cwd = temporaryFolder({}), input = "", env = {}, node = process.execPath }: RunOptions = {}): Ran {
  const ended = spawnSync(node, [resolve("dist/cli.cjs"), ...args], {
    cwd,
    input,
    env: { ...process.env, ...env },
    encoding: "utf8",
    maxBuffer: 256 * 1024 * 1024,
  });
  if (ended.error) throw ended.error;
  return { code: ended.status, out: ended.stdout, err: ended.stderr };
}

/** What `check --format json` says, as far as tests look at it. */
export interface CheckJson {
  readonly version: number;
  readonly files: number;
  readonly findings: readonly {
    readonly file: string;
    readonly line: number;
    readonly column: number;
    readonly endLine: number;
    readonly endColumn: number;
    readonly ruleId: string;
    readonly group: string;
    readonly severity: string;
    readonly message: string;
    readonly kind: string;
    readonly cell?: number;
    readonly fixable: boolean;
    readonly related: readonly { readonly file: string; readonly line: number; readonly message: string }[];
  }[];
  readonly crashes: readonly object[];
  readonly problems: readonly { readonly file: string; readonly message: string }[];
  readonly fixed: readonly { readonly file: string; readonly repairs: Readonly<Record<string, number>> }[];
}

export const checkJson = (args: readonly string[], options: RunOptions): CheckJson =>
  JSON.parse(modelwright(["check", "--format", "json", ...args], options).out) as CheckJson;
