import assert from "node:assert/strict";

import { isPlaceholder, secretName } from "../../../../server/core/facts/secrets/names.ts";

describe("secret names", () => {
  const cases: Readonly<Record<string, string | undefined>> = {
    HF_TOKEN: "sure",
    openaiApiKey: "sure",
    "db-password": "sure",
    AWS_SECRET_ACCESS_KEY: "sure",
    token: "maybe",
    my_token: "maybe",
    pad_token: undefined,
    max_tokens: undefined,
    eos_token_id: undefined,
    TOKENIZERS_PARALLELISM: undefined,
    AWS_ACCESS_KEY_ID: undefined,
    primary_key: undefined,
    public_key: undefined,
    HF_TOKEN_FILE: undefined,
    password_hash: undefined,
    keyboard: undefined,
    "": undefined,
  };
  for (const [name, expected] of Object.entries(cases)) it(name || "(nothing)", () => assert.equal(secretName(name), expected));
});

describe("placeholders", () => {
  for (const value of ["<your-key>", "changeme", "xxxxxxxx", "${TOKEN}", "{{ secrets.X }}", "sk-...", "********", "", "your_api_key_here", "5241590000000000", "NTI0MTU5MDAwMDAwMDAwMA=="]) {
    it(JSON.stringify(value), () => assert.ok(isPlaceholder(value)));
  }
  for (const value of ["hunter2!", "correct horse", "Tr0ub4dor"]) it(`${value} is none`, () => assert.ok(!isPlaceholder(value)));
});
