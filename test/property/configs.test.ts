import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";

import fc from "fast-check";

import { checkDocument, defaultSettings, definitionsAt, filesOf, kinds, linksIn, mentionsIn, openDocument, pipelineGraphOf, renameableAt, rules, type Document, type RankedFinding } from "../../server/core/index.ts";
import { samplesOf } from "../harness/page.ts";
import { installParsers } from "../harness/parsers.ts";

/** One config of each kind, the longest that the pages of the rules show: real shapes, and small enough to cut everywhere. */
const longest = new Map<string, Document>();
for (const page of globSync("server/core/rules/*/*.md")) {
  for (const { document } of samplesOf(readFileSync(page, "utf8")).flatMap(({ files }) => files)) {
    const { language } = kinds.find(({ id }) => id === document.kind) ?? {};
    const known = longest.get(document.kind);
    if (language !== "python" && document.kind !== "other" && document.text.length < 1500 && document.text.length > (known?.text.length ?? 0)) longest.set(document.kind, document);
  }
}

/** Everything that an editor asks of a text; nothing may throw, and a broken text is said to be broken once, not in a hundred ways. */
function survives(document: Document, offset: number): number {
  const snapshot = { files: filesOf([document]), settings: defaultSettings };
  const { findings, crashes } = checkDocument(document, snapshot, rules);
  assert.deepEqual(crashes, []);
  const features = kinds.find(({ id }) => id === document.kind)?.features;
  features?.complete?.(document, offset, snapshot);
  features?.hover?.(document, offset, snapshot);
  features?.lenses?.(document, snapshot);
  const places = mentionsIn(document, snapshot).filter(({ uri }) => uri === undefined);
  assert.ok(places.every(({ at }) => at.start <= at.end && at.end <= document.text.length), "a name lies outside of the text");
  linksIn(document, snapshot);
  definitionsAt(document, offset, snapshot);
  renameableAt(document, offset, snapshot);
  pipelineGraphOf(document, snapshot, () => ({ state: "missing" }));
  return findings.filter(({ severity }) => severity === "error").length;
}

/** Findings that people are disturbed by. */
const loudIn = (document: Document): readonly RankedFinding[] =>
  checkDocument(document, { files: filesOf([document]), settings: defaultSettings }, rules).findings.filter(({ severity }) => severity === "error" || severity === "warning");

const placeOf = ({ rule, at }: RankedFinding): string => `${rule.id} ${at.start}`;

const reopened = ({ uri, kind }: Document, text: string): Document => openDocument(uri, text, { ...defaultSettings, kinds: { "**": kind } });

describe("configs as they stand while being typed", () => {
  before(installParsers);

  for (const [kind, document] of longest) {
    const errors = (): number => survives(document, 0);
    it(`${kind}, cut at every position`, () => {
      const most = errors() + 3;
      for (let end = 0; end < document.text.length; end += 3) {
        const cut = reopened(document, document.text.slice(0, end));
        assert.ok(survives(cut, end) <= most, `a cascade of errors after\n${cut.text}`);
      }
    });
    it(`${kind}, cut behind every word: little is said of the lines above`, () => {
      const known = new Set(loudIn(document).map(placeOf));
      for (const { index, 0: word } of document.text.matchAll(/\S+/g)) {
        const text = document.text.slice(0, index + word.length);
        const line = text.lastIndexOf("\n") + 1;
        const above = loudIn(reopened(document, text)).filter((finding) => finding.at.end < line && !known.has(placeOf(finding)));
        assert.ok(above.length <= 2, `${above.map(({ rule }) => rule.id).join(", ")} after\n${text}`);
      }
    });
    it(`${kind}, with other line ends or without its last one: the same is said`, () => {
      const said = (text: string): readonly string[] => loudIn(reopened(document, text)).map(({ rule }) => rule.id).toSorted();
      const known = said(document.text);
      for (const text of [document.text.replace(/\r?\n/g, "\r\n"), document.text.trimEnd()]) assert.deepEqual(said(text), known, JSON.stringify(text.slice(0, 40)));
    });
    it(`${kind}, with templates, anchors and stray bytes in the place of a key or a value`, () => {
      const most = errors() + 3;
      const lines = document.text.split("\n");
      for (const [index, line] of lines.entries()) {
        const [, key = "", value = ""] = /^(\s*(?:- +)?["']?[\w.-]+["']?:?[ \t]+)(\S.*)$/.exec(line) ?? [];
        const [, indent = "", rest = ""] = /^(\s*(?:- +)?)["']?[\w.-]+["']?(:.*)$/.exec(line) ?? [];
        const values = value === "" ? [] : ["{{ x }}", '"{{ x }}"', "<%= x %>", "${X}", "&a b", "*gone", "!!int x", "[", '"', "\u0000"].map((written) => key + written);
        const keys = rest === "" ? [] : ["{{ x }}", "<%= x %>", "${X}", "", "&a k"].map((written) => indent + written + rest);
        for (const variant of [...values, ...keys]) {
          const text = [...lines.slice(0, index), variant, ...lines.slice(index + 1)].join("\n");
          assert.ok(survives(reopened(document, text), 0) <= most, `a cascade of errors in\n${text}`);
        }
      }
    });
    it(`${kind}, with a line typed by halves, doubled, or dropped`, () => {
      const most = errors() + 4;
      const lines = document.text.split("\n");
      for (const [index, line] of lines.entries()) {
        const variants = [[line.slice(0, line.length >> 1)], [line, line], [], ["{{ template }}"], ["\t" + line], ["<<<<<<< HEAD", line]];
        for (const variant of variants) {
          const text = [...lines.slice(0, index), ...variant, ...lines.slice(index + 1)].join("\n");
          assert.ok(survives(reopened(document, text), Math.min(text.length, 10)) <= most, `a cascade of errors in\n${text}`);
        }
      }
    });
  }

  it("what is no config at all: nothing, blanks, bytes, templates of templates", () => {
    const texts = ["", "\n", " \t \r\n", "\u0000\u0001PK\u0003\u0004\uFFFD\uFFFD", "\uFEFF", "---\n---\n...\n", "{{ a }}: {{ b }}\n{% for x in y %}\n- ${x}\n{% endfor %}\n", "${A}:\n  ${B}: ${{ c }}\n", "<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> other\n", "null", "[]", "{}", "- - - -", "? ? ?", "'", '"', "&a *a", "!!binary x", "%YAML 9.9\n---\n"];
    for (const document of longest.values()) {
      for (const text of texts) assert.ok(survives(reopened(document, text), text.length) <= 5, `a cascade of errors in ${document.kind} for ${JSON.stringify(text)}`);
    }
  });
  it("any text that is taken for any kind", () => {
    const config = fc.stringMatching(/^[ \n\t:{}[\]"'#&*!|>a-z0-9$,.-]{0,120}$/);
    fc.assert(fc.property(fc.constantFrom(...longest.values()), config, fc.nat(120), (document, text, offset) => void survives(reopened(document, text), Math.min(offset, text.length))), { numRuns: 400 });
  });

  it("a bomb of anchors, deep nesting and very long lines, in good time", () => {
    const bomb = `a0: &a0 [x, x]\n${Array.from({ length: 30 }, (_, index) => `a${index + 1}: &a${index + 1} [*a${index}, *a${index}, *a${index}]\n`).join("")}`;
    const merges = `b0: &b0 {k: 1}\n${Array.from({ length: 30 }, (_, index) => `b${index + 1}: &b${index + 1} {<<: [*b${index}, *b${index}], k${index}: 1}\n`).join("")}`;
    const deep = Array.from({ length: 400 }, (_, index) => `${" ".repeat(index)}k:\n`).join("");
    const started = performance.now();
    for (const document of longest.values()) {
      for (const text of [`${document.text}\n${bomb}`, `${document.text}\n${merges}`, deep, `k: ${"x".repeat(200_000)}\n`, "[".repeat(5000), "- ".repeat(5000)]) survives(reopened(document, text), text.length);
    }
    assert.ok(performance.now() - started < 60_000);
  });
});
