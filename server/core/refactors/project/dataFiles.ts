import { callsOf, type Call } from "../../facts/python/calls.ts";
import { CALL_EFFECTS } from "../../facts/python/effects/tables/functions.ts";
import { METHOD_EFFECTS } from "../../facts/python/effects/tables/methods.ts";
import { type Span } from "../../text/span.ts";
import type { Document } from "../../workspace/document.ts";
import type { Setting } from "./settings.ts";

/** Files that the code names, relative to the working directory. */
export interface DataFiles {
  readonly reads: readonly string[];
  readonly writes: readonly string[];
  /** Paths that exist on one machine only. */
  readonly absolute: readonly string[];
}

export function dataFilesOf(document: Document, settings: readonly Setting[], isPart: (place: Span) => boolean = () => true): DataFiles {
  const values = new Map(settings.filter(({ type }) => type === "str").map(({ name, json }) => [name, JSON.parse(json) as string]));
  const found = { reads: new Set<string>(), writes: new Set<string>(), absolute: new Set<string>() };
  for (const call of callsOf(document)) {
    const path = isPart(call.whole) ? pathIn(call, values) : undefined;
    const effect = path === undefined ? undefined : effectOf(call);
    if (path === undefined || effect === undefined || /^[a-z]+:\/\//i.test(path) || path === "") continue;
    if (/^(?:\/|~|[A-Za-z]:[\\/])/.test(path)) found.absolute.add(path);
    else (effect === "reads-file" ? found.reads : found.writes).add(path.replace(/^\.\//, ""));
  }
  const writes = [...found.writes].toSorted();
  return { reads: [...found.reads].filter((path) => !found.writes.has(path)).toSorted(), writes, absolute: [...found.absolute].toSorted() };
}

function pathIn({ arguments: [first] }: Call, values: ReadonlyMap<string, string>): string | undefined {
  if (first?.kind !== "plain") return undefined;
  if (first.value.type === "text") return first.value.bytes ? undefined : first.value.value;
  return first.value.type === "name" ? values.get(first.value.name) : undefined;
}

function effectOf({ name, arguments: [, mode] }: Call): string | undefined {
  if (name === "open") return mode?.value.type === "text" && /[wax]/.test(mode.value.value) ? "writes-file" : "reads-file";
  const row = CALL_EFFECTS.find(([pattern, effect]) => effect.endsWith("-file") && pattern.test(name));
  if (row) return /^os\.|^glob\./.test(name) ? undefined : row[1];
  const method = /^to_\w+$|^savefig$/.exec(name.split(".").at(-1) ?? "")?.[0];
  return method === undefined ? undefined : METHOD_EFFECTS[method];
}
