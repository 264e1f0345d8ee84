import assert from "node:assert/strict";

import { combinationsIn, type Combination, type Wanted } from "../../../../server/core/facts/config/combinations.ts";
import { parseYaml } from "../../../../server/core/syntax/yaml/parse.ts";

const rootOf = (text: string): ReturnType<typeof parseYaml>["roots"][number] | undefined => parseYaml(text, "pyyaml").roots[0];
const told = (text: string, row: Partial<Combination>): readonly string[] => [...combinationsIn(rootOf(text), [{ at: "a", with: {}, says: "No.", ...row }])].map(({ at, related }) => [at, ...related.map((one) => one.at)].map(({ start, end }) => text.slice(start, end)).join(" | "));

describe("settings that a tool refuses together", () => {
  const holding: readonly (readonly [Wanted, readonly string[], readonly string[]])[] = [
    ["on", ["true", "1", "x", "[1]"], ["false", "0", "''", "[]", "", "${A}", "{{ a }}"]],
    ["off", ["false", "0", "", "no"], ["true", "x", "0.5"]],
    ["set", ["false", "0"], [""]],
    [/^x$/, ["x"], ["y", "", "[x]"]],
    [{ atLeast: 2 }, ["2", "3"], ["1", "x"]],
    [{ below: 3 }, ["2"], ["3", "x"]],
  ];
  for (const [wanted, yes, no] of holding) {
    it(`are ${JSON.stringify(wanted)} or not`, () => {
      for (const value of yes) assert.equal(told(`a: ${value}`, { is: wanted }).length, 1, value);
      for (const value of no) assert.equal(told(`a: ${value}`, { is: wanted }).length, 0, value);
    });
  }

  it("name the other settings where they stand, also deeper ones", () => {
    assert.deepEqual(told("a: true\nb:\n  c: true\n", { with: { "b.c": "on", d: "missing" } }), ["a: true | c: true"]);
  });

  it("are fine where what is missing stands there with a slip in its name", () => {
    assert.deepEqual(told("a: true\ndatasets: x\n", { with: { dataset: "missing" } }), []);
    assert.equal(told("a: true\n", { with: { dataset: "missing" } }).length, 1);
  });

  it("are fine where one of them is not so", () => {
    assert.deepEqual(told("a: true\nb: false\n", { with: { b: "on" } }), []);
    assert.deepEqual(told("a: true\nd: 1\n", { with: { d: "missing" } }), []);
  });
});
