import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import { pathToFileURL } from "node:url";

import type { Log } from "sarif";

import { modelwright } from "../harness/cli.ts";
import { temporaryFolder } from "../harness/disk.ts";
import { isSarif } from "../harness/sarif.ts";

const GOLDEN = "test/cli/golden/check.sarif";

const cell = (...lines: readonly string[]): object => ({ cell_type: "code", execution_count: null, metadata: {}, outputs: [], source: lines });
const notebook = {
  cells: [
    cell("from sklearn.preprocessing import StandardScaler\n", "from sklearn.linear_model import LogisticRegression\n", "from sklearn.model_selection import train_test_split"),
    cell("scaler = StandardScaler()\n", "X_scaled = scaler.fit_transform(X)"),
    cell("X_train, X_test, y_train, y_test = train_test_split(X_scaled, y)\n", "model = LogisticRegression().fit(X_train, y_train)\n", "model.score(X_test, y_test)"),
  ],
  metadata: {},
  nbformat: 4,
  nbformat_minor: 5,
};

function sarifOf(args: readonly string[], cwd: string): { readonly code: number | null; readonly text: string; readonly log: Log } {
  const { code, out } = modelwright(["check", "--format", "sarif", ...args], { cwd });
  const log = JSON.parse(out) as Log;
  assert.ok(isSarif(log), JSON.stringify(isSarif.errors));
  return { code, text: out, log };
}

describe("check --format sarif", () => {
  it("writes what it wrote before (run with UPDATE_GOLDEN=1 to accept a change)", () => {
    const cwd = temporaryFolder({
      Dockerfile: "FROM python:3.12-slim\nRUN pip install numpy==2.0\nUSER nobody\n",
      "notebooks/train.ipynb": `${JSON.stringify(notebook, undefined, 1)}\n`,
      "data.py": new Uint8Array([0, 1, 2]),
    });
    const { text } = sarifOf([".", "--rule", "fit-before-split", "--rule", "pip-cache-in-image"], cwd);
    const stable = text.replaceAll(pathToFileURL(cwd).href, "file:///workspace").replace(/"semanticVersion": "[^"]*"/, '"semanticVersion": "0.0.0"').replace(/"markdown": ".*"/g, '"markdown": "…"');
    if (process.env["UPDATE_GOLDEN"] || !existsSync(GOLDEN)) writeFileSync(GOLDEN, stable);
    assert.equal(stable, readFileSync(GOLDEN, "utf8"));
  });

  it("is valid for the example, and repairs in it lie where they belong", () => {
    const { code, log } = sarifOf(["."], resolve("examples/churn"));
    assert.equal(code, 1);
    const [run] = log.runs;
    const rules = run?.tool.driver.rules ?? [];
    for (const { ruleId, ruleIndex = -1, fixes = [], locations = [] } of run?.results ?? []) {
      assert.equal(rules[ruleIndex]?.id, ruleId);
      const uri = locations[0]?.physicalLocation?.artifactLocation?.uri ?? "";
      const lines = readFileSync(resolve("examples/churn", decodeURI(uri)), "utf8").split("\n");
      for (const { deletedRegion } of fixes.flatMap((fix) => fix.artifactChanges.flatMap(({ replacements }) => replacements))) {
        const { startLine = 0, startColumn = 0 } = deletedRegion;
        assert.ok(startColumn <= (lines[startLine - 1]?.length ?? -1) + 1, `${basename(uri)}:${startLine}:${startColumn}`);
      }
    }
    const named = run?.results?.find(({ locations }) => locations?.[0]?.logicalLocations);
    assert.match(named?.locations?.[0]?.logicalLocations?.[0]?.fullyQualifiedName ?? "", /^cell \d+, line \d+$/);
    assert.ok(rules.every(({ help }) => help?.markdown?.startsWith("# ")));
  });

  it("is valid where nothing was found and where nothing could be read", () => {
    assert.equal(sarifOf(["."], temporaryFolder({ "a.json": "{}" })).code, 0);
    assert.equal(sarifOf(["."], temporaryFolder({})).code, 0);
    const { code, log } = sarifOf(["none.py"], temporaryFolder({}));
    assert.equal(code, 2);
    assert.match(log.runs[0]?.invocations?.[0]?.toolExecutionNotifications?.[0]?.message.text ?? "", /^none\.py was not checked: there is no such file/);
  });
});
