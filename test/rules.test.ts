import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";

import { applyEdits, checkDocument, fixAll, rules, syntaxErrors, type Document, type Report, type RuleInGroup, type Snapshot } from "../server/core/index.ts";
import { installParsers } from "./harness/parsers.ts";
import { markOf } from "./harness/markers.ts";
import { sampleDocument, samplesOf, snapshotOf, type Sample } from "./harness/page.ts";

const MOST_PREFIXES = 200;
const MOST_ROUNDS = 5;

before(installParsers);

for (const rule of rules) {
  describe(`${rule.group}/${rule.id}`, () => {
    const path = `server/core/rules/${rule.group}/${rule.id}.md`;
    const samples = existsSync(path) ? samplesOf(readFileSync(path, "utf8")) : [];

    it("has a page with a sample that it reports and one that it does not", () => {
      assert.ok(samples.some(isReported), `${path} shows nothing that is reported`);
      assert.ok(samples.some((sample) => !isReported(sample)), `${path} shows nothing that is fine`);
    });
    it("has a fix where its metadata promises one", () => {
      const fixed = samples.some((sample) => sample.files.some((file) => file.fixed !== undefined));
      assert.equal(fixed, rule.fix !== "none", `metadata says fix: ${rule.fix}`);
    });
    for (const sample of samples) {
      it(sample.title, () => expectMarks(rule, sample));
      if (sample.files.some((file) => file.fixed !== undefined)) it(`${sample.title}, fixed`, () => expectFixes(rule, sample));
    }
    it("survives half-typed text", () => samples.forEach((sample) => expectSurvival(rule, sample)));
  });
}

const isReported = (sample: Sample): boolean => sample.files.some((file) => file.marks.length > 0);

function expectMarks(rule: RuleInGroup, sample: Sample): void {
  const snapshot = switchedOn(rule, snapshotOf(sample.files.map((file) => file.document)));
  for (const { document, marks } of sample.files) {
    const { findings, crashes } = checked(rule, document, snapshot);
    assert.deepEqual(crashes, []);
    assert.deepEqual(findings.map(({ at }) => markOf(document.text, at, rule.id)).toSorted(), marks.toSorted(), document.uri);
    for (const { message } of findings) assert.match(message, /[.?]$/, `a message is a sentence: ${message}`);
  }
}

/** What a rule says that looks at other rules' findings needs these rules. */
function checked(rule: RuleInGroup, document: Document, snapshot: Snapshot): Report {
  const report = checkDocument(document, snapshot, rule.review ? rules : [rule]);
  return { ...report, findings: report.findings.filter((finding) => finding.rule.id === rule.id) };
}

const switchedOn = ({ id, off, severity }: RuleInGroup, snapshot: Snapshot): Snapshot => (off ? { ...snapshot, settings: { ...snapshot.settings, severity: { [id]: severity } } } : snapshot);

/** Applies the first fix of every finding, again and again: the first round must give the page's text, and it must settle. */
function expectFixes(rule: RuleInGroup, sample: Sample): void {
  for (const file of sample.files) {
    const others = sample.files.filter((other) => other !== file).map((other) => other.document);
    let { document } = file;
    for (let round = 1; ; round++) {
      const edits = fixAll(checked(rule, document, switchedOn(rule, snapshotOf([...others, document]))).findings, () => true);
      if (edits.length === 0) break;
      assert.ok(round <= MOST_ROUNDS, `the fixes of ${rule.id} never settle`);
      document = withText(document, applyEdits(document.text, edits));
    }
    if (document.language === "python") assert.ok(syntaxErrors(document).length <= syntaxErrors(file.document).length, `a fix of ${rule.id} breaks the syntax`);
    if (file.fixed !== undefined) assert.equal(document.text, file.fixed);
  }
}

function expectSurvival(rule: RuleInGroup, sample: Sample): void {
  for (const { document } of sample.files) {
    const step = Math.max(1, Math.floor(document.text.length / MOST_PREFIXES));
    for (let length = 0; length < document.text.length; length += step) {
      const half = withText(document, document.text.slice(0, length));
      const { crashes } = checkDocument(half, switchedOn(rule, snapshotOf([half])), [rule]);
      assert.deepEqual(crashes, [], `after ${length} characters of ${document.uri}`);
    }
  }
}

function withText(document: Document, text: string): Document {
  if (document.kind === "notebook" && document.cells) return sampleDocument("notebook", undefined, text);
  return sampleDocument("", document.uri.replace("file:///workspace/", ""), text);
}
