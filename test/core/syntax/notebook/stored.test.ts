import assert from "node:assert/strict";

import { applyEdits, defaultSettings, openDocument, storedDocument } from "../../../../server/core/index.ts";

describe("a notebook's file", () => {
  it("loses the outputs of one cell and nothing else", () => {
    const file = '{"cells": [{"cell_type": "code", "execution_count": 3, "outputs": [{"output_type": "stream", "text": ["secret"]}], "source": "a"}, {"cell_type": "code", "execution_count": 4, "outputs": [{"output_type": "stream", "text": "b"}], "source": "b"}], "nbformat": 4}';
    const stored = storedDocument(openDocument("file:///a.ipynb", file, defaultSettings), file);
    const cleared = applyEdits(file, stored.cleared([0]));
    assert.equal(cleared, file.replace('"execution_count": 3, "outputs": [{"output_type": "stream", "text": ["secret"]}]', '"execution_count": null, "outputs": []'));
    assert.deepEqual(storedDocument(openDocument("file:///a.ipynb", cleared, defaultSettings), cleared).cleared([0, 7]), []);
  });
});
