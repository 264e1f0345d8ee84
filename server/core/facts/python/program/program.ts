import { memo } from "../../../memo.ts";
import type { Document } from "../../../workspace/document.ts";
import type { Snapshot } from "../../../workspace/snapshot.ts";
import { modulesOf } from "./modules.ts";

/**
 * A Python document together with the workspace's own modules that it imports, directly or not: what an analysis that
 * follows calls depends on. The same object for as long as all of these documents are the same, so that facts can be
 * remembered by it.
 */
export interface Program {
  readonly document: Document;
  /** For each document that imports any: what its imports lead to, by the module's name as written, or by `%run path`. */
  readonly modules: ReadonlyMap<Document, ReadonlyMap<string, Document>>;
}

/** The document with what it imports from the workspace. */
export function programOf(document: Document, snapshot: Snapshot): Program {
  const known = bySnapshot(snapshot);
  const program = known.get(document) ?? interned(document, linked(document, snapshot));
  known.set(document, program);
  return program;
}

/** The document as if nothing stood beside it. */
export const alone: (document: Document) => Program = memo((document: Document): Program => ({ document, modules: new Map() }));

/** Bounds of what is followed: a notebook leads to a handful of modules of a few hundred lines. */
const MOST_MODULES = 60;
const MOST_CHARACTERS = 600_000;

const bySnapshot = memo<Snapshot, WeakMap<Document, Program>>(() => new WeakMap());

const latest = new WeakMap<Document, Program>();

/** The program of last time where nothing has changed. */
function interned(document: Document, modules: Program["modules"]): Program {
  if (modules.size === 0) return alone(document);
  const known = latest.get(document);
  if (known && sameMaps(known.modules, modules, (a, b) => sameMaps(a, b, Object.is))) return known;
  const program = { document, modules };
  latest.set(document, program);
  return program;
}

function sameMaps<Key, Value>(a: ReadonlyMap<Key, Value>, b: ReadonlyMap<Key, Value>, same: (a: Value, b: Value) => boolean): boolean {
  return a.size === b.size && [...a].every(([key, value]) => {
    const other = b.get(key);
    return other !== undefined && same(value, other);
  });
}

/** Goes from import to import, the nearest first, until the bound. */
function linked(document: Document, snapshot: Snapshot): Program["modules"] {
  const modules = new Map<Document, ReadonlyMap<string, Document>>();
  const reached = new Map([[document.uri, document]]);
  let characters = 0;
  const follow = (found: Document): Document | undefined => {
    const known = reached.get(found.uri);
    if (known || reached.size > MOST_MODULES || characters + found.text.length > MOST_CHARACTERS) return known;
    characters += found.text.length;
    reached.set(found.uri, found);
    return found;
  };
  for (const importer of reached.values()) {
    const own = new Map([...modulesOf(importer, snapshot)].flatMap(([name, found]): [string, Document][] => {
      const module = follow(found);
      return module ? [[name, module]] : [];
    }));
    if (own.size > 0) modules.set(importer, own);
  }
  return modules;
}
