import { existsSync, globSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { ROOT } from "./paths.ts";
import { mustRun, step } from "./progress.ts";

const SOURCES = ["client/**", "server/**", "webviews/**", "package*.json"];
const BUILT = "dist/built";

/** Builds the bundles, unless the last build is newer than every source. */
export async function ensureBuilt(): Promise<void> {
  if (isNewer(BUILT, SOURCES)) return;
  await step("Building", () => mustRun(process.execPath, ["server/tasks/build.ts"], { cwd: ROOT }));
  writeFileSync(join(ROOT, BUILT), "");
}

/** Whether a file was written after everything that it is made from. */
export function isNewer(product: string, sources: readonly string[]): boolean {
  const path = join(ROOT, product);
  if (!existsSync(path)) return false;
  const made = statSync(path).mtimeMs;
  return sources.every((glob) => globSync(glob, { cwd: ROOT }).every((source) => statSync(join(ROOT, source)).mtimeMs <= made));
}
