import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { testPython } from "../../server/tasks/python.ts";

/** The Python that tests may run, or `undefined`; MODELWRIGHT_PYTHON names another one. */
export const python: string | undefined = [process.env["MODELWRIGHT_PYTHON"], "python3", "python"]
  .filter((command) => command !== undefined)
  .find((command) => spawnSync(command, ["-c", "import sys; sys.exit(sys.version_info < (3, 10))"]).status === 0);

/** A Python that has these modules: the one that was named, the one that `npm test` made, or the machine's. */
export function pythonWith(modules: string): string | undefined {
  return [process.env["MODELWRIGHT_PYTHON"], testPython(), python]
    .filter((command) => command !== undefined)
    .find((command) => spawnSync(command, ["-c", `import ${modules}`]).status === 0);
}

export const sciencePython: string | undefined = pythonWith("sklearn, pandas");

export interface PythonResult {
  readonly output: string;
  readonly errors: string;
  readonly status: number | null;
}

/** Runs code in a folder of its own that holds the files. */
export function runPython(command: string, files: Readonly<Record<string, string>>, args: readonly string[]): PythonResult {
  const folder = mkdtempSync(join(tmpdir(), "modelwright-"));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    const { stdout, stderr, status } = spawnSync(command, args, { cwd: folder, encoding: "utf8", maxBuffer: 64 * 2 ** 20, env: { ...process.env, PYTHONDONTWRITEBYTECODE: "1" } });
    return { output: stdout, errors: stderr, status };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
