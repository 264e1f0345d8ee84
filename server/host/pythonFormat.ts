import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

import { format, initSync } from "@wasm-fmt/ruff_fmt/web";

/** Lays out Python as `ruff format` does. What it cannot read stays as it is. */
export function formatPython(text: string): string {
  if (!isReady) initSync(readFileSync(binary()));
  isReady = true;
  try {
    return format(text, "generated.py", { indent_style: "space", indent_width: 4, line_width: LINE_WIDTH, line_ending: "lf" });
  } catch {
    return text;
  }
}

let isReady = false;

/** The project's own pyproject.toml asks for it too. */
const LINE_WIDTH = 120;

/** In a bundle the file lies beside it; from sources it lies in the package. */
function binary(): string {
  const own = typeof __filename === "string" ? __filename : import.meta.filename;
  const beside = join(dirname(own), "ruff_fmt.wasm");
  return existsSync(beside) ? beside : createRequire(own).resolve("@wasm-fmt/ruff_fmt/wasm");
}
