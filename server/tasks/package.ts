/**
 * `npm run package` makes `modelwright-<version>.vsix`, ready for `code --install-extension` on any platform. `npm run package -- --target linux-x64` makes
 * one that carries DuckDB for that platform, and `--target all` one for each.
 */
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";

import { carryDuckDb, TARGETS } from "./duckDbPackages.ts";
import { ensureBuilt, isNewer } from "./fresh.ts";
import { ROOT } from "./paths.ts";
import { mustRun, step } from "./progress.ts";

const PACKAGED = ["dist/*", "dist/{schemas,webviews}/**", "snippets/**", "syntaxes/**", "client/media/**", "*.md", "LICENSE", "package.json", ".vscodeignore"];

/** Packages the extension, unless the package is newer than everything in it, and returns its path. */
export async function ensurePackaged(target?: string): Promise<string> {
  await ensureBuilt();
  const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { version: string };
  const name = target === undefined ? `modelwright-${version}.vsix` : `modelwright-${target}-${version}.vsix`;
  if (!isNewer(name, PACKAGED)) await step(`Packaging ${name}`, () => pack(name, target));
  return join(ROOT, name);
}

/** Everything is bundled into `dist/`, so the package carries no node_modules but those of DuckDB, which is no JavaScript. */
async function pack(name: string, target: string | undefined): Promise<void> {
  await carryDuckDb(target);
  const vsce = join(ROOT, "node_modules/@vscode/vsce/vsce");
  const flags = ["--no-dependencies", "--allow-missing-repository", "--no-rewrite-relative-links"];
  // The page of the rule on secrets in code shows a made-up token, which looks real to vsce.
  const allowed = ["--allow-package-secrets", "github"];
  await mustRun(process.execPath, [vsce, "package", ...flags, "--out", name, ...(target === undefined ? [] : ["--target", target]), ...allowed], { cwd: ROOT });
  await carryDuckDb(undefined);
}

if (import.meta.main) {
  const { target } = parseArgs({ options: { target: { type: "string" } } }).values;
  if (target !== undefined && target !== "all" && !Object.hasOwn(TARGETS, target)) throw new Error(`--target is one of ${Object.keys(TARGETS).join(", ")} or all, not ${target}.`);
  for (const one of target === "all" ? Object.keys(TARGETS) : [target]) {
    const vsix = await ensurePackaged(one);
    console.log(`${vsix}  ${Math.round(statSync(vsix).size / 1024)} kB`);
  }
}
