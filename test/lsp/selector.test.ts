import assert from "node:assert/strict";

import { LANGUAGES, NAMES } from "../../client/selector.ts";
import { kinds } from "../../server/core/index.ts";

/** Endings that every VS Code knows the language of. */
const KNOWN = /\.(?:ya?ml|json|sh|bash)$/;

describe("the client's selector", () => {
  it("takes in every kind of file", () => {
    assert.ok(["yaml", "json", "shellscript"].every((language) => LANGUAGES.includes(language)));
    const missing = kinds.flatMap(({ id, names }) => names.filter((name) => !KNOWN.test(name) && !NAMES.includes(name)).map((name) => `${id}: ${name}`));
    assert.deepEqual(missing, []);
  });
});
