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

/**
 * Returns why it could not be made. What the requirements pull in is pinned by `constraints.txt` beside them; what
 * `requirements-alone.txt` names comes without anything else.
 */
async function makePython(environment: Environment): Promise<string | undefined> {
  const { folder, requirements } = environment;
  rmSync(folder, { recursive: true, force: true });
  const made = await runProgram(OUTER, ["-m", "venv", folder]);
  if (made.status !== 0) return `No Python environment could be made (Debian and Ubuntu: install python3-venv). ${lastLines(made.output, 3)}`;
  const constraints = join(dirname(requirements), "constraints.txt");
  const alone = join(dirname(requirements), "requirements-alone.txt");
  const problem = (await pipInstall(environment, requirements, existsSync(constraints) ? ["-c", constraints] : [])) ?? (existsSync(alone) ? await pipInstall(environment, alone, ["--no-deps"]) : undefined);
  if (problem === undefined) copyFileSync(requirements, installedList(environment));
  return problem;
}

const ATTEMPTS = 2;
const PIP = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--only-binary", ":all:"];

/** A download of gigabytes breaks off now and then; what came already is in pip's cache, so that another attempt goes on from there. */
async function pipInstall({ folder }: Environment, list: string, more: readonly string[]): Promise<string | undefined> {
  let told = "";
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const { status, output } = await runProgram(join(folder, INNER), [...PIP, "-r", list, ...more]);
    if (status === 0) return undefined;
    told = lastLines(output, 3);
  }
  return `pip could not install ${relative(ROOT, list)}, in ${ATTEMPTS} attempts: the network, or a package that is gone. ${told}`;
}

if (import.meta.main && !testPython()) {
  const problem = await makePython(TESTS);
  if (problem !== undefined) {
    console.log(problem);
    process.exitCode = CANNOT;
  }
}
