import { open } from "node:fs/promises";

import { csv, type RowsRange } from "../../core/index.ts";
import type { RowsEngine } from "./engine.ts";

const PART = 5000;

/** Writes rows of the view as comma-separated values, part by part. */
export async function writeRows(engine: RowsEngine, path: string, header: readonly string[], { from, to, columns }: RowsRange): Promise<{ readonly rows: number }> {
  const file = await open(path, "w");
  try {
    await file.write(csv([header]));
    let rows = 0;
    for (let start = from; start < to; start += PART) {
      const page = await engine.page({ from: start, to: Math.min(to, start + PART), columns, whole: true });
      await file.write(csv(page.map((row) => row.map((cell) => cell ?? ""))));
      rows += page.length;
    }
    return { rows };
  } finally {
    await file.close();
  }
}
