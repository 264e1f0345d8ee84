import type { Span } from "../../text/span.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import type { Completion } from "../features.ts";
import { isSame, type Mention } from "../references/mention.ts";
import { pythonMentions } from "../references/python.ts";

/** Trying costs a reading of the text each, up to a millisecond per 1,000 letters. */
const MOST_LETTERS = 24_000;
const MOST_TRIALS = 12;
const MOST_PROGRAMS = 2;

export interface Trial {
  readonly mentionsOf: (document: Document) => Iterable<Mention>;
  /** Sorts that tables offer already wherever they can stand. */
  readonly sorts: ReadonlySet<string>;
}

interface Known {
  readonly word: string;
  readonly mention: Mention;
}

/**
 * Names that may stand at the cursor, found by trying: a known name is put there, and where the text then uses that name at that
 * place, it and all others of its sort are offered. So completion knows every place that go to definition knows, without a table of its own.
 */
export function namesByTrial(document: Document, offset: number, snapshot: Snapshot, { mentionsOf, sorts }: Trial): readonly Completion[] {
  const trials = Math.min(MOST_TRIALS, Math.floor(MOST_LETTERS / (document.text.length + 1)) - 1);
  if (trials < 1) return [];
  const known = definitions(document, snapshot, [...mentionsOf(document)]).filter(({ mention }) => !sorts.has(mention.subject.sort));
  const groups = new Map<string, Known[]>();
  for (const one of known) {
    const { subject } = one.mention;
    const id = `${subject.sort} ${subject.uri} ${subject.scope ?? ""} ${subject.sort === "parameter" ? subject.name.replace(/\.?[^.]*$/, "") : ""}`;
    groups.set(id, [...(groups.get(id) ?? []), one]);
  }
  const span = wordAround(document.text, offset);
  const found = new Map<string, Completion>();
  for (const group of [...groups.values()].slice(0, trials)) {
    // One name may be refused for what it is, such as that of the stage itself.
    if (!group.slice(0, groups.size * 2 > trials ? 1 : 2).some((one) => isUsedAt(one, span, document, mentionsOf))) continue;
    for (const { word } of group) found.set(word, { label: word, kind: "reference", edit: { span, text: word } });
  }
  return [...found.values()];
}

/** What the file defines, what it brings along, and the arguments and names of the programs that it starts. */
function definitions({ uri, text }: Document, snapshot: Snapshot, mentions: readonly Mention[]): readonly Known[] {
  const programs = [...new Set(mentions.flatMap(({ subject }) => (subject.sort === "file" && subject.uri.endsWith(".py") ? [subject.uri] : [])))].slice(0, MOST_PROGRAMS);
  const own = mentions.flatMap((mention): Known[] => {
    const file = mention.uri === undefined || mention.uri === uri ? text : snapshot.files.read(mention.uri)?.text;
    return mention.defines && file !== undefined && mention.subject.sort !== "file" ? [{ word: file.slice(mention.at.start, mention.at.end), mention }] : [];
  });
  const others = programs.flatMap((program) => {
    const file = snapshot.files.read(program);
    return file ? [...pythonMentions(file, snapshot)].flatMap((mention): Known[] => (mention.defines ? [{ word: asWritten(mention, file.text), mention }] : [])) : [];
  });
  return [...own, ...others];
}

/** On a command line an argument begins with dashes. */
const asWritten = ({ subject, at }: Mention, text: string): string => (subject.sort === "argument" ? `--${text.slice(at.start, at.end).replace(/^-+/, "")}` : text.slice(at.start, at.end));

function isUsedAt({ word, mention }: Known, span: Span, document: Document, mentionsOf: (document: Document) => Iterable<Mention>): boolean {
  const text = document.text.slice(0, span.start) + word + document.text.slice(span.end);
  const end = span.start + word.length;
  for (const { subject, at, uri, defines } of mentionsOf({ ...document, text })) {
    if (!defines && uri === undefined && at.start === span.start && at.end === end && isSame(subject, mention.subject)) return true;
  }
  return false;
}

function wordAround(text: string, offset: number): Span {
  const before = /[\w-]*$/.exec(text.slice(Math.max(0, offset - 100), offset))?.[0].length ?? 0;
  const after = /^[\w-]*/.exec(text.slice(offset, offset + 100))?.[0].length ?? 0;
  return { start: offset - before, end: offset + after };
}
