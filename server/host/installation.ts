import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** The folder of the running bundle, `dist`; when run from sources, the folder of this file. */
export const ownFolder: string = dirname(typeof __filename === "string" ? __filename : import.meta.filename);

/** As package.json has it; it lies one folder above the bundle. */
export function ownVersion(): string {
  for (const path of [join(ownFolder, "..", "package.json"), join(ownFolder, "..", "..", "package.json")]) {
    const { name, version } = jsonObject(path);
    if (name === "modelwright" && typeof version === "string") return version;
  }
  return "unknown";
}

/** The page of a rule as Markdown: beside the bundle all in one file, in the sources one for each rule. */
export function rulePage(group: string, ruleId: string): string | undefined {
  const bundled = bundledPages()[ruleId];
  if (typeof bundled === "string") return bundled;
  const source = join(ownFolder, "..", "core", "rules", group, `${ruleId}.md`);
  return existsSync(source) ? readFileSync(source, "utf8") : undefined;
}

let pages: Readonly<Record<string, unknown>> | undefined;

function bundledPages(): Readonly<Record<string, unknown>> {
  pages ??= jsonObject(join(ownFolder, "rules.json"));
  return pages;
}

function jsonObject(path: string): Readonly<Record<string, unknown>> {
  if (!existsSync(path)) return {};
  const value: unknown = JSON.parse(readFileSync(path, "utf8"));
  return typeof value === "object" && value !== null ? { ...value } : {};
}
