/** Makes the Python environment that some tests run code in. Ends with 3 and the reason where that cannot be. */
import { copyFileSync, existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

import { EDITOR_HOME, ROOT } from "./paths.ts";
import { lastLines, runProgram } from "./progress.ts";

const CANNOT = 3;
const REQUIREMENTS = join(ROOT, "test/harness/requirements.txt");
const FOLDER = join(EDITOR_HOME, "python");
const INSTALLED = join(FOLDER, "installed-requirements.txt");
const [OUTER, INNER] = process.platform === "win32" ? ["python", "Scripts/python.exe"] : ["python3", "bin/python"];

/** The interpreter with the pinned libraries; undefined until it was made. */
export function testPython(): string | undefined {
  const ready = existsSync(INSTALLED) && readFileSync(INSTALLED, "utf8") === readFileSync(REQUIREMENTS, "utf8");
  return ready ? join(FOLDER, INNER) : undefined;
}

/** Returns why it could not be made. */
async function makePython(): Promise<string | undefined> {
  rmSync(FOLDER, { recursive: true, force: true });
  const made = await runProgram(OUTER, ["-m", "venv", FOLDER]);
  if (made.status !== 0) return `No Python environment could be made (Debian and Ubuntu: install python3-venv). ${lastLines(made.output, 3)}`;
  const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--only-binary", ":all:", "-r", REQUIREMENTS];
  const installed = await runProgram(join(FOLDER, INNER), pip);
  if (installed.status !== 0) return `pip could not install test/harness/requirements.txt. ${lastLines(installed.output, 3)}`;
  copyFileSync(REQUIREMENTS, INSTALLED);
  return undefined;
}

if (import.meta.main && !testPython()) {
  const problem = await makePython();
  if (problem !== undefined) {
    console.log(problem);
    process.exitCode = CANNOT;
  }
}
