import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

import type { Language, Parser } from "@vscode/tree-sitter-wasm";

import { usePythonParser } from "../core/index.ts";

/** The package is loaded at run time: its loader looks for the wasm beside its own file, so it cannot be bundled. */
interface TreeSitter {
  readonly Parser: typeof Parser;
  readonly Language: typeof Language;
}

interface Installation {
  readonly script: string;
  readonly runtime: string;
  readonly python: string;
}

let loading: Promise<void> | undefined;

/** Makes the core able to read Python. Call it once and wait before anything is checked; more calls wait for the first. */
export function loadParsers(): Promise<void> {
  loading ??= load();
  return loading;
}

async function load(): Promise<void> {
  const { script, runtime, python } = findInstallation();
  const treeSitter = createRequire(script)(script) as TreeSitter;
  await treeSitter.Parser.init({ locateFile: () => runtime });
  const language = await treeSitter.Language.load(await readFile(python));
  const parser = new treeSitter.Parser();
  parser.setLanguage(language);
  usePythonParser({ parse: (text) => parser.parse(text) ?? undefined });
}

/** In a bundle the files lie beside it; from sources they lie in the package. */
function findInstallation(): Installation {
  const own = typeof __filename === "string" ? __filename : import.meta.filename;
  const beside = join(dirname(own), "tree-sitter.cjs");
  if (existsSync(beside)) return installationAt(beside);
  return installationAt(createRequire(own).resolve("@vscode/tree-sitter-wasm"));
}

function installationAt(script: string): Installation {
  const folder = dirname(script);
  return { script, runtime: join(folder, "tree-sitter.wasm"), python: join(folder, "tree-sitter-python.wasm") };
}
