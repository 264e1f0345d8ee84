import assert from "node:assert/strict";

import type { DriftSettingChange } from "../../server/core/index.ts";
import { changeDriftSettings } from "../../server/host/changeDriftSettings.ts";

describe("a change of the settings of drift", () => {
  const changed = (text: string, change: DriftSettingChange): string => {
    const result = changeDriftSettings(text, change);
    return result.state === "changed" ? result.text : result.problem;
  };

  it("begins a file, and takes away what is empty", () => {
    const test = changed("", { setting: "tests", column: "monthly charges", value: "psi" });
    assert.equal(test, "version: 1\ntests:\n  monthly charges: psi\n");
    const both = changed(test, { setting: "thresholds", column: "monthly charges", value: 0.25 });
    assert.equal(both, "version: 1\ntests:\n  monthly charges: psi\nthresholds:\n  monthly charges: 0.25\n");
    assert.equal(changed(changed(both, { setting: "tests", column: "monthly charges", value: null }), { setting: "thresholds", column: "monthly charges", value: null }), "version: 1\n");
  });

  it("leaves comments and the order of the rest as they are", () => {
    const text = "# ours\nversion: 1\n\n# money\ntests:\n  fee: psi # agreed in May\nshare: 0.3\n";
    assert.equal(changed(text, { setting: "tests", column: "age", value: "energy" }), "# ours\nversion: 1\n\n# money\ntests:\n  fee: psi # agreed in May\n  age: energy\nshare: 0.3\n");
    assert.equal(changed(text, { setting: "share", value: 0.4 }), text.replace("0.3", "0.4"));
    assert.equal(changed(text, { setting: "correction", value: "bonferroni" }), `${text}correction: bonferroni\n`);
    assert.equal(changed(`${text}together: true\n`, { setting: "together", value: null }), text);
  });

  it("says how a file is read, and takes what holds nothing away", () => {
    const one = changed("version: 1\nshare: 0.3\n", { setting: "read", file: "new data.csv", key: "separator", value: ";" });
    assert.equal(one, "version: 1\nshare: 0.3\nread:\n  new data.csv:\n    separator: ;\n");
    const two = changed(one, { setting: "read", file: "new data.csv", key: "header", value: false });
    assert.equal(two, `${one}    header: false\n`);
    assert.equal(changed(changed(two, { setting: "read", file: "new data.csv", key: "header", value: null }), { setting: "read", file: "new data.csv", key: "separator", value: null }), "version: 1\nshare: 0.3\n");
    assert.match(changed("", { setting: "read", file: "a.csv", key: "separator", value: "::" }), /^"read\.a\.csv\.separator" must be one of ,  ;  tab  \|  :  space\.$/);
  });

  it("leaves columns out and brings them back", () => {
    const two = changed(changed("version: 1\nignore: [id]\n", { setting: "ignore", column: "note", value: true }), { setting: "ignore", column: "note", value: true });
    assert.equal(two, "version: 1\nignore: [id, note]\n");
    assert.equal(changed(changed(two, { setting: "ignore", column: "id", value: false }), { setting: "ignore", column: "note", value: false }), "version: 1\n");
  });

  it("keeps names that look like something else apart", () => {
    assert.match(changed("", { setting: "tests", column: "1", value: "ks" }), /"1": ks/);
    assert.match(changed("", { setting: "types", column: "true: #x", value: "category" }), /"true: #x": category/);
  });

  it("says what is not allowed, and leaves broken files alone", () => {
    assert.match(changed("", { setting: "tests", column: "a", value: "kolmogorov" }), /"kolmogorov" is not a test\./);
    assert.equal(changed("", { setting: "bins", column: "a", value: 20 }), "version: 1\nbins:\n  a: 20\n");
    assert.match(changed("", { setting: "thresholds", column: "a", value: -1 }), /must be a number above 0/);
    for (const broken of ["- a\n", "tests: [\n", "just words\n"]) assert.match(changed(broken, { setting: "share", value: 0.4 }), /Mend it first/);
  });
});
