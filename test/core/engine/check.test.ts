import assert from "node:assert/strict";

import { checkDocument, defaultSettings, filesOf, openDocument, type RuleInGroup, type Settings } from "../../../server/core/index.ts";

const finds: RuleInGroup = {
  id: "finds-x",
  group: "sample",
  summary: "There is an x",
  severity: "warning",
  languages: ["python"],
  references: [],
  fix: "none",
  *check({ text }) {
    const start = text.indexOf("x");
    if (start >= 0) yield { at: { start, end: start + 1 }, message: "There is an x." };
  },
};

const reviews: RuleInGroup = {
  ...finds,
  id: "counts-others",
  check: () => [],
  *review(_, { ran, findings }) {
    yield { at: { start: 0, end: 1 }, message: `${[...ran].join()}: ${findings.map(({ ruleId }) => ruleId).join()}.` };
  },
};

const said = (text: string, rules: readonly RuleInGroup[], settings: Partial<Settings> = {}): readonly string[] => {
  const document = openDocument("file:///a.py", text, defaultSettings);
  return checkDocument(document, { files: filesOf([document]), settings: { ...defaultSettings, ...settings } }, rules).findings.map(({ severity, message }) => `${severity} ${message}`);
};

describe("checkDocument", () => {
  it("lists the first thousand findings of a rule, and says how many more there are", () => {
    let asked = 0;
    const everywhere: RuleInGroup = {
      ...finds,
      *check({ text }) {
        for (let start = 0; start < text.length; start++) {
          asked++;
          yield { at: { start, end: start + 1 }, message: "There is an x." };
        }
      },
    };
    assert.equal(said("x".repeat(1000), [everywhere]).at(-1), "warning There is an x.");
    const more = said("x".repeat(1007), [everywhere, { ...finds, id: "other" }]);
    assert.equal(more.length, 1001);
    assert.equal(more.at(-1), "warning There is an x. The same is found in 7 further places of this file, which are not listed.");
    asked = 0;
    assert.match(said("x".repeat(50_000), [everywhere]).at(-1) ?? "", /in more than 9,000 further places/);
    assert.ok(asked < 20_000);
  });
  it("runs a rule that is off only where settings give it a severity", () => {
    const off: RuleInGroup = { ...finds, off: true };
    assert.deepEqual(said("x = 1", [off]), []);
    assert.deepEqual(said("x = 1", [off], { severity: { "finds-x": "info" } }), ["info There is an x."]);
    assert.deepEqual(said("x = 1", [finds], { severity: { "finds-x": "off" } }), []);
  });

  it("shows a rule that reviews what the others found before comments silenced it", () => {
    const text = "x = 1  # modelwright: allow finds-x\n";
    assert.deepEqual(said(text, [reviews, finds]), ["warning counts-others,finds-x: finds-x."]);
  });

  it("reviews nothing of a rule that threw, and nothing where no comment counts", () => {
    const throws: RuleInGroup = {
      ...finds,
      check: () => {
        throw new Error("broken");
      },
    };
    assert.deepEqual(said("y = 1", [throws, reviews]), ["warning counts-others: ."]);
    assert.deepEqual(said("y = 1", [throws, reviews], { trusted: false }), []);
  });
});
