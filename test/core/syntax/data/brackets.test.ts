import assert from "node:assert/strict";

import { unclosedBracket } from "../../../../server/core/syntax/data/brackets.ts";
import { parseJson } from "../../../../server/core/syntax/json/parse.ts";
import { parsePbtxt } from "../../../../server/core/syntax/pbtxt/parse.ts";
import { parseYaml } from "../../../../server/core/syntax/yaml/parse.ts";

const lineAt = (text: string, offset: number | undefined): number => text.slice(0, offset ?? 0).split("\n").length;

describe("a bracket that is never closed", () => {
  const cases: readonly (readonly [string, string, number])[] = [
    ["an object before a sister key", '{\n  "a": {\n    "x": 1,\n  "b": 2\n}', 2],
    ["a list that a brace ends", '{\n"a": 1,\n"b": [1,\n2\n}', 3],
    ["an object without any indentation", '{\n"a": [\n{\n"x": 1\n],\n"b": 2\n}', 3],
    ["the whole file", '{ "a": 1', 1],
  ];
  for (const [name, text, line] of cases) it(`is ${name}`, () => {
    assert.equal(lineAt(text, unclosedBracket(text, false)?.opened.start), line);
  });

  it("is none where all are closed, and brackets in strings and comments are no brackets", () => {
    assert.equal(unclosedBracket('{ "a": "[{", // {\n "b": [1] }', false), undefined);
  });

  it("opens only where a value begins in YAML", () => {
    assert.equal(unclosedBracket("a: it's [so\nb: x{y\n", true), undefined);
    assert.equal(lineAt("a: 1\nb: [1,\nc: 2", unclosedBracket("a: 1\nb: [1,\nc: 2", true)?.opened.start), 2);
  });
});

describe("what a parser stumbles on leads back to the slip", () => {
  const first = (text: string, { problems: [problem] }: ReturnType<typeof parseYaml>): readonly number[] => [problem?.at, ...(problem?.related ?? []).map(({ at }) => at)].map((at) => lineAt(text, at?.start));

  it("in JSON: the comma too many, the comma too few, the open bracket", () => {
    for (const [text, lines] of [['{\n  "a": 1,\n}', [2]], ['{\n  "a": 1\n  "b": 2\n}', [3, 2]], ['{\n  "a": {\n    "x": 1\n}', [2, 4]]] as const) assert.deepEqual(first(text, parseJson(text)), lines);
  });

  it("in YAML: the open quote, the open bracket", () => {
    for (const [text, lines] of [['a: "x\nb: 1\n', [2, 1]], ["a: [1\nb: 2\n", [2, 1]]] as const) assert.deepEqual(first(text, parseYaml(text, "yaml-1.2")), lines);
  });

  it("in protobuf text: the open bracket, the open quote", () => {
    for (const [text, lines] of [["a {\n  x: [ 1\n}\n", [2, 2]], ['a: "x\nb: 1\n', [1]]] as const) assert.deepEqual(first(text, parsePbtxt(text)), lines);
  });
});
