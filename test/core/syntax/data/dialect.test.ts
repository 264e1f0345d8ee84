import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { plainValue, type Dialect, type Value } from "../../../../server/core/syntax/data/dialect.ts";

/** What each program makes of a plain scalar; PyYAML's column was read off PyYAML 6. */
const TABLE: readonly (readonly [string, Partial<Record<Dialect, Value>>])[] = [
  ["1e-5", { pyyaml: "1e-5", "yaml-1.2": 1e-5, omegaconf: 1e-5, "go-yaml": 1e-5 }],
  ["1.0e5", { pyyaml: "1.0e5", "yaml-1.2": 100000, omegaconf: 100000 }],
  ["1.0e-5", { pyyaml: 1e-5, "yaml-1.2": 1e-5, omegaconf: 1e-5 }],
  ["yes", { pyyaml: true, "yaml-1.2": "yes" }],
  ["off", { pyyaml: false, "yaml-1.2": "off" }],
  ["012", { pyyaml: 10, "yaml-1.2": 12 }],
  ["0o14", { pyyaml: "0o14", "yaml-1.2": 12 }],
  ["12:30:45", { pyyaml: 45045, "yaml-1.2": "12:30:45" }],
  ["1_000", { pyyaml: 1000, "yaml-1.2": "1_000" }],
  ["3.10", { pyyaml: 3.1, "yaml-1.2": 3.1, omegaconf: 3.1, "go-yaml": 3.1 }],
  ["-.inf", { pyyaml: -Infinity, "yaml-1.2": -Infinity }],
  ["~", { pyyaml: null, "yaml-1.2": null, omegaconf: null, "go-yaml": null }],
  ["", { pyyaml: null, "yaml-1.2": null }],
  ["1.2.3", { pyyaml: "1.2.3", "yaml-1.2": "1.2.3" }],
  ["n", { pyyaml: "n", "yaml-1.2": "n" }],
];

describe("plainValue", () => {
  for (const [text, values] of TABLE) {
    it(`reads ${text === "" ? "nothing" : text}`, () => {
      for (const [dialect, value] of Object.entries(values)) assert.equal(plainValue(text, dialect as Dialect), value, dialect);
    });
  }
});

describe("plainValue, compared with the programs themselves", () => {
  const { values } = JSON.parse(readFileSync(new URL("dialects.json", import.meta.url), "utf8")) as { values: Record<string, readonly [pyyaml: unknown, omegaconf: unknown]> };
  /** JSON has no word for these. */
  const inJson = (value: Value): unknown => (typeof value === "number" && !Number.isFinite(value) ? { number: String(value).replace("Infinity", "inf").toLowerCase() } : value === 0 ? 0 : value);
  for (const [text, [pyyaml, omegaconf]] of Object.entries(values)) {
    it(`reads ${text} as PyYAML and OmegaConf do`, () => {
      assert.deepEqual([inJson(plainValue(text, "pyyaml")), inJson(plainValue(text, "omegaconf"))], [pyyaml, omegaconf]);
    });
  }
});
