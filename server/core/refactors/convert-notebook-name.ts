import { baseName } from "../workspace/uri.ts";
import type { Plan } from "./convert-notebook-plan.ts";

export const KEYWORDS = new Set("False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield".split(" "));

/** `02 Explore-data.ipynb` becomes `explore_data`; never a keyword, and never the name of a module that it imports. */
export function moduleName(uri: string, plan: Plan): string {
  const words = baseName(uri).replace(/\.ipynb$/i, "").toLowerCase().replace(/[^a-z\d]+/g, "_").replace(/^_+|_+$/g, "");
  const name = words.replace(/^\d+_+(?=[a-z])/, "").replace(/^(?=\d|$)/, "notebook_").replace(/_$/, "");
  const imported = [...plan.imports, ...plan.main].flatMap(({ statement }) => {
    if (statement.type === "importFrom") return [statement.module];
    return statement.type === "import" ? statement.names.map((alias) => alias.name) : [];
  });
  const isTaken = KEYWORDS.has(name) || imported.some((module) => module.split(".")[0] === name);
  return isTaken ? `${name}_notebook` : name;
}
