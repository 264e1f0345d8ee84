import type { Dialect } from "../../syntax/data/dialect.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import type { Completion } from "../features.ts";
import type { Mention } from "../references/mention.ts";
import { namesAround, type NameTable } from "../references/names.ts";
import type { Sort } from "../references/sorts.ts";
import { typingPlace } from "./typing.ts";

/** The beginning of a name in the middle of any text, such as `{{` in a prompt. */
export interface Opening {
  /** Matches up to the cursor; its first group is what is typed of the name. */
  readonly open: RegExp;
  readonly sort: Sort;
  /** The names, where they are not those that the file defines. */
  readonly names?: (document: Document, snapshot: Snapshot) => Iterable<string>;
}

/** What is asked only where a name is begun. */
export interface Around {
  readonly snapshot: Snapshot;
  readonly mentions: () => Iterable<Mention>;
}

/** The names that go on from what is typed; `undefined` where nothing was opened. */
export function spelledCompletions(document: Document, offset: number, tables: readonly NameTable[], openings: readonly Opening[], dialect: Dialect | undefined, { mentions, snapshot }: Around): readonly Completion[] | undefined {
  const before = document.text.slice(document.text.lastIndexOf("\n", offset - 1) + 1, offset);
  for (const table of tables) {
    const typed = openingOf(table)?.exec(before)?.[1];
    const place = typed === undefined ? undefined : typingPlace(document, offset);
    if (typed !== undefined) return place ? completionsOf(namesAround(table, place, document, dialect), typed, document, offset) : [];
  }
  for (const { open, sort, names } of openings) {
    const typed = open.exec(before)?.[1];
    const known = (): readonly string[] => [...mentions()].flatMap(({ subject, defines }) => (defines && subject.sort === sort ? [subject.name] : []));
    if (typed !== undefined) return completionsOf(names ? [...names(document, snapshot)] : known(), typed, document, offset);
  }
  return undefined;
}

/** What a table spells in full, cut behind the name. */
function openingOf({ spelled }: NameTable): RegExp | undefined {
  const [head, rest] = spelled?.source.split("([\\w-]+)") ?? [];
  return head === undefined || rest === undefined ? undefined : new RegExp(`${head}([\\w-]*)$`);
}

function completionsOf(names: readonly string[], typed: string, { text }: Document, offset: number): readonly Completion[] {
  const after = /^[\w-]*/.exec(text.slice(offset, offset + 100))?.[0].length ?? 0;
  const span = { start: offset - typed.length, end: offset + after };
  return [...new Set(names)].map((label) => ({ label, kind: "reference", edit: { span, text: label } }));
}
