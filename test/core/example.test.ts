import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { checkDocument, defaultSettings, filesOf, openDocument, rules, type Document } from "../../server/core/index.ts";
import { installParsers } from "../harness/parsers.ts";

const FOLDER = "examples/churn";

/** What the example's README promises to the person who opens the file. */
const PROMISED: Readonly<Record<string, readonly string[]>> = {
  "notebooks/explore.ipynb": ["fit-before-split"],
  "dvc.yaml": ["dvc-dep-missing", "dvc-param-key-missing"],
  MLproject: ["mlproject-undefined-param"],
  Dockerfile: ["unpinned-base-image", "secret-in-image", "root-container"],
  "src/serve.py": ["unsafe-model-load"],
  "src/prepare.py": [],
  "src/train.py": [],
  "src/features.py": [],
  "params.yaml": [],
  "requirements.txt": [],
};

describe("the example workspace", () => {
  before(installParsers);

  const paths = readdirSync(FOLDER, { recursive: true, withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [join(entry.parentPath, entry.name)] : []));
  const documents = paths.map((path): Document => openDocument(pathToFileURL(path).href, readFileSync(path, "utf8"), defaultSettings));
  const snapshot = { files: filesOf(documents), settings: defaultSettings };

  for (const [file, expected] of Object.entries(PROMISED)) {
    it(`${file} shows ${expected.join(", ") || "no fault"}`, () => {
      const document = documents.find(({ uri }) => uri === pathToFileURL(join(FOLDER, file)).href);
      assert.ok(document, `${file} is missing`);
      const { findings, crashes } = checkDocument(document, snapshot, rules);
      const found = new Set(findings.map(({ rule }) => rule.id));
      assert.deepEqual(crashes, []);
      assert.deepEqual(expected.filter((id) => !found.has(id)), []);
      if (expected.length === 0) assert.deepEqual([...found], []);
    });
  }

  it("holds nothing of the machine that it was made on", () => {
    const telling = documents.filter(({ text }) => /\/(?:home|Users|root|tmp)\/|[A-Z]:\\\\|file:\/\//.test(text.replaceAll("file:./", "").replaceAll('f"file://{', "")));
    assert.deepEqual(telling.map(({ uri }) => uri.slice(uri.indexOf(FOLDER))), []);
  });
});
