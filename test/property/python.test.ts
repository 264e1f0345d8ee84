import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import fc from "fast-check";

import { callsOf, checkDocument, moduleOf, rules, type Document } from "../../server/core/index.ts";
import { walk } from "../../server/core/syntax/python/walk.ts";
import { leakageSamples } from "../harness/leakagePages.ts";
import { sampleDocument, samplesOf, snapshotOf } from "../harness/page.ts";
import { installParsers } from "../harness/parsers.ts";

before(installParsers);

const pythonRules = rules.filter((rule) => rule.languages.includes("python"));
const pages = pythonRules.map((rule) => `server/core/rules/${rule.group}/${rule.id}.md`);
const programs = ["leakage-clean", "leakage-shapes"].flatMap((folder) => leakageSamples(new URL(`../core/rules/${folder}/programs.md`, import.meta.url)).map(({ program }) => program));
const sources = [...programs, ...pages.flatMap((path) => samplesOf(readFileSync(path, "utf8"))).flatMap((sample) => sample.files.map((file) => file.document.text))];
const pieces = sources.flatMap((text) => text.split(/(?<=[\s()[\]{},=.:])/));

/** Code that someone is in the middle of typing, pasting or deleting. */
const spliced = fc
  .tuple(fc.constantFrom(...sources), fc.constantFrom(...sources), fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([one, other, cut, from, to]) => one.slice(0, one.length * cut) + other.slice(other.length * Math.min(from, to), other.length * Math.max(from, to)) + one.slice(one.length * cut));

const shuffled = fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((parts) => parts.join(""));

/** Each nests, or chains, deeper than any stack. */
const deep = {
  "alternatives": "if x == 0:\n    y = 0\n" + Array.from({ length: 5000 }, (_, index) => `elif x == ${index}:\n    y = ${index}\n`).join(""),
  "brackets": `x = ${"(".repeat(5000)}1${")".repeat(5000)}`,
  "operators": `x = ${"a + ".repeat(20_000)}a`,
  "calls in a row": `x = frame${".dropna()".repeat(5000)}`,
  "calls in calls": `x = ${"f(".repeat(5000)}1${")".repeat(5000)}`,
  "blocks": Array.from({ length: 200 }, (_, index) => `${" ".repeat(index)}if x:\n`).join("") + `${" ".repeat(200)}y = 1\n`,
};

const anything = fc.string({ unit: "binary", maxLength: 200 });

describe("Python that is cut and spliced", () => {
  for (const [name, text] of [["cut and spliced samples", spliced], ["tokens in any order", shuffled], ["any characters", anything]] as const) {
    it(`crashes no rule and keeps spans inside the text: ${name}`, () => {
      fc.assert(fc.property(text, fc.constantFrom("python", "notebook"), holds), { numRuns: 250 });
    }).timeout(60_000);
  }
});

describe("Python that is deeper than any stack", () => {
  for (const [name, text] of Object.entries(deep)) it(`crashes no rule: ${name}`, () => { holds(text, "python"); }).timeout(60_000);
});

function holds(text: string, language: string): void {
  const document = sampleDocument(language, undefined, language === "notebook" ? `# %%\n${text}` : text);
  expectSpansInside(document);
  callsOf(document);
  assert.deepEqual(checkDocument(document, snapshotOf([document]), pythonRules).crashes, []);
}

function expectSpansInside(document: Document): void {
  walk(moduleOf(document).body, (node) => {
    assert.ok(node.start >= 0 && node.start <= node.end && node.end <= document.text.length, `${node.type} ${node.start}-${node.end}`);
    return true;
  });
}
