import type { Setting } from "./settings.ts";
import { pythonText } from "./text.ts";
import type { Package } from "./writeModule.ts";

/** The notebook as a thin client: its prose, and in place of each stage's cells one cell that calls the stage. */
export function notebookText({ name, read, stages, layout }: Package, settings: readonly Setting[], { way, format }: { readonly way: string; readonly format: (text: string) => string }): string {
  const imported = [...(way === "" ? [] : ["import os"]), ...(way === "" && settings.length === 0 ? [] : ["from pathlib import Path"])];
  const given = settings.length > 0 ? [`from ${name}.config import load_params`, "", 'path = Path("../params.yaml")', "settings = load_params(path if path.exists() else None)"] : [];
  // Once it is there, it stays there when the cell is run again.
  const going = way === "" ? [] : ["# Relative paths count from the folder of the notebook that this one was made of.", `if Path("../src/${name}").is_dir():`, `    os.chdir(${pythonText(`../${way}`)})`];
  const parts = [imported, given, going].filter((part) => part.length > 0);
  const cells: object[] = [code(["# Needs the package: pip install -e ..", ...parts.flatMap((part, index) => (index === 0 ? part : ["", ...part]))])];
  const names = new Set(settings.map((one) => one.name));
  for (const cell of read.document.cells ?? []) {
    if (cell.type === "markdown") cells.push({ cell_type: "markdown", id: `prose-${cell.id ?? cell.index}`.slice(0, 64), metadata: {}, source: lines(cell.source.text) });
    const stage = stages.find((one) => one.cells[0] === cell.index);
    if (!stage) continue;
    const call = `${stage.isAsync ? "await " : ""}${stage.name}(${stage.parameters.map((one) => (names.has(one) ? `settings.${one}` : one)).join(", ")})`;
    // Python alone does not know `await` outside of functions.
    const layOut = stage.isAsync ? (text: string): string => text : format;
    const source = [`from ${name}.${layout.homes.get(stage.name) ?? ""} import ${stage.name}`, "", stage.returns.length > 0 ? `${stage.returns.join(", ")} = ${call}` : call];
    cells.push({ ...code(layOut(source.join("\n")).trimEnd().split("\n")), id: `stage-${stage.name}`.slice(0, 64) });
  }
  const notebook = { cells, metadata: { kernelspec: { display_name: "Python 3", language: "python", name: "python3" }, language_info: { name: "python" } }, nbformat: 4, nbformat_minor: 5 };
  return `${JSON.stringify(notebook, undefined, 1)}\n`;
}

const code = (source: readonly string[]): object => ({ cell_type: "code", id: "set-up", metadata: {}, execution_count: null, outputs: [], source: lines(source.join("\n")) });

const lines = (text: string): readonly string[] => text.split(/(?<=\n)/);
