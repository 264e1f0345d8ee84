/** The Python environments that tests run code in. As a program it makes the one of `npm test` and ends with 3 and the reason where that cannot be. */
import { copyFileSync, existsSync, readFileSync, rmSync } from "node:fs";
import { dirname, join, relative } from "node:path";

import { EDITOR_HOME, ROOT } from "./paths.ts";
import { lastLines, runProgram } from "./progress.ts";

const CANNOT = 3;
const [OUTER, INNER] = process.platform === "win32" ? ["python", "Scripts/python.exe"] : ["python3", "bin/python"];

/** A virtual environment with the pinned libraries of one requirements file. */
interface Environment {
  readonly folder: string;
  readonly requirements: string;
}

const TESTS: Environment = { folder: join(EDITOR_HOME, "python"), requirements: join(ROOT, "test/harness/requirements.txt") };

/** The interpreter with the pinned libraries; undefined until it was made. */
export const testPython = (): string | undefined => interpreterOf(TESTS);

/** The interpreter with what `test/integration/<area>/requirements.txt` pins, made now where it is missing. Throws where that cannot be. */
export async function peerPython(area: string): Promise<string> {
  const environment = { folder: join(EDITOR_HOME, "peers", area), requirements: join(ROOT, "test/integration", area, "requirements.txt") };
  const problem = interpreterOf(environment) === undefined ? await makePython(environment) : undefined;
  if (problem !== undefined) throw new Error(problem);
  return join(environment.folder, INNER);
}

const installedList = ({ folder }: Environment): string => join(folder, "installed-requirements.txt");

function interpreterOf(environment: Environment): string | undefined {
  const installed = installedList(environment);
  const ready = existsSync(installed) && readFileSync(installed, "utf8") === readFileSync(environment.requirements, "utf8");
  return ready ? join(environment.folder, INNER) : undefined;
}

/** Returns why it could not be made. What `requirements-alone.txt` beside the requirements names comes without what it would pull in. */
async function makePython(environment: Environment): Promise<string | undefined> {
  const { folder, requirements } = environment;
  rmSync(folder, { recursive: true, force: true });
  const made = await runProgram(OUTER, ["-m", "venv", folder]);
  if (made.status !== 0) return `No Python environment could be made (Debian and Ubuntu: install python3-venv). ${lastLines(made.output, 3)}`;
  const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--only-binary", ":all:", "-r", requirements];
  const installed = await runProgram(join(folder, INNER), pip);
  if (installed.status !== 0) return `pip could not install ${relative(ROOT, requirements)}. ${lastLines(installed.output, 3)}`;
  const alone = join(dirname(requirements), "requirements-alone.txt");
  const added = existsSync(alone) ? await runProgram(join(folder, INNER), [...pip.slice(0, -1), alone, "--no-deps"]) : undefined;
  if (added && added.status !== 0) return `pip could not install ${relative(ROOT, alone)}. ${lastLines(added.output, 3)}`;
  copyFileSync(requirements, installedList(environment));
  return undefined;
}

if (import.meta.main && !testPython()) {
  const problem = await makePython(TESTS);
  if (problem !== undefined) {
    console.log(problem);
    process.exitCode = CANNOT;
  }
}
