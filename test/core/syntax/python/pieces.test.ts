import assert from "node:assert/strict";

import { defaultSettings, moduleOf, openDocument, syntaxErrors } from "../../../../server/core/index.ts";
import { piecesOf } from "../../../../server/core/syntax/python/pieces.ts";
import { installParsers } from "../../../harness/parsers.ts";

before(installParsers);

const BLOCK = `@decorated(
    1,
)
def prepare(table):
    """A text
that comes back to the margin
"""
    return table[
        table.a > 1
    ]

if ready:
    prepare(table)
else:
    total = 1 + \\
2
`;
const blocks = (from: number, to: number): string => Array.from({ length: to - from }, (_, index) => BLOCK.replaceAll("prepare", `prepare${from + index}`)).join("");

const LONG = blocks(0, 80);

const python = (text: string) => openDocument("file:///workspace/sample.py", text, defaultSettings);

describe("pieces of a long Python text", () => {
  it("are the text again, and begin with a statement", () => {
    const pieces = piecesOf(LONG);
    assert.ok(pieces.length > 5);
    assert.equal(pieces.map(({ text }) => text).join(""), LONG);
    for (const { start, text } of pieces) assert.ok(LONG.startsWith(text, start) && /^(@decorated|if ready)/.test(text), text.slice(0, 20));
  });

  it("have places in the whole text", () => {
    const { body, errors } = moduleOf(python(LONG));
    assert.equal(body.length, 160);
    assert.deepEqual(errors, []);
    for (const { start, type } of body) assert.ok(LONG.startsWith(type === "function" ? "@" : "if", start));
  });

  it("keep what is broken to itself", () => {
    const broken = `${LONG}values = [1, (2\n${LONG}`;
    assert.equal(moduleOf(python(broken)).body.filter(({ type }) => type === "function").length, 160);
    assert.equal(syntaxErrors(python(broken)).length > 0, true);
  });

  it("stay the same objects above an edit, and are moved below it", () => {
    const before = moduleOf(python(LONG)).body;
    const after = moduleOf(python(`${blocks(0, 40)}more = 1\n${blocks(40, 80)}`)).body;
    assert.equal(after[0], before[0]);
    assert.equal(after.at(-1)?.start, (before.at(-1)?.start ?? 0) + "more = 1\n".length);
  });
});
