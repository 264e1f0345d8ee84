import assert from "node:assert/strict";

import { readSettingsFile } from "../../../server/core/index.ts";

const KNOWN = { rules: ["root-container", "fit-before-split"], kinds: ["yaml"] };

describe("the settings file", () => {
  it("is read as JSON or YAML", () => {
    const settings = { preset: "strict", ignore: ["old/**"] };
    assert.deepEqual(readSettingsFile('{"$schema": "x", "preset": "strict", "ignore": ["old/**"]}', KNOWN), { state: "read", settings });
    assert.deepEqual(readSettingsFile("preset: strict\nignore: [old/**]\n", KNOWN), { state: "read", settings });
    assert.deepEqual(readSettingsFile("", KNOWN), { state: "read", settings: {} });
  });

  for (const [text, place, reason] of [
    ['{"severity": {"root-contaner": "off"}}', "root-contaner", /^"root-contaner" is not a rule\. Did you mean "root-container"\?$/],
    ["severity:\n  root-container: eror\n", "eror", /not a severity/],
    ["kinds:\n  '*.conf': yml\n", "yml", /not a file kind/],
    ["runs:\n  ds_config.json: all night\n", "all night", /such as "12 h on 8 x A100"/],
    ["ignore: old\n", "old", /must be a list of globs/],
    ["trusted: true\n", "trusted", /^"trusted" is not a setting\./],
    ["preset: [\n", "", /^It cannot be read: /],
  ] as const) {
    it(`points at what is wrong in ${JSON.stringify(text)}`, () => {
      const file = readSettingsFile(text, KNOWN);
      assert.ok(file.state === "wrong");
      assert.match(file.reason, reason);
      if (place !== "") assert.ok(text.slice(file.at.start, file.at.end).includes(place), text.slice(file.at.start, file.at.end));
    });
  }
});
