import { existsSync } from "node:fs";
import { basename, join } from "node:path";

import { EDITOR_HOME } from "./paths.ts";
import { lastLines, runProgram, type Ended } from "./progress.ts";

/**
 * A program built from the Go module proxy, made now where it is missing. Throws where Go is missing or the build fails.
 * @param program its package with a pinned version, such as `github.com/rhysd/actionlint/cmd/actionlint@v1.7.10`
 */
export async function goTool(program: string): Promise<string> {
  const [path = "", version = ""] = program.split("@");
  const folder = join(EDITOR_HOME, "peers", "go", version);
  const name = basename(path.replace(/\/v\d+$/, ""));
  const file = join(folder, process.platform === "win32" ? `${name}.exe` : name);
  if (existsSync(file)) return file;
  const { status, output } = await twice(() => runProgram("go", ["install", program], { env: { ...process.env, GOBIN: folder } }));
  if (status !== 0) throw new Error(`${program} could not be built (Go 1.25 or newer is needed). ${lastLines(output, 3)}`);
  return file;
}

/** The folder of a Go module's sources, fetched from the module proxy. Throws where that cannot be. */
export async function goModule(module: string): Promise<string> {
  const { status, output } = await twice(() => runProgram("go", ["mod", "download", "-json", module], { cwd: EDITOR_HOME }));
  const folder = /"Dir": "(.*)"/.exec(output)?.[1];
  if (status !== 0 || folder === undefined) throw new Error(`${module} could not be fetched. ${lastLines(output, 3)}`);
  return folder;
}

/** Downloads break off now and then; what came already is in Go's cache. */
async function twice(run: () => Promise<Ended>): Promise<Ended> {
  const first = await run();
  return first.status === 0 ? first : run();
}
