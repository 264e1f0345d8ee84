import assert from "node:assert/strict";

import { elementsOf, linesOf, MOST_CHARACTERS } from "../../server/host/jsonElements.ts";

/** The text in pieces of so many characters. */
async function* pieces(text: string, size: number): AsyncGenerator<string> {
  await Promise.resolve();
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

async function all<Value>(values: AsyncIterable<Value>): Promise<readonly Value[]> {
  const found: Value[] = [];
  for await (const value of values) found.push(value);
  return found;
}

async function* endless(): AsyncGenerator<string> {
  await Promise.resolve();
  yield '[{"a": "';
  for (;;) yield "x".repeat(1_000_000);
}

describe("pieces of JSON", () => {
  const objects = [{ a: 1, b: { c: [1, { d: 2 }] } }, { text: 'quotes " and \\ and ]}[{ and \\"' }, [1, [2]], {}];

  it("are the elements of an array, wherever the text is cut", async () => {
    const text = ` ${JSON.stringify(objects, undefined, 1)}\n, {"behind": 1}`;
    for (const size of [1, 2, 7, 1000]) {
      const found = await all(elementsOf(pieces(text, size)));
      assert.deepEqual(found.map((element) => JSON.parse(element.text ?? "") as unknown), objects, String(size));
    }
  });

  it("say where an array breaks off", async () => {
    assert.deepEqual(await all(elementsOf(pieces('[{"a":1},\n{"a":', 3))), [{ text: '{"a":1}', line: 1 }, { line: 2 }]);
  });

  it("are lines, the last one with or without its end", async () => {
    for (const size of [1, 3, 100]) {
      assert.deepEqual(await all(linesOf(pieces("one\n\ntwo\nthree", size))), ["one", "", "two", "three"]);
      assert.deepEqual(await all(linesOf(pieces("one\n", size))), ["one", ""]);
    }
  });

  it("are given up where one does not end", async () => {
    assert.deepEqual(await all(elementsOf(endless())), [{ line: 1 }]);
    assert.deepEqual(await all(linesOf(endless())), [{ state: "endless" }]);
    assert.ok(MOST_CHARACTERS < 2 ** 28);
  });
});
