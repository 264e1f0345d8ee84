import assert from "node:assert/strict";

import { checkDocument, defaultSettings, filesOf, openDocument, rules } from "../../../../server/core/index.ts";
import { secretFormats } from "../../../../server/core/facts/secrets/formats.ts";
import { secretsOf } from "../../../../server/core/facts/secrets/find.ts";
import { installParsers } from "../../../harness/parsers.ts";

/** Made up, in the form of the real ones. */
const LETTERS = "qW7eRt2YuI9oPaS4dFgH6jKlZ1xCvB8nM3QwE5rTyU0iOpAsD2fGhJ7kLzX4cVbN9mPoIu6YtRe1WqLkJh3GfDsA8";
const KEYS: Readonly<Record<string, string>> = {
  OpenAI: `sk-proj-${LETTERS.slice(0, 58)}T3BlbkFJ${LETTERS.slice(10, 68)}`,
  Anthropic: `sk-ant-api03-${LETTERS}x-${LETTERS.slice(0, 1)}AA`,
  "Hugging Face": `hf_${LETTERS.replace(/\d/g, "").slice(0, 34)}`,
  Google: `AIza${LETTERS.slice(0, 35)}`,
  Databricks: "dapi4f8a1c9e27b35d60f4a8c2e61b9d7035",
  AWS: "AKIAQ4ZT7LW2XKVB5RND",
  Perplexity: `pplx-${LETTERS.slice(0, 48)}`,
};

describe("secrets", () => {
  before(installParsers);

  it("takes names of variables in an address for what they are", () => {
    assert.deepEqual(secretFormats("postgresql://DB_USERNAME:DB_PASSWORD@DB_HOST:5432/db"), []);
    assert.equal(secretFormats("postgresql://app:hX7_pq2Wz@db.internal:5432/db").length, 1);
  });

  for (const [provider, key] of Object.entries(KEYS)) {
    it(`finds a key of ${provider} in a notebook file and does not repeat it`, () => {
      const text = JSON.stringify({ cells: [{ cell_type: "code", source: ["x = 1\n", `client = connect("${key}")\n`], outputs: [] }], nbformat: 4 });
      const document = openDocument("file:///workspace/a.ipynb", text, defaultSettings);
      const { findings } = checkDocument(document, { files: filesOf([document]), settings: defaultSettings }, rules);
      const [finding] = findings.filter(({ rule }) => rule.id === "hardcoded-secret");
      assert.ok(finding, `${provider}: ${key}`);
      assert.ok(finding.message.includes(provider) && !finding.message.includes(key.slice(8)), finding.message);
    });
  }

  it("doubts a token whose check digits are wrong", () => {
    const token = (digits: string): boolean[] => secretFormats(`token: ghp_${"A1b2C3d4E5".repeat(3)}${digits}`).map(({ doubtful }) => doubtful);
    assert.deepEqual([token("4bTfjT"), token("000000")], [[false], [true]]);
  });

  it("finds no secret in hashes, commits, images and templates", () => {
    const hex = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    const text = [`token = "${hex}"`, `REVISION = "${hex.slice(0, 40)}"`, `image = "iVBORw0KGgo${LETTERS}AKIA${LETTERS}"`, 'access_token = "{{ token }}-1234567890"', `password_hash = "${hex}"`].join("\n");
    assert.deepEqual(secretsOf(openDocument("file:///workspace/a.py", text, defaultSettings)), []);
  });
});
