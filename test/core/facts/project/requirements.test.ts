import assert from "node:assert/strict";

import { readDependency } from "../../../../server/core/facts/project/requirements.ts";
import { compareVersions, lowestVersion, pinnedVersion } from "../../../../server/core/facts/project/version.ts";

describe("requirements", () => {
  const cases: Readonly<Record<string, readonly [name: string, specifier: string] | undefined>> = {
    "scikit_learn==1.9.1": ["scikit-learn", "==1.9.1"],
    'torch [cuda] >= 2.6, <3 ; python_version < "3.13"': ["torch", ">=2.6,<3"],
    "pandas": ["pandas", ""],
    "x==1 --hash=sha256:0": ["x", "==1"],
    "model @ https://example.com/model.whl": ["model", "@https://example.com/model.whl"],
    "./wheels/a.whl": undefined,
    "a b": undefined,
    "": undefined,
  };
  for (const [line, expected] of Object.entries(cases)) {
    it(line || "(nothing)", () => {
      const dependency = readDependency(line);
      assert.deepEqual(dependency && [dependency.name, dependency.specifier], expected);
    });
  }
});

describe("versions", () => {
  it("are compared by number", () => {
    assert.ok(compareVersions("2.10", "2.6") > 0);
    assert.equal(compareVersions("2.6.0+cu126", "2.6"), 0);
  });

  it("have a lower end where the rule says so", () => {
    assert.deepEqual(["==2.6.1", ">=2.6,<3", "^2.4", "~=2.5.1", "2.19.*", "<3", ""].map(lowestVersion), ["2.6.1", "2.6", "2.4", "2.5.1", "2.19", undefined, undefined]);
  });

  it("are pinned by two or three equals signs", () => {
    assert.deepEqual(["==2.6.1", "===2.6", ">=2.6", "==2.*"].map(pinnedVersion), ["2.6.1", "2.6", undefined, undefined]);
  });
});
