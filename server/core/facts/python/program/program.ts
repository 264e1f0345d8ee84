import { memo } from "../../../memo.ts";
import type { Document } from "../../../workspace/document.ts";
import type { Snapshot } from "../../../workspace/snapshot.ts";

/**
 * A Python document together with the workspace's own modules that it imports, directly or not: what an analysis that
 * follows calls depends on. The same object for as long as all of these documents are the same, so that facts can be
 * remembered by it.
 */
export interface Program {
  readonly document: Document;
}

/** The document with what it imports from the workspace. */
export function programOf(document: Document, _snapshot: Snapshot): Program {
  return alone(document);
}

/** The document as if nothing stood beside it. */
export const alone: (document: Document) => Program = memo((document: Document): Program => ({ document }));
