import type { Sources } from "./origins.ts";

/** What the names of a function or branch hold. A branch writes into a layer of its own, so that nothing is copied. */
export interface Names {
  get(name: string): Sources | undefined;
  set(name: string, sources: Sources): void;
  /** The names that were written in this layer. */
  written(): Iterable<string>;
}

export function namesOver(outer?: Names): Names {
  const own = new Map<string, Sources>();
  return {
    get: (name) => own.get(name) ?? outer?.get(name),
    set: (name, sources) => {
      own.set(name, sources);
    },
    written: () => own.keys(),
  };
}
