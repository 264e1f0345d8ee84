/** `npm run build`: bundles the extension, the server, the command line and the views into `dist/`. */
import { chmodSync, cpSync, existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname } from "node:path";

import { build, type BuildOptions, type Metafile } from "esbuild";

const WASM = "node_modules/@vscode/tree-sitter-wasm/wasm";
const node = {
  bundle: true,
  platform: "node",
  target: "node20",
  format: "cjs",
  sourcemap: "linked",
  metafile: true,
  minify: true,
  logLevel: "warning",
  // Code that also runs from sources looks at import.meta only where there is no __filename.
  logOverride: { "empty-import-meta": "silent" },
  // jsonc-parser's UMD main hides its requires from bundlers.
  mainFields: ["module", "main"],
} satisfies BuildOptions;

const bundles: readonly BuildOptions[] = [
  { ...node, entryPoints: ["client/extension.ts"], outfile: "dist/client.cjs", external: ["vscode"] },
  { ...node, entryPoints: ["server/lsp/launch.ts"], outfile: "dist/server.cjs" },
  { ...node, entryPoints: ["server/lsp/main.ts"], outfile: "dist/languageServer.cjs" },
  { ...node, entryPoints: ["server/host/dataWorker.ts"], outfile: "dist/data.cjs" },
  { ...node, entryPoints: ["server/host/rows/worker.ts"], outfile: "dist/rows.cjs" },
  { ...node, entryPoints: ["server/host/columnThread.ts"], outfile: "dist/columns.cjs" },
  { ...node, entryPoints: ["server/host/runs/worker.ts"], outfile: "dist/runs.cjs" },
  { ...node, entryPoints: ["server/cli/launch.ts"], outfile: "dist/cli.cjs", banner: { js: "#!/usr/bin/env node" } },
  { ...node, entryPoints: ["server/cli/main.ts"], outfile: "dist/commands.cjs" },
  { ...node, entryPoints: ["server/cli/dataMain.ts"], outfile: "dist/dataCommands.cjs" },
  ...views(),
];

mkdirSync("dist", { recursive: true });
for (const bundle of bundles) {
  const { metafile } = await build({ metafile: true, ...bundle });
  if (metafile) report(metafile);
}
for (const file of ["tree-sitter.js", "tree-sitter.wasm", "tree-sitter-python.wasm"]) cpSync(`${WASM}/${file}`, `dist/${file.replace(/\.js$/, ".cjs")}`);
cpSync("node_modules/@wasm-fmt/ruff_fmt/ruff_fmt_bg.wasm", "dist/ruff_fmt.wasm");
chmodSync("dist/cli.cjs", 0o755);
const pages = globSync("server/core/rules/*/*.md").toSorted();
writeFileSync("dist/rules.json", JSON.stringify(Object.fromEntries(pages.map((path) => [basename(path, ".md"), readFileSync(path, "utf8")]))));
await writeSchemas();

/** For the editor's own JSON support and for the YAML extension; written anew from the kinds, so that they cannot differ. */
async function writeSchemas(): Promise<void> {
  const { kinds, jsonSchemaOf } = await import("../core/index.ts");
  mkdirSync("dist/schemas", { recursive: true });
  for (const { id, title, schema, language } of kinds) {
    if (schema && language === "yaml") writeFileSync(`dist/schemas/${id}.json`, JSON.stringify(jsonSchemaOf(schema, { title })));
    if (schema && language === "json") writeFileSync(`dist/schemas/${id}.documentation.json`, JSON.stringify(jsonSchemaOf(schema, { title, documentation: true })));
  }
}

function views(): readonly BuildOptions[] {
  return globSync("webviews/*/main.ts").map((entry) => ({
    entryPoints: [entry],
    outfile: `dist/webviews/${basename(dirname(entry))}.js`,
    bundle: true,
    format: "iife",
    target: "es2022",
    minify: true,
    sourcemap: "linked",
    metafile: true,
    loader: { ".css": "css" },
  }));
}

/** The command line must start fast and run anywhere: no part of the language server may slip into it. */
function report(metafile: Metafile): void {
  for (const [path, { bytes, inputs }] of Object.entries(metafile.outputs)) {
    if (path.endsWith(".map")) continue;
    console.log(`${path}  ${Math.round(bytes / 1024)} kB`);
    const lsp = Object.keys(inputs).filter((input) => /node_modules\/vscode-language(server|client)\/|server\/lsp\//.test(input));
    if (/^dist\/(cli|\w*[cC]ommands)\.cjs$/.test(path) && lsp.length > 0) throw new Error(`${path} holds language server code: ${lsp.join(", ")}`);
  }
}

if (!existsSync("dist/cli.cjs")) throw new Error("nothing was built");
