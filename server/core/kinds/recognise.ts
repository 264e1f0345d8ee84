import { memo } from "../memo.ts";
import type { Settings } from "../workspace/settings.ts";
import { baseName } from "../workspace/uri.ts";
import { kinds } from "./index.ts";
import type { Kind } from "./kind.ts";
import { pathMatcher, pathMatches } from "./pathMatches.ts";

export interface Recognised {
  readonly kind: string;
  readonly title: string;
  readonly language: string;
  /** One phrase for a person: what gave the file away. */
  readonly why: string;
}

const HEAD_LENGTH = 4096;
const COMMENT = /^\s*(?:#|\/\/)\s*modelwright:\s*kind\s+([\w-]+)/m;

/** Tells what a file is: by the person's word (setting or first-line comment), else by its content, else by its name. */
export function recognise(uri: string, text: string, settings: Settings): Recognised {
  const head = text.slice(0, HEAD_LENGTH);
  return bySetting(uri, settings) ?? byComment(uri, head) ?? bySniff(uri, head) ?? byName(uri) ?? OTHER;
}

const OTHER: Recognised = { kind: "other", title: "Other file", language: "text", why: "no file kind fits its name or its content" };

function bySetting(uri: string, settings: Settings): Recognised | undefined {
  for (const [glob, id] of Object.entries(settings.kinds)) {
    const kind = kinds.find((candidate) => candidate.id === id);
    if (kind && pathMatches(uri, glob)) return recognisedAs(kind, uri, `the setting modelwright.kinds has "${glob}"`);
  }
  return undefined;
}

function byComment(uri: string, head: string): Recognised | undefined {
  const id = COMMENT.exec(head.slice(0, 400))?.[1];
  const kind = kinds.find((candidate) => candidate.id === id);
  return kind && recognisedAs(kind, uri, "a comment in the file says so");
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
