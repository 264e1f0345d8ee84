import { walk } from "../../syntax/data/access.ts";
import type { Dialect } from "../../syntax/data/dialect.ts";
import type { Path, Scalar } from "../../syntax/data/node.ts";
import { readData } from "../../syntax/data/read.ts";
import type { Document } from "../../workspace/document.ts";
import type { Candidate } from "./complete.ts";
import type { TypingPlace } from "./place.ts";
import type { Reference } from "./reference.ts";

/**
 * Names that one place of a file defines and others use. A path has keys, `*` for any key, `[]` for any item, and may end in
 * `@key` when the keys themselves are the names: `jobs.@key` defines what `jobs.*.needs` uses.
 */
export interface NameTable {
  readonly defined: readonly string[];
  readonly used: readonly string[];
}

export function* nameReferences(document: Document, tables: readonly NameTable[], dialect: Dialect | undefined): Generator<Reference> {
  for (const { defined, used } of tables) {
    const definitions = scalarsAt(document, defined, dialect);
    for (const use of scalarsAt(document, used, dialect)) {
      const targets = definitions.filter(({ text }) => text === use.text).map(({ span }) => ({ uri: document.uri, at: span }));
      if (targets.length > 0) yield { at: use.span, targets };
    }
  }
}

/** The names that may stand where a person is typing. */
export function* nameCandidates(place: TypingPlace, document: Document, tables: readonly NameTable[], dialect: Dialect | undefined): Generator<Candidate> {
  if (place.at === "key") return;
  for (const { defined, used } of tables) {
    if (!used.some((pattern) => fits(place.path, pattern.split(".")))) continue;
    for (const label of new Set(scalarsAt(document, defined, dialect).map(({ text }) => text))) yield { label, kind: "reference" };
  }
}

function scalarsAt(document: Document, patterns: readonly string[], dialect: Dialect | undefined): readonly Scalar[] {
  const ways = patterns.map((pattern) => pattern.split("."));
  const found: Scalar[] = [];
  for (const root of readData(document, dialect)?.roots ?? []) {
    for (const { node, path, entry } of walk(root)) {
      if (node.type === "scalar" && ways.some((way) => fits(path, way))) found.push(node);
      if (entry && ways.some((way) => way.at(-1) === "@key" && fits(path, [...way.slice(0, -1), "*"]))) found.push(entry.key);
    }
  }
  return found;
}

const fits = (path: Path, way: readonly string[]): boolean =>
  path.length === way.length && path.every((step, index) => (typeof step === "number" ? way[index] === "[]" : way[index] === "*" || way[index] === step));
