import { globSync, rmSync } from "node:fs";
import { join } from "node:path";

import { build } from "esbuild";

import { ROOT } from "../../../server/tasks/paths.ts";

const OUT = join(ROOT, "test/editor/out/host");

/** Bundles the tests for the extension host, which requires CommonJS, and returns the module to start them with. */
export async function bundleHostTests(): Promise<string> {
  rmSync(OUT, { recursive: true, force: true });
  await build({
    entryPoints: globSync("test/editor/host/{entry,*.test}.ts", { cwd: ROOT }).map((file) => join(ROOT, file)),
    outdir: OUT,
    outExtension: { ".js": ".cjs" },
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    sourcemap: "inline",
    external: ["vscode", "mocha"],
    logLevel: "warning",
  });
  return join(OUT, "entry.cjs");
}
