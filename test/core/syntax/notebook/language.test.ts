import assert from "node:assert/strict";

import { codeCells, convertNotebook, defaultSettings, filesOf, openDocument, type Document } from "../../../../server/core/index.ts";
import { installParsers } from "../../../harness/parsers.ts";

const SNAPSHOT = { files: filesOf([]), settings: defaultSettings };

function opened(metadata: unknown, cells: readonly unknown[] = [cell("x = 1")]): Document {
  return openDocument("file:///workspace/a.ipynb", JSON.stringify({ nbformat: 4, metadata, cells }), defaultSettings);
}

const cell = (source: string, more: object = {}): unknown => ({ cell_type: "code", source, outputs: [], execution_count: null, metadata: {}, ...more });

describe("the language of a notebook", () => {
  before(installParsers);

  const LANGUAGES: readonly (readonly [metadata: unknown, language: string])[] = [
    [{}, "python"],
    [{ language_info: { name: "coconut" } }, "python"],
    [{ kernelspec: { name: "python3", language: "python" }, language_info: { name: "ipython" } }, "python"],
    [{ kernelspec: { name: "ir", display_name: "R" } }, "r"],
    [{ kernelspec: { name: "julia-1.10" } }, "julia"],
    [{ kernelspec: { name: "conda-env-r-py" } }, "python"],
    [{ kernelspec: { name: "ir" }, language_info: { name: "R" } }, "r"],
  ];
  for (const [metadata, language] of LANGUAGES) it(`is ${language} for ${JSON.stringify(metadata)}`, () => { assert.equal(opened(metadata).language, language); });

  it("leaves a cell alone that has a language of its own and never ran", () => {
    const sql = { vscode: { languageId: "sql" } };
    const document = opened({}, [cell("select 1", { metadata: sql }), cell("%%bash\nls", { metadata: sql }), cell("y = 2", { metadata: sql, execution_count: 3 })]);
    assert.deepEqual(codeCells(document).map(({ source }) => source.text), ["%%bash\nls", "y = 2"]);
  });

  it("refuses what only a loop may hold, and knows the names of generic definitions", () => {
    const result = convertNotebook(opened({}, [cell("break")]), SNAPSHOT);
    assert.match(result.state === "refused" ? result.reason : "", /`break` outside of a loop/);
    const generic = convertNotebook(opened({}, [cell("type Pair[T] = tuple[T, T]\ndef first[S](pair: Pair[S]) -> S:\n    return pair[0]\nclass Box[V]:\n    def get(self) -> V: ...")]), SNAPSHOT);
    assert.ok(generic.state === "converted", JSON.stringify(generic));
    assert.doesNotMatch(generic.notes.join(), /no cell makes/);
  });
});
