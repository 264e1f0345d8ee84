/**
 * Every listed key of every kind, each with one fault at a time, in the samples of the rules' pages: misspelt, of the wrong
 * type, out of range, a value that is no choice. A fault must be found in its line.
 */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";

import { applyEdits, checkDocument, documentLines, rules, type Document, type Edit } from "../../../server/core/index.ts";
import { kindOf, rootsOf } from "../../../server/core/kinds/data.ts";
import { keyAt } from "../../../server/core/kinds/schema/locate.ts";
import type { Shape } from "../../../server/core/kinds/schema/shape.ts";
import { walk } from "../../../server/core/syntax/data/access.ts";
import type { Entry, Node } from "../../../server/core/syntax/data/node.ts";
import { installParsers } from "../../harness/parsers.ts";
import { sampleDocument, samplesOf, snapshotOf } from "../../harness/page.ts";

interface Fault {
  readonly what: string;
  readonly edit: Edit;
}

before(installParsers);

const documents = rules
  .map(({ group, id }) => `server/core/rules/${group}/${id}.md`)
  .filter((path) => existsSync(path))
  .flatMap((path) => samplesOf(readFileSync(path, "utf8")))
  .flatMap(({ files }) => files)
  .filter(({ document, marks }) => marks.length === 0 && kindOf(document)?.schema);

const byKind = new Map<string, Document[]>();
for (const { document } of documents) byKind.set(document.kind, [...(byKind.get(document.kind) ?? []), document]);

describe("single faults in configs", () => {
  for (const [kind, samples] of byKind) {
    it(`are found in ${kind}`, () => {
      const silent = samples.flatMap((document) => faultsIn(document).filter((fault) => !isFound(document, fault)).map(({ what }) => what));
      assert.deepEqual([...new Set(silent)], []);
    });
  }
});

function faultsIn(document: Document): readonly Fault[] {
  const schema = kindOf(document)?.schema;
  if (!schema) return [];
  return rootsOf(document).flatMap((root) =>
    [...walk(root)].flatMap(({ node, path, entry }) => {
      const key = entry && keyAt(root, schema, path);
      return entry && key ? [...misspelt(entry, path.join("."), document), ...wrong(node, key.shape, path.join("."), document)] : [];
    }),
  );
}

/** Shorter keys are too close to others. */
const SHORTEST = 6;

function misspelt({ key }: Entry, name: string, { text }: Document): readonly Fault[] {
  const written = text.slice(key.span.start, key.span.end);
  const middle = Math.floor(written.length / 2);
  if (key.text.length < SHORTEST || !/^["']?\w+["']?$/.test(written) || written[middle] === written[middle + 1]) return [];
  return [{ what: `${name} misspelt`, edit: { span: { start: key.span.start + middle, end: key.span.start + middle + 1 }, text: "" } }];
}

function* wrong(node: Node, shape: Shape, name: string, { language }: Document): Generator<Fault> {
  if (node.type !== "scalar" || shape.is === "oneOf" || shape.is === "map" || shape.is === "list" || shape.is === "any") return;
  const quoted = (text: string): string => (language === "json" ? JSON.stringify(text) : text);
  if (shape.is === "number" || shape.is === "integer" || shape.is === "boolean") yield { what: `${name} of the wrong type`, edit: { span: node.span, text: quoted("wrong") } };
  if (shape.is === "integer") yield { what: `${name} broken`, edit: { span: node.span, text: "1.5" } };
  if (shape.min !== undefined && Number.isFinite(shape.min) && shape.min >= 0) yield { what: `${name} too small`, edit: { span: node.span, text: String(shape.min - 1) } };
  if (shape.max !== undefined && Number.isFinite(shape.max)) yield { what: `${name} too big`, edit: { span: node.span, text: String(shape.max + 1) } };
  if (shape.values) yield { what: `${name} is no choice`, edit: { span: node.span, text: quoted("nochoice") } };
}

function isFound(document: Document, { edit }: Fault): boolean {
  const path = document.uri.replace("file:///workspace/", "");
  const changed = { ...sampleDocument("", path, applyEdits(document.text, [edit])), kind: document.kind, language: document.language };
  const lines = documentLines(changed);
  const line = lines.position(edit.span.start).line;
  const known = new Set(messages(document));
  const { findings } = checkDocument(changed, snapshotOf([changed]), rules);
  return findings.some(({ at, message }) => !known.has(message) && lines.position(at.start).line <= line && line <= lines.position(at.end).line);
}

const messages = (document: Document): readonly string[] => checkDocument(document, snapshotOf([document]), rules).findings.map(({ message }) => message);
