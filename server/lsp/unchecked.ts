import { memo, pathMatches, whyTooLong, type Document } from "../core/index.ts";
import { whyLeftOut } from "../host/leftOut.ts";
import { pathOf } from "../host/uris.ts";
import type { Session, SessionState } from "./session.ts";
import { MOST_CHARACTERS } from "./textLimit.ts";

const SNIFFED = 8192;

/** Why the person or their repository does not want a file checked, as a phrase; `undefined` where nothing speaks against it. */
export function whyIgnored({ state }: Session, uri: string): string | undefined {
  const answers = answersIn(state);
  const known = answers.get(uri) ?? { why: findReason(state, uri) };
  answers.set(uri, known);
  return known.why;
}

/** Why a text cannot be checked, as a phrase. The person did not ask for that, so they are told in the file. */
export function whyUnreadable(document: Document): string | undefined {
  const { text } = document;
  if (text.length > MOST_CHARACTERS) return `it has ${(text.length / 1024 / 1024).toFixed(1)} MB, and texts above 5 MB are not checked`;
  return text.slice(0, SNIFFED).includes("\0") ? "it holds binary data, not text" : whyTooLong(document);
}

/** The disk is asked once per file, until settings or a `.gitignore` change. */
const answersIn = memo<SessionState, Map<string, { readonly why: string | undefined }>>(() => new Map());

function findReason({ settings, folders }: SessionState, uri: string): string | undefined {
  const glob = settings.ignore.find((candidate) => pathMatches(uri, candidate));
  if (glob !== undefined) return `the setting modelwright.ignore has "${glob}"`;
  const path = pathOf(uri);
  if (path === undefined) return undefined;
  return folders.map((folder) => whyLeftOut(folder, path)).find((why) => why !== undefined);
}
