import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";

import { defaultSettings, filesOf, kinds, mentionsIn, openDocument, type Document, type Snapshot } from "../../../../server/core/index.ts";
import { isSame, type Mention } from "../../../../server/core/kinds/references/mention.ts";
import { samplesOf } from "../../../harness/page.ts";
import { installParsers } from "../../../harness/parsers.ts";

const workspaces = globSync("server/core/rules/*/*.md").flatMap((page) => samplesOf(readFileSync(page, "utf8"))).map(({ files }) => files.map(({ document }) => document));

/** `dvc repro` writes the lock; nobody types it. Completion in programs is the Python extension's. */
const NOT_TYPED = new Set(["dvc-lock", "python", "notebook"]);

describe("completion of names", () => {
  before(installParsers);

  for (const { id, features } of kinds) {
    if (!features?.mentions || !features.complete || NOT_TYPED.has(id)) continue;
    it(`offers every name that ${id} uses where it was cut out`, () => {
      const missed = workspaces.flatMap((documents) => documents.filter(({ kind }) => kind === id).flatMap((document) => missedIn(document, documents)));
      assert.deepEqual(missed.slice(0, 3), []);
    });
  }
});

function missedIn(document: Document, documents: readonly Document[]): readonly string[] {
  return usesIn(document, documents).flatMap((mention) => {
    const word = document.text.slice(mention.at.start, mention.at.end);
    return offered(document, documents, mention).some((label) => leadsTo(label, word)) ? [] : [`${word} in\n${document.text}`];
  });
}

/** Names of this text that something of the workspace defines, and paths of files that are there. */
function usesIn(document: Document, documents: readonly Document[]): readonly Mention[] {
  const snapshot = snapshotOf(documents);
  const defined = documents.flatMap((one) => mentionsIn(one, snapshot)).filter(({ defines }) => defines);
  return mentionsIn(document, snapshot).filter(({ subject, at, uri, defines }) => {
    const isKnown = subject.sort === "file" ? snapshot.files.exists(subject.uri) : defined.some((one) => isSame(one.subject, subject));
    return uri === undefined && !defines && isKnown && at.start < at.end;
  });
}

/** What the whole word, or the line up to the cursor, becomes by each completion. */
function offered(document: Document, documents: readonly Document[], { at }: Mention): readonly string[] {
  const text = document.text.slice(0, at.start) + document.text.slice(at.end);
  // What gave the file away may be what was cut out.
  const cut = openDocument(document.uri, text, { ...defaultSettings, kinds: { "**": document.kind } });
  const completions = kinds.find(({ id }) => id === document.kind)?.features?.complete?.(cut, at.start, snapshotOf([cut, ...documents.filter((one) => one !== document)])) ?? [];
  return completions.map(({ edit }) => {
    const kept = text.slice(edit.span.start, at.start);
    return edit.text.startsWith(kept) ? edit.text.slice(kept.length) : edit.text;
  });
}

const snapshotOf = (documents: readonly Document[]): Snapshot => ({ files: filesOf(documents), settings: defaultSettings });

/** A folder is chosen before what is in it. */
const leadsTo = (label: string, word: string): boolean => spelled(label) === spelled(word) || (label.endsWith("/") && spelled(word).startsWith(spelled(`${label}.`).slice(0, -1)));

/** Arguments are spelled with dashes or underscores, and what closes a name may come along. */
const spelled = (text: string): string => text.replaceAll("_", "-").replace(/^-+/, "").replace(/["'}:\s/]+$/, "").replace(/^["'.]+\/?/, "");
