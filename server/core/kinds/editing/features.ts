import { memo } from "../../memo.ts";
import { visitedAt } from "../../syntax/data/access.ts";
import type { Dialect } from "../../syntax/data/dialect.ts";
import type { Estimate } from "../../facts/config/estimate/estimate.ts";
import { readData } from "../../syntax/data/read.ts";
import { touches } from "../../text/span.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import type { Completion, Features, Hover, Lens } from "../features.ts";
import { fileMentions } from "../references/files.ts";
import type { Mention } from "../references/mention.ts";
import { nameCandidates, nameMentions, type NameTable } from "../references/names.ts";
import { namesOf } from "../schema/branch.ts";
import { keyAt } from "../schema/locate.ts";
import type { Shape } from "../schema/shape.ts";
import { candidateCompletion, schemaCompletions, type Candidate } from "./complete.ts";
import { namesByTrial } from "./nameTrials.ts";
import { pathCompletions } from "./pathCompletions.ts";
import type { TypingPlace } from "./place.ts";
import { spelledCompletions, type Opening } from "./spelled.ts";
import { typingPlace } from "./typing.ts";

/** What a kind knows; everything an editor asks is made of it. */
export interface Knowledge {
  readonly schema?: Shape;
  readonly dialect?: Dialect;
  /** Names that the file defines in one place and uses in others. */
  readonly names?: readonly NameTable[];
  /** Names that a table cannot find. */
  mentions?(document: Document, snapshot: Snapshot): Iterable<Mention>;
  /** Where names begin in the middle of text, besides what the tables spell. */
  readonly openings?: readonly Opening[];
  /** False where `mentions` finds the files itself, since paths are not relative to the file. */
  readonly findsFiles?: boolean;
  /** Values that the workspace offers where a person is typing. */
  candidates?(place: TypingPlace, document: Document, snapshot: Snapshot): Iterable<Candidate>;
  lenses?(document: Document, snapshot: Snapshot): Iterable<Lens>;
  /** Numbers worked out from the file: each is shown above its line, and on hover with the way it was worked out. */
  estimates?(document: Document, snapshot: Snapshot): Iterable<Estimate>;
}

export function featuresOf(knowledge: Knowledge): Features {
  const { names = [], dialect, findsFiles = true } = knowledge;
  function* found(document: Document, snapshot: Snapshot): Generator<Mention> {
    yield* knowledge.mentions?.(document, snapshot) ?? [];
    if (findsFiles) yield* fileMentions(document, snapshot, dialect);
    yield* nameMentions(document, names, dialect);
  }
  const inSnapshot = memo((snapshot: Snapshot) => memo((document: Document): readonly Mention[] => [...found(document, snapshot)]));
  const mentions = (document: Document, snapshot: Snapshot): readonly Mention[] => inSnapshot(snapshot)(document);
  return {
    complete: (document, offset, snapshot) =>
      spelledCompletions(document, offset, names, knowledge.openings ?? [], dialect, { snapshot, mentions: () => mentions(document, snapshot) }) ?? complete(knowledge, document, offset, snapshot, (tried) => mentions(tried, snapshot)),
    hover: (document, offset, snapshot) => {
      const noted = mentions(document, snapshot).find(({ at, note, uri }) => note !== undefined && uri === undefined && touches(at, offset));
      if (noted?.note !== undefined) return { at: noted.at, markdown: noted.note };
      const estimates = [...(knowledge.estimates?.(document, snapshot) ?? [])].filter(({ at }) => touches(at, offset));
      const [first] = estimates;
      return first ? { at: first.at, markdown: estimates.map(({ explanation }) => explanation).join("\n\n---\n\n") } : schemaHover(knowledge, document, offset);
    },
    mentions,
    lenses: (document, snapshot) => [...(knowledge.lenses?.(document, snapshot) ?? []), ...[...(knowledge.estimates?.(document, snapshot) ?? [])].map(({ at, text }) => ({ at, title: text }))],
  };
}

function complete(knowledge: Knowledge, document: Document, offset: number, snapshot: Snapshot, mentionsOf: (document: Document) => Iterable<Mention>): readonly Completion[] {
  const place = typingPlace(document, offset);
  const tried = namesByTrial(document, offset, snapshot, { mentionsOf, sorts: new Set(knowledge.mentions ? [] : knowledge.names?.map(({ sort = "name" }) => sort)) });
  if (!place) return tried;
  const names = nameCandidates(place, document, knowledge.names ?? [], knowledge.dialect);
  const offered = [...(knowledge.candidates?.(place, document, snapshot) ?? []), ...names].map((candidate) => candidateCompletion(candidate, place));
  const all = [...offered, ...tried, ...pathCompletions(place, document, offset, snapshot), ...(knowledge.schema ? schemaCompletions(document, place, knowledge.schema, knowledge.dialect) : [])];
  return [...new Map(all.toReversed().map((one) => [one.label, one])).values()].toReversed();
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
