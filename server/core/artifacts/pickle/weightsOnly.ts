import { weightsOnlyBlocked, weightsOnlyGlobals, weightsOnlyOpcodes } from "../globals/weightsOnly.ts";
import type { MetadataValue } from "../report.ts";
import type { StreamFacts } from "./facts.ts";
import { fullName } from "./values.ts";

/** Whether `torch.load(path, weights_only=True)` would take the file, what `add_safe_globals` would have to name, and what stands against it for good. */
export function weightsOnly(streams: readonly StreamFacts[], opcodesOf: (facts: StreamFacts) => readonly string[]): MetadataValue {
  const imports = streams.flatMap((stream) => [...stream.imports.values()]);
  const asPython3 = imports.map((one) => ({ module: one.module === "__builtin__" ? "builtins" : one.module, name: one.name }));
  const missing = asPython3.filter((one) => !weightsOnlyGlobals.has(fullName(one)));
  const blocked = missing.filter(({ module }) => weightsOnlyBlocked.has(module.split(".")[0] ?? ""));
  const opcodes = [...new Set(streams.flatMap(opcodesOf))].filter((name) => !weightsOnlyOpcodes.has(name));
  const needs = [...new Set(missing.filter((one) => !blocked.includes(one)).map(fullName))].slice(0, 100);
  return {
    loads: missing.length === 0 && opcodes.length === 0 && streams.every(({ problem }) => problem === undefined),
    needs,
    blocked: [...new Set(blocked.map(fullName))].slice(0, 100),
    unsupportedOpcodes: opcodes,
  };
}
