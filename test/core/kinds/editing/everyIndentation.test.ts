import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";

import { defaultSettings, filesOf, kinds, openDocument, type Completion, type Document, type Kind } from "../../../../server/core/index.ts";
import { shapesAt } from "../../../../server/core/kinds/schema/locate.ts";
import { walk } from "../../../../server/core/syntax/data/access.ts";
import type { Mapping, Path } from "../../../../server/core/syntax/data/node.ts";
import { soundRoots } from "../../../../server/core/syntax/data/read.ts";
import { samplesOf } from "../../../harness/page.ts";
import { installParsers } from "../../../harness/parsers.ts";

const documents = globSync("server/core/rules/*/*.md").flatMap((page) => samplesOf(readFileSync(page, "utf8"))).flatMap(({ files }) => files.map(({ document }) => document));

/** A mapping of a file, the keys that it has, and those that may join them. */
interface Level {
  readonly document: Document;
  readonly mapping: Mapping;
  readonly path: Path;
  readonly present: readonly string[];
  readonly known: readonly string[];
}

describe("completion on a new line", () => {
  before(installParsers);

  for (const kind of kinds) {
    if (!kind.schema || !["yaml", "json", "pbtxt", "prompty", "markdown"].includes(kind.language)) continue;
    it(`offers what is missing at every level of ${kind.id}, and nothing else`, () => {
      const wrong: string[] = [];
      const levels = documents.filter((one) => one.kind === kind.id).flatMap((document) => levelsOf(document, kind));
      for (const level of levels) {
        const offered = offeredIn(level, kind);
        const keys = offered.filter((one) => one.kind === "key").map(({ label }) => label);
        const place = `${level.path.join(".")} of\n${level.document.text}`;
        // In a protocol buffer a field may come again.
        const twice = kind.language === "pbtxt" ? [] : keys.filter((key) => level.present.includes(key));
        const missed = level.known.filter((key) => !level.present.includes(key) && !keys.includes(key));
        const strange = keys.filter((key) => !level.known.includes(key));
        if (twice.length + missed.length + strange.length > 0) wrong.push(`twice: ${twice.join(", ")}; missed: ${missed.join(", ")}; strange: ${strange.join(", ")} in ${place}`);
      }
      assert.ok(levels.length > 0, `no rule page has a file of ${kind.id}`);
      assert.deepEqual(wrong.slice(0, 2), [], `${wrong.length} of ${levels.length}`);
    });
  }
});

function levelsOf(document: Document, { schema, dialect }: Kind): readonly Level[] {
  const [root] = soundRoots(document, dialect);
  if (!root || !schema) return [];
  return [{ node: root, path: [] }, ...walk(root)].flatMap(({ node, path }): readonly Level[] => {
    if (node.type !== "mapping" || node.entries.length === 0) return [];
    const shapes = shapesAt(root, schema, path);
    const known = [...new Set(shapes.flatMap((shape) => (shape.is === "map" ? Object.keys(shape.keys) : [])))];
    const present = node.entries.map(({ key }) => key.text);
    // What an anchor brings along stands somewhere else.
    return known.length === 0 || document.text.includes("<<") ? [] : [{ document, mapping: node, path, present, known }];
  });
}

function offeredIn({ document, mapping }: Level, { id, language }: Kind): readonly Completion[] {
  const { text, offset } = begun(document.text, mapping, language);
  // What gave the file away may have been pushed out of sight.
  const begunDocument = openDocument(document.uri, text, { ...defaultSettings, kinds: { "**": id } });
  const snapshot = { files: filesOf([begunDocument]), settings: defaultSettings };
  return kinds.find((kind) => kind.id === id)?.features?.complete?.(begunDocument, offset, snapshot) ?? [];
}

/** The text as it stands when a person goes on behind the last entry of the mapping: on a line of its own, or behind a comma. */
function begun(text: string, { span, entries }: Mapping, language: string): { readonly text: string; readonly offset: number } {
  const [first] = entries;
  const last = entries.at(-1);
  assert.ok(first && last);
  const end = text.slice(0, Math.max(last.key.span.end, last.value.span.end)).trimEnd().length;
  if (language === "json") return inserted(text, end, ', "', '"');
  if (text[span.start] === "{") return inserted(text, end, ", ", "");
  const line = text.indexOf("\n", end);
  const column = first.key.span.start - (text.lastIndexOf("\n", first.key.span.start - 1) + 1);
  return inserted(text, line < 0 ? text.length : line, `\n${" ".repeat(column)}`, "");
}

const inserted = (text: string, at: number, before: string, after: string): { readonly text: string; readonly offset: number } => ({ text: text.slice(0, at) + before + after + text.slice(at), offset: at + before.length });
