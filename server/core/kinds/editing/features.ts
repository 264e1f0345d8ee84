import { visitedAt } from "../../syntax/data/access.ts";
import type { Dialect } from "../../syntax/data/dialect.ts";
import { readData } from "../../syntax/data/read.ts";
import { touches } from "../../text/span.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import type { Completion, Features, Hover, Lens } from "../features.ts";
import { namesOf } from "../schema/branch.ts";
import { keyAt } from "../schema/locate.ts";
import type { Shape } from "../schema/shape.ts";
import { candidateCompletion, schemaCompletions, type Candidate } from "./complete.ts";
import type { TypingPlace } from "./place.ts";
import { fileReferences } from "./files.ts";
import { nameCandidates, nameReferences, type NameTable } from "./names.ts";
import type { Reference } from "./reference.ts";
import { typingPlace } from "./typing.ts";

/** What a kind knows; everything an editor asks is made of it. */
export interface Knowledge {
  readonly schema?: Shape;
  readonly dialect?: Dialect;
  /** In the place of the files that are found among the values. */
  references?(document: Document, snapshot: Snapshot): Iterable<Reference>;
  /** Names that the file defines in one place and uses in others. */
  readonly names?: readonly NameTable[];
  /** Values that the workspace offers where a person is typing. */
  candidates?(place: TypingPlace, document: Document, snapshot: Snapshot): Iterable<Candidate>;
  lenses?(document: Document, snapshot: Snapshot): Iterable<Lens>;
}

export function featuresOf(knowledge: Knowledge): Features {
  const { names = [], dialect } = knowledge;
  const references = (document: Document, snapshot: Snapshot): readonly Reference[] => [
    ...(knowledge.references?.(document, snapshot) ?? fileReferences(document, snapshot, dialect)),
    ...nameReferences(document, names, dialect),
  ];
  return {
    complete: (document, offset, snapshot) => complete(knowledge, document, offset, snapshot),
    hover: (document, offset, snapshot) => {
      const reference = references(document, snapshot).find(({ at, note }) => note !== undefined && touches(at, offset));
      return reference?.note !== undefined ? { at: reference.at, markdown: reference.note } : schemaHover(knowledge, document, offset);
    },
    definition: (document, offset, snapshot) => references(document, snapshot).find(({ at, targets }) => targets.length > 0 && touches(at, offset))?.targets ?? [],
    links: (document, snapshot) => references(document, snapshot).flatMap(({ at, link }) => (link === undefined ? [] : [{ at, uri: link }])),
    lenses: (document, snapshot) => [...(knowledge.lenses?.(document, snapshot) ?? [])],
  };
}

function complete(knowledge: Knowledge, document: Document, offset: number, snapshot: Snapshot): readonly Completion[] {
  const place = typingPlace(document, offset);
  if (!place) return [];
  const names = nameCandidates(place, document, knowledge.names ?? [], knowledge.dialect);
  const offered = [...(knowledge.candidates?.(place, document, snapshot) ?? []), ...names].map((candidate) => candidateCompletion(candidate, place));
  return [...offered, ...(knowledge.schema ? schemaCompletions(document, place, knowledge.schema) : [])];
}

function schemaHover({ schema, dialect }: Knowledge, document: Document, offset: number): Hover | undefined {
  const roots = readData(document, dialect)?.roots ?? [];
  const visited = visitedAt(roots, offset);
  if (!schema || visited?.on !== "key" || !visited.entry) return undefined;
  const root = roots.find(({ span }) => touches(span, offset));
  const key = keyAt(root, schema, visited.path);
  if (!key) return undefined;
  const lines = [`**${visited.entry.key.text}** (${namesOf(key.shape)}${key.required ? ", required" : ""})`, key.doc];
  return { at: visited.entry.key.span, markdown: [...lines, ...(key.deprecated === undefined ? [] : [`No longer supported: ${key.deprecated}.`])].join("\n\n") };
}
