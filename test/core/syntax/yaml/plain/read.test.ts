import assert from "node:assert/strict";

import fc from "fast-check";

import { parseWholeYaml } from "../../../../../server/core/syntax/yaml/parse.ts";
import { readPlainly } from "../../../../../server/core/syntax/yaml/plain/read.ts";

/** Everything that is read here, in small. */
const USUAL: readonly string[] = [
  "",
  "# only a comment\n",
  "a: 1\nb : two words # note\n'c d': \"e\"\n\"f\\\"\\u00e9\": 'it''s'\n",
  "a:\nb:\n  - 1\n  - two\nc:\n- 3\n# between\nd:\n",
  "- a: 1\n  b: 2\n-   c: 3\n    d:\n      - - 4\n        - 5\n-\n  e: 6\n",
  "a: one\n  two\n\n\n  three # end\nb: - 1\n".replace(": - 1", ": -1"),
  "a: 'one\n\n  two\n  '\nb: \"three \\\n   four\\n\n  five  \n\n\n   six\"\n",
  "a: |\n  one\n    two\n\n  three\n\n\nb: >-\n  four\n  five\n\n   six\n   seven\n\n  eight\n\n  nine\nc: |- # note\n\n   ten\n",
  "a: |\n  no line break at the end",
  "a: [1, two words, 'three', [4], {b: 5, c: , d}]\n".replace("c: , ", ""),
  "a: [\n  1,\n  b: 2,\n  \"c\":3, # note\n]\n".replace(" # note", ""),
  "a: {b: [], 'c': {}, \"d\":e, f}\n",
  "---\na: 1\n---\n# second\n- b\n",
  "a:\n  b: 1\n  # as deep\n # less deep\nc:\n  - 1\n    # deeper\n  # as deep\n\nd: # of d\n  # of nothing\ne: 1 # of e\n  # deeper\n",
  "a:\n  b:\n  # last\n",
  "a:\n  - b:\n      c\n  - d: e: f\n".replace("e: f", "e:f"),
];

/** What has a meaning that is not read here, or none. */
const UNUSUAL: readonly string[] = ["a: &b 1\nc: *b\n", "a: !t 1\n", "? a\n: b\n", "a:\t1\n", "a: 1\r\n", "a: b: c\n", "a:\n    b: 1\n  c: 2\n", "a: [1\n", "a: 'b\n", "a: |2\n    b\n", "{a: 1}\n", "text\n", "- \n- 1\n", "%YAML 1.2\n---\na: 1\n", "a: 1\n...\n", "a: \"\\q\"\n", "<<: {a: 1}\n", "a: {{ b }}\n", "a: @b\n", "\uFEFFa: 1\n"];

/** What hands put where they type, and what ends or begins something in YAML. */
const TYPED = ["\n", " ", "  ", "#", " # c\n", "\n  # c\n", "\n# c\n", "- ", "\n- y: 1\n", ":", ": ", "'", '"', "[", "]", "{", "}", ",", "|", ">\n", "|-\n", "\n\n", "\n    ", "---\n", "\\", "\t", "&a ", "*a", "!t ", "? ", "key:\n"];

function assertSame(text: string): void {
  const read = readPlainly(text, "pyyaml");
  if (read === undefined) return;
  const { roots, problems } = parseWholeYaml(text, "pyyaml");
  assert.deepEqual(problems, [], `it is read here, but wrong:\n${text}`);
  assert.deepEqual(read, roots, text);
}

describe("readPlainly", () => {
  it("reads what is usual as the full parser does", () => {
    for (const text of USUAL) {
      assert.ok(readPlainly(text, "pyyaml"), `this is not read:\n${text}`);
      assertSame(text);
    }
  });
  it("leaves what is unusual or wrong to the full parser", () => {
    for (const text of UNUSUAL) assert.equal(readPlainly(text, "pyyaml"), undefined, text);
  });
  it("leaves what nests as nobody writes to the full parser, in any form", () => {
    const deep = (opening: string, count: number): string => Array.from({ length: count }, (_, level) => `${" ".repeat(level)}${opening}\n`).join("");
    for (const text of [deep("a:", 2000), deep("-", 2000), "- ".repeat(5000), `a: ${"[".repeat(5000)}`]) assert.equal(readPlainly(text, "pyyaml"), undefined);
  });
  it("reads the same wherever something is typed, cut off or taken out", () => {
    const slip = fc.record({ at: fc.nat(400), typed: fc.constantFrom(...TYPED), gone: fc.constantFrom(0, 0, 1, 3) });
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...USUAL.slice(2)), { minLength: 1, maxLength: 4 }), fc.array(slip, { maxLength: 3 }), fc.option(fc.nat(400)), (parts, slips, end) => {
        const whole = parts.join("");
        const text = slips.reduce((changed, { at, typed, gone }) => changed.slice(0, at % (changed.length + 1)) + typed + changed.slice((at % (changed.length + 1)) + gone), whole);
        assertSame(end === null ? text : text.slice(0, end));
      }),
      { numRuns: 3000 },
    );
  });
});
