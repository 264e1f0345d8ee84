import { memo } from "../memo.ts";
import type { Settings } from "../workspace/settings.ts";
import { baseName } from "../workspace/uri.ts";
import { kinds } from "./index.ts";
import type { Kind } from "./kind.ts";
import { closestKind, kindComment } from "./kindComment.ts";
import { pathMatcher, pathMatches } from "./pathMatches.ts";

export interface Recognised {
  readonly kind: string;
  readonly title: string;
  readonly language: string;
  /** One phrase for a person: what gave the file away. */
  readonly why: string;
  /** A sentence where the person says what the file is in words that name no kind. */
  readonly problem?: string;
}

const HEAD_LENGTH = 4096;

/** Tells what a file is: by the person's word (setting or first-line comment), else by its content, else by its name. */
export function recognise(uri: string, text: string, settings: Settings): Recognised {
  const head = text.slice(0, HEAD_LENGTH);
  const said = [...settingsFor(uri, settings), ...commentIn(head)];
  const wrong = said.find(({ id }) => !kindWith(id));
  const found = bySaid(uri, said) ?? bySniff(uri, head) ?? byName(uri) ?? OTHER;
  return wrong ? { ...found, problem: `${wrong.claim} "${wrong.id}", but there is no such kind.${meantKind(wrong.id)}` } : found;
}

/** What the person says that the file is. */
interface Said {
  readonly id: string;
  readonly why: string;
  /** The beginning of a sentence that goes on with the kind. */
  readonly claim: string;
}

const kindWith = (id: string): Kind | undefined => kinds.find((kind) => kind.id === id);

const OTHER: Recognised = { kind: "other", title: "Other file", language: "text", why: "no file kind fits its name or its content" };

function bySaid(uri: string, said: readonly Said[]): Recognised | undefined {
  for (const { id, why } of said) {
    const kind = kindWith(id);
    if (kind) return recognisedAs(kind, uri, why);
  }
  return undefined;
}

/** A path without wildcards speaks for one file, and so before every pattern; of two the longer. */
function settingsFor(uri: string, settings: Settings): readonly Said[] {
  const found = Object.entries(settings.kinds).filter(([glob]) => pathMatches(uri, glob));
  const rank = ([glob]: readonly [string, string]): number => (/^!|(?<!\\)[*?[\]{}()]/.test(glob) ? 0 : glob.length);
  return found.toSorted((a, b) => rank(b) - rank(a)).map(([glob, id]) => ({ id, why: `the setting modelwright.kinds has "${glob}"`, claim: `The setting modelwright.kinds says that "${glob}" is` }));
}

function commentIn(head: string): readonly Said[] {
  const comment = kindComment(head);
  return comment ? [{ id: comment.id, why: "a comment in the file says so", claim: "A comment in the file says that it is" }] : [];
}

/** Which kind was probably meant, as the end of a message; empty where none is close. */
function meantKind(id: string): string {
  const close = closestKind(id);
  return close === undefined ? "" : ` Did you mean "${close}"?`;
}

function bySniff(uri: string, head: string): Recognised | undefined {
  const name = baseName(uri);
  for (const kind of byRank()) {
    const why = kind.sniff?.(head, name);
    if (why !== undefined) return recognisedAs(kind, uri, why);
  }
  return undefined;
}

function byName(uri: string): Recognised | undefined {
  const matches = pathMatcher(uri);
  for (const kind of byRank()) {
    const glob = kind.names.find(matches);
    if (glob !== undefined) return recognisedAs(kind, uri, `its name matches ${glob}`);
  }
  return undefined;
}

const recognisedAs = (kind: Kind, uri: string, why: string): Recognised => ({ kind: kind.id, title: kind.title, language: languageOf(kind, uri), why });

/** The same settings are written as YAML and as JSON; the ending says which of the two it is. */
function languageOf({ language }: Kind, uri: string): string {
  if (language === "yaml" && /\.json$/i.test(uri)) return "json";
  return language === "json" && /\.ya?ml$/i.test(uri) ? "yaml" : language;
}

const ranked = memo((all: readonly Kind[]) => all.toSorted((a, b) => (b.rank ?? 0) - (a.rank ?? 0)));
const byRank = (): readonly Kind[] => ranked(kinds);
