import { matchesIn } from "../../facts/config/matches.ts";
import { walk } from "../../syntax/data/access.ts";
import type { Dialect } from "../../syntax/data/dialect.ts";
import type { Path, Scalar } from "../../syntax/data/node.ts";
import { readData } from "../../syntax/data/read.ts";
import type { Document } from "../../workspace/document.ts";
import type { Candidate } from "../editing/complete.ts";
import { SMALL } from "../editing/excerpt.ts";
import { linesAt } from "../editing/lineScan.ts";
import type { TypingPlace } from "../editing/place.ts";
import type { Mention } from "./mention.ts";
import type { Sort } from "./sorts.ts";
import { stepsFit, wayOf, type Way } from "./ways.ts";
import { withinQuotes } from "./written.ts";

/**
 * Names that one place of a file defines and others use. A path has keys, `*` for any key, `[]` for any item, and may end in
 * `@key` when the keys themselves are the names: `jobs.@key` defines what `jobs.*.needs` uses.
 */
export interface NameTable {
  /** A plain `name` unless said. */
  readonly sort?: Sort;
  readonly defined: readonly string[];
  readonly used: readonly string[];
  /** The head of the paths inside of which the names are known, such as `spec.templates.[]`. */
  readonly within?: string;
  /** The names in the text of a use, where it holds more than one name: global, with the name as its first group. */
  readonly part?: RegExp;
  /** Uses in the middle of any text, such as `{{tasks.name.outputs}}`: global, with the name as its first group. */
  readonly spelled?: RegExp;
}

export function* nameMentions(document: Document, tables: readonly NameTable[], dialect: Dialect | undefined): Generator<Mention> {
  const readers = tables.map(readerOf);
  if (readers.length === 0) return;
  for (const [index, root] of (readData(document, dialect)?.roots ?? []).entries()) {
    for (const { node, path, entry } of walk(root)) {
      if (entry) yield* found(readers, document, entry.key, path, index, true);
      if (node.type === "scalar") yield* found(readers, document, node, path, index, false);
    }
  }
}

/** What all readers find. Nearly always that is nothing, which nothing is made for. */
function found(readers: readonly Reader[], ...asked: Parameters<Reader>): readonly Mention[] {
  let all = NONE;
  for (const read of readers) {
    const some = read(...asked);
    if (some.length > 0) all = all.length > 0 ? [...all, ...some] : some;
  }
  return all;
}

/** The names that may stand where a person is typing. */
export function* nameCandidates(place: TypingPlace, document: Document, tables: readonly NameTable[], dialect: Dialect | undefined): Generator<Candidate> {
  for (const table of tables) {
    const fits = ({ steps, key }: Way): boolean => (key ? place.at !== "value" && stepsFit(place.path, steps.slice(0, -1)) : place.at !== "key" && stepsFit(place.path, steps));
    if (!table.used.map(wayOf).some(fits)) continue;
    for (const label of new Set(namesAround(table, place, document, dialect))) yield { label, kind: "reference" };
  }
}

/** A long text is read line by line: to parse it at every key would be felt. */
export function namesAround(table: NameTable, place: TypingPlace, document: Document, dialect: Dialect | undefined): readonly string[] {
  if (document.language === "yaml" && document.text.length > SMALL) {
    const scope = scopeOf(table, place.path, 0);
    return [...linesAt(document.text, table.defined)].filter(({ path }) => scopeOf(table, path, 0) === scope).map(({ text }) => text);
  }
  const scope = scopeOf(table, place.path, rootAt(document, place.replace.start, dialect));
  return [...nameMentions(document, [table], dialect)].filter((mention) => mention.defines && mention.subject.scope === scope).map(({ subject }) => subject.name);
}

function rootAt(document: Document, offset: number, dialect: Dialect | undefined): number {
  const roots = readData(document, dialect)?.roots ?? [];
  return Math.max(0, roots.findLastIndex(({ span }) => span.start <= offset));
}

function scopeOf({ within }: NameTable, path: Path, root: number): string | undefined {
  const scope = [...(root === 0 ? [] : [root]), ...path.slice(0, within?.split(".").length ?? 0)].join(".");
  return scope === "" ? undefined : scope;
}

type Reader = (document: Document, scalar: Scalar, path: Path, root: number, isKey: boolean) => readonly Mention[];

/** A way of a table, and whether the names at it are defined there. */
interface Row extends Way {
  readonly defines: boolean;
}

const NONE: readonly Mention[] = [];

/** Asked of every key and value of a text, nearly always in vain: what cannot be is told from the length of the path alone. */
function readerOf(table: NameTable): Reader {
  const { sort = "name", part, spelled } = table;
  const head = table.within?.split(".") ?? [];
  const rows = [...table.defined.map((way): Row => ({ ...wayOf(way), defines: true })), ...table.used.map((way): Row => ({ ...wayOf(way), defines: false }))];
  const byLength = new Map<number, readonly Row[]>();
  for (const row of rows) byLength.set(row.steps.length, [...(byLength.get(row.steps.length) ?? []), row]);
  // Names in the midst of text are nearly always in braces.
  const mark = /^\\[{$]/.test(spelled?.source ?? "") ? "{" : "";
  return (document, scalar, path, root, isKey) => {
    const row = byLength.get(path.length)?.find(({ key, steps }) => key === isKey && stepsFit(path, steps));
    const inText = !row && !isKey && spelled !== undefined && scalar.text.includes(mark);
    if ((!row && !inText) || !stepsFit(path.slice(0, head.length), head)) return NONE;
    const scope = scopeOf(table, path, root);
    const mention = (name: string, at: Mention["at"], defines: boolean): Mention => ({
      subject: { sort, uri: document.uri, name, ...(scope !== undefined && { scope }) },
      at,
      ...(defines && { defines }),
    });
    const within = inText ? spelled : row?.defines ? undefined : part;
    if (within) return matchesIn(document.text, scalar, within).map(({ text, at }) => mention(text, at, false));
    return [...wholeName(document.text, scalar, mention, row?.defines)];
  };
}

function* wholeName(text: string, scalar: Scalar, mention: (name: string, at: Mention["at"], defines: boolean) => Mention, defines = true): Generator<Mention> {
  const at = scalar.text === "" || scalar.text.includes("{{") ? undefined : withinQuotes(text, scalar);
  if (at) yield mention(scalar.text, at, defines);
}
