import { nameOfYaml } from "../../facts/config/neighbours.ts";
import { memo } from "../../memo.ts";
import { touches } from "../../text/span.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { kindOf } from "../data.ts";
import type { Link, Place } from "../features.ts";
import { keyDefinitions } from "./keys.ts";
import { isSame, type Mention, type Subject } from "./mention.ts";
import { SORTS } from "./sorts.ts";

/** Everything that a document names. */
export const mentionsIn = (document: Document, snapshot: Snapshot): readonly Mention[] => inSnapshot(snapshot)(document);

const inSnapshot = memo((snapshot: Snapshot) => memo((document: Document): readonly Mention[] => [...(kindOf(document)?.features?.mentions?.(document, snapshot) ?? [])]));

function ownMentions(document: Document, snapshot: Snapshot): readonly Mention[] {
  const known = mentionsIn(document, snapshot).filter(({ uri }) => uri === undefined || uri === document.uri);
  return known.length === 0 && PLAIN.has(document.kind) ? keysOf(document) : known;
}

/** Kinds that nothing is known of: any of their keys may be a value that another file names. */
const PLAIN: ReadonlySet<string> = new Set(["yaml", "json", "toml"]);
const keysOf = memo((document: Document): readonly Mention[] => [...keyDefinitions(document)]);

/** The innermost name at an offset; one that the file uses before one that it defines. */
export function mentionAt(document: Document, offset: number, snapshot: Snapshot): Mention | undefined {
  const touched = ownMentions(document, snapshot).filter(({ at }) => touches(at, offset));
  return touched.toSorted((a, b) => a.at.end - a.at.start - (b.at.end - b.at.start) || Number(a.defines ?? false) - Number(b.defines ?? false))[0];
}

/** Where the thing under the offset comes to be: in this file, in another, or the other file itself. */
export function definitionsAt(document: Document, offset: number, snapshot: Snapshot): readonly Place[] {
  const mention = mentionAt(document, offset, snapshot);
  return mention ? definitionsOf(mention, document, snapshot) : [];
}

function definitionsOf({ subject, seek = [] }: Mention, document: Document, snapshot: Snapshot): readonly Place[] {
  // A file does not say of itself that it exists.
  const others = subject.sort === "file" ? seek : [subject.uri, ...seek];
  const files = [document, ...others.filter((uri) => uri !== document.uri).flatMap((uri) => snapshot.files.read(uri) ?? [])];
  const defining = files.flatMap((file) => [...definitionsIn(file, subject, snapshot)]);
  if (defining.length > 0) return defining;
  if (subject.uri === document.uri || !snapshot.files.exists(subject.uri)) return [];
  // A folder cannot be opened: the configs in it can, such as the options of a group of Hydra's.
  const inside = snapshot.files.list(subject.uri);
  const targets = inside.length === 0 ? [subject.uri] : inside.filter((uri) => /\.ya?ml$/.test(uri));
  return targets.map((uri) => ({ uri, at: { start: 0, end: 0 } }));
}

function* definitionsIn(file: Document, subject: Subject, snapshot: Snapshot): Generator<Place> {
  for (const { subject: other, at, defines, uri } of definingMentions(file, subject, snapshot)) {
    if (defines && (isSame(other, subject) || isFolderOf(other, subject))) yield { uri: uri ?? file.uri, at };
  }
}

/** A file of values may be of any kind; what names its keys makes parameters of them. */
function definingMentions(file: Document, subject: Subject, snapshot: Snapshot): Iterable<Mention> {
  const known = mentionsIn(file, snapshot);
  const isValues = subject.sort === "parameter" && subject.uri === file.uri && !known.some(({ subject: { sort }, defines }) => sort === "parameter" && defines);
  return isValues ? keysOf(file) : known;
}

/** What is made as a folder holds what is read out of it. */
export const isFolderOf = (folder: Subject, inside: Subject): boolean => folder.sort === "file" && inside.sort === "file" && inside.uri.startsWith(`${folder.uri}/`);

/** Every name of the same sort that is defined where the mention's own definition would stand. */
export function namesBeside(mention: Mention, document: Document, snapshot: Snapshot): ReadonlySet<string> {
  const { subject, seek = [] } = mention;
  const files = [document, ...[...new Set([subject.uri, ...seek])].filter((uri) => uri !== document.uri).flatMap((uri) => snapshot.files.read(uri) ?? [])];
  return namesAmong(files.flatMap((file) => [...definingMentions(file, subject, snapshot)]), mention);
}

/** The names that these mentions define of what another is one of. */
export const namesAmong = (mentions: readonly Mention[], { subject }: Mention): ReadonlySet<string> =>
  new Set(mentions.flatMap(({ subject: { sort, uri, scope, name }, defines }) => (defines && sort === subject.sort && uri === subject.uri && scope === subject.scope ? [name] : [])));

/** Places of one thing in the document, for highlights. */
export function occurrencesAt(document: Document, offset: number, snapshot: Snapshot): readonly Mention[] {
  const mention = mentionAt(document, offset, snapshot);
  return mention ? ownMentions(document, snapshot).filter(({ subject }) => isSame(subject, mention.subject)) : [];
}

/** Where else a subject may be named: only texts that hold this word need to be looked into; `undefined` where nobody outside of the document can know it. */
export function wordOf(subject: Subject): string | undefined {
  if (!SORTS[subject.sort].across) return undefined;
  if (subject.sort === "file") return nameOfYaml(subject.uri);
  return subject.sort === "argument" ? (/^[^-]+/.exec(subject.name)?.[0] ?? "") : (subject.name.split(".").at(-1) ?? "");
}

export interface Occurrence extends Place {
  readonly mention: Mention;
}

/** Every place of a document, and of the files that it brings along, that is about the subject. */
export function* occurrencesIn(document: Document, subject: Subject, snapshot: Snapshot): Generator<Occurrence> {
  const seen = new Set<string>();
  for (const mention of [...mentionsIn(document, snapshot), ...definingMentions(document, subject, snapshot)]) {
    const { at, uri = document.uri } = mention;
    const place = `${uri} ${at.start} ${at.end}`;
    if (seen.has(place) || !(isSame(mention.subject, subject) || isFolderOf(subject, mention.subject))) continue;
    seen.add(place);
    yield { uri, at, mention };
  }
}

/** Paths that open when clicked; a path that the file itself makes leads there instead. */
export function linksIn(document: Document, snapshot: Snapshot): readonly Link[] {
  const own = ownMentions(document, snapshot);
  const made = own.filter(({ subject, defines }) => subject.sort === "file" && defines).map(({ subject }) => subject);
  return own.flatMap(({ subject, at, defines }) => {
    const isMade = !defines && made.some((other) => isSame(other, subject) || isFolderOf(other, subject));
    return subject.sort === "file" && !isMade && snapshot.files.exists(subject.uri) ? [{ at, uri: subject.uri }] : [];
  });
}
