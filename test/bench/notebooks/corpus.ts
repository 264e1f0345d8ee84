import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { convertProject, defaultSettings, filesOf, openDocument, planNotebook, type Conversion, type Document } from "../../../server/core/index.ts";
import { formatPython } from "../../../server/host/pythonFormat.ts";
import { readTarGz } from "../tar.ts";

/** One notebook and what became of it. */
export interface Converted {
  readonly path: string;
  readonly document: Document;
  readonly conversion: Conversion;
  readonly milliseconds: number;
}

export function convertCorpus(folder: string): readonly Converted[] {
  return [...readTarGz(join(folder, "dev.tar.gz"))].filter(([path]) => path.endsWith(".ipynb")).map(([path, text]) => {
    const before = process.cpuUsage();
    const document = openDocument(`file:///case/${path.split("/").map(encodeURIComponent).join("/")}`, text, defaultSettings);
    planNotebook(document);
    const conversion = convertProject(document, { files: filesOf([document]), settings: defaultSettings }, { folderUri: "file:///project", format: formatPython });
    const { user, system } = process.cpuUsage(before);
    return { path, document, conversion, milliseconds: (user + system) / 1000 };
  });
}

/** Writes a converted project below a folder. */
export function writeProject(folder: string, conversion: Conversion): void {
  if (conversion.state === "refused") return;
  for (const { uri, text } of conversion.files) {
    const path = join(folder, decodeURIComponent(uri.replace("file:///project/", "")));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}

/** Faults that Python's compiler and ruff find in the projects, by notebook. */
export function faults(python: string, converted: readonly Converted[]): ReadonlyMap<string, readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), "modelwright-notebooks-"));
  try {
    const done = converted.filter(({ conversion }) => conversion.state === "converted");
    done.forEach(({ conversion }, index) => { writeProject(join(folder, String(index)), conversion); });
    const compiled = spawnSync(python, ["-m", "compileall", "-q", "."], { cwd: folder, encoding: "utf8", maxBuffer: 2 ** 26 });
    const checked = spawnSync(python, ["-m", "ruff", "check", "--isolated", "--no-cache", "--ignore-noqa", "--select", "F821,F811,F822,F823", "--output-format", "concise", "--exclude", "*.ipynb", "."], { cwd: folder, encoding: "utf8", maxBuffer: 2 ** 26 });
    if (checked.status !== 0 && checked.status !== 1) console.log(`ruff did not run: ${checked.stderr}`);
    const found = new Map<string, string[]>();
    for (const line of `${compiled.stdout}\n${compiled.stderr}\n${checked.stdout}`.split("\n")) {
      const [, index, rest = ""] = /^(?:\*\*\* Error compiling ')?(?:\.\/)?(\d+)\/(.*)$/.exec(line) ?? [];
      const path = index === undefined ? undefined : done[Number(index)]?.path;
      if (path !== undefined) found.set(path, [...(found.get(path) ?? []), rest]);
    }
    return found;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
