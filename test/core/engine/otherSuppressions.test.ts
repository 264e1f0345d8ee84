import assert from "node:assert/strict";

import { checkDocument, defaultSettings, filesOf, openDocument, rules } from "../../../server/core/index.ts";
import { installParsers } from "../../harness/parsers.ts";

function reported(name: string, text: string, trusted = true): readonly string[] {
  const document = openDocument(`file:///workspace/${name}`, text, defaultSettings);
  return checkDocument(document, { files: filesOf([document]), settings: { ...defaultSettings, trusted } }, rules).findings.map(({ rule }) => rule.id);
}

describe("comments for other tools", () => {
  before(installParsers);

  const load = (comment: string): string => `import pickle\nmodel = pickle.load(stream)${comment}\n`;

  it("silence what bandit and ruff know under that name", () => {
    assert.deepEqual(reported("a.py", load("")), ["unsafe-model-load"]);
    for (const comment of ["  # nosec", "  # nosec B301", "  # nosec: B301, B403", "  # noqa: S301", "  # noqa"]) assert.deepEqual(reported("a.py", load(comment)), [], comment);
    for (const comment of ["  # nosec B602", "  # noqa: E501", "  # no sec"]) assert.deepEqual(reported("a.py", load(comment)), ["unsafe-model-load"], comment);
  });

  it("silence what hadolint and BuildKit know under that name", () => {
    const image = (before: string, top = ""): string => `${top}FROM python:3.12-slim\nUSER app\n${before}CMD python app.py\n`;
    assert.ok(reported("Dockerfile", image("")).includes("shell-form-command"));
    assert.ok(!reported("Dockerfile", image("# hadolint ignore=DL3025\n")).includes("shell-form-command"));
    assert.ok(!reported("Dockerfile", image("", "# hadolint global ignore=DL3025\n")).includes("shell-form-command"));
    assert.ok(!reported("Dockerfile", image("", "# check=skip=JSONArgsRecommended;error=true\n")).includes("shell-form-command"));
    assert.ok(reported("Dockerfile", image("# hadolint ignore=DL3006\n")).includes("shell-form-command"));
  });

  it("count for nothing in a workspace that nobody trusts", () => {
    assert.deepEqual(reported("a.py", load("  # nosec"), false), ["unsafe-model-load"]);
  });
});
