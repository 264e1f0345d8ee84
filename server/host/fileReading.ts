import { readFileSync } from "node:fs";
import { basename, dirname, relative, resolve } from "node:path";

import picomatch from "picomatch";

import type { FileReading } from "../core/index.ts";
import { driftOptionsIn, findDriftSettings } from "./driftSettings.ts";

/** How the settings beside a file or above it say that it is read; by its name, its path from the settings on, or a pattern of either. */
export function fileReading(path: string): FileReading {
  const settings = findDriftSettings(path);
  if (settings === undefined) return {};
  const readings = Object.entries(driftOptionsIn(textOf(settings)).read ?? {});
  const names = [basename(path), relative(dirname(settings), resolve(path)).replaceAll("\\", "/")];
  const [, reading] = readings.find(([name]) => names.includes(name)) ?? readings.find(([pattern]) => names.some((name) => picomatch(pattern)(name))) ?? [];
  return reading ?? {};
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
