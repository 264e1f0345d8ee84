import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

import { ROOT } from "./paths.ts";
import { mustRun } from "./progress.ts";

/** What VS Code calls a platform, and DuckDB's package for it. */
export const TARGETS: Readonly<Record<string, string>> = {
  "linux-x64": "linux-x64",
  "linux-arm64": "linux-arm64",
  "alpine-x64": "linux-x64-musl",
  "alpine-arm64": "linux-arm64-musl",
  "darwin-x64": "darwin-x64",
  "darwin-arm64": "darwin-arm64",
  "win32-x64": "win32-x64",
  "win32-arm64": "win32-arm64",
};

const CARRIED = join(ROOT, "dist/node_modules");

/** Puts DuckDB for a platform beside the bundles, where they look for it first; without a platform, takes it away. */
export async function carryDuckDb(target: string | undefined, folder = CARRIED): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  const suffix = target === undefined ? undefined : TARGETS[target];
  if (suffix === undefined) return;
  for (const name of ["@duckdb/node-api", "@duckdb/node-bindings", "detect-libc"]) cpSync(join(ROOT, "node_modules", name), join(folder, name), { recursive: true, dereference: true });
  const name = `@duckdb/node-bindings-${suffix}`;
  const installed = join(ROOT, "node_modules", name);
  cpSync(existsSync(installed) ? installed : await fetched(name), join(folder, name), { recursive: true, dereference: true });
}

/** From the registry, by npm, and held against the lock file's hash. */
async function fetched(name: string): Promise<string> {
  const { version, integrity } = locked(name);
  const folder = join(ROOT, ".editor/duckdb", `${name.replace("@duckdb/", "")}-${version}`);
  if (existsSync(join(folder, "package/package.json"))) return join(folder, "package");
  mkdirSync(folder, { recursive: true });
  const output = await mustRun("npm", ["pack", `${name}@${version}`, "--pack-destination", folder, "--silent"], { cwd: ROOT });
  const archive = join(folder, output.trim().split("\n").at(-1) ?? "");
  const found = `sha512-${createHash("sha512").update(readFileSync(archive)).digest("base64")}`;
  if (found !== integrity) throw new Error(`${name} ${version} is not what package-lock.json names: ${found}`);
  await mustRun("tar", ["-xzf", archive, "-C", folder], { cwd: ROOT });
  return join(folder, "package");
}

function locked(name: string): { readonly version: string; readonly integrity: string } {
  const { packages } = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8")) as { readonly packages: Readonly<Record<string, { readonly version: string; readonly integrity: string } | undefined>> };
  const found = packages[`node_modules/${name}`];
  if (!found) throw new Error(`package-lock.json does not name ${name}.`);
  return found;
}
