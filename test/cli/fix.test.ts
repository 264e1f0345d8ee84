import assert from "node:assert/strict";
import { chmodSync, lstatSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";

import { checkJson, modelwright } from "../harness/cli.ts";
import { temporaryFolder } from "../harness/disk.ts";

const BEFORE = "FROM python:3.12-slim\nRUN pip install numpy==2.0\nRUN apt-get update && apt-get install git\nUSER nobody\n";

describe("check --fix", () => {
  it("repairs until nothing safe is left, says what it changed, and reports the rest", () => {
    const cwd = temporaryFolder({ Dockerfile: `${BEFORE}RUN pip install pandas==2.0\n` });
    const { code, out } = modelwright(["check", ".", "--fix"], { cwd });
    const text = readFileSync(join(cwd, "Dockerfile"), "utf8");
    assert.match(text, /pip install --no-cache-dir numpy[^]*apt-get install -y[^]*pip install --no-cache-dir pandas/);
    assert.match(out, /^fixed Dockerfile: .*pip-cache-in-image \(2\)/);
    assert.equal(code, 0);
    const again = checkJson([".", "--fix"], { cwd });
    assert.deepEqual(again.fixed, []);
    assert.equal(readFileSync(join(cwd, "Dockerfile"), "utf8"), text);
  });

  it("says in JSON which rules it repaired", () => {
    const cwd = temporaryFolder({ Dockerfile: "FROM python:3.12-slim\nRUN pip install numpy==2.0\nUSER nobody\n" });
    const report = checkJson(["Dockerfile", "--fix"], { cwd });
    assert.deepEqual(report.fixed, [{ file: join(cwd, "Dockerfile"), repairs: { "pip-cache-in-image": 1 } }]);
    assert.deepEqual(report.findings, []);
  });

  it("leaves suggested repairs alone unless they are asked for", () => {
    const files = { Dockerfile: 'FROM python:3.12-slim\nCMD ["python"]\n' };
    const cautious = temporaryFolder(files);
    modelwright(["check", ".", "--fix"], { cwd: cautious });
    assert.equal(readFileSync(join(cautious, "Dockerfile"), "utf8"), files.Dockerfile);
    const bold = temporaryFolder(files);
    modelwright(["check", ".", "--fix=suggested"], { cwd: bold });
    assert.match(readFileSync(join(bold, "Dockerfile"), "utf8"), /\nUSER /);
  });

  it("repairs only by the rules that were chosen", () => {
    const cwd = temporaryFolder({ Dockerfile: BEFORE });
    modelwright(["check", ".", "--fix", "--rule", "apt-asks"], { cwd });
    assert.doesNotMatch(readFileSync(join(cwd, "Dockerfile"), "utf8"), /--no-cache-dir/);
  });

  it("keeps access rights, links, line ends and the byte order mark", () => {
    const cwd = temporaryFolder({ "real/Dockerfile": `\uFEFF${BEFORE.replaceAll("\n", "\r\n")}` });
    chmodSync(join(cwd, "real/Dockerfile"), 0o640);
    symlinkSync(join(cwd, "real/Dockerfile"), join(cwd, "Dockerfile"));
    modelwright(["check", "Dockerfile", "--fix"], { cwd });
    assert.ok(lstatSync(join(cwd, "Dockerfile")).isSymbolicLink());
    assert.equal(statSync(join(cwd, "real/Dockerfile")).mode & 0o777, 0o640);
    const text = readFileSync(join(cwd, "real/Dockerfile"), "utf8");
    assert.match(text, /^\uFEFFFROM[^]*--no-cache-dir/);
    assert.equal(text.replaceAll("\r\n", "").includes("\n"), false);
  });

  it("does not touch what is not UTF-8, and says so", () => {
    const bytes = Buffer.concat([Buffer.from(BEFORE), Buffer.from([0x23, 0xe9, 0x0a])]);
    const cwd = temporaryFolder({ Dockerfile: bytes });
    const { out, err } = modelwright(["check", ".", "--fix"], { cwd });
    assert.deepEqual(readFileSync(join(cwd, "Dockerfile")), bytes);
    assert.match(out + err, /Dockerfile.*the repairs were not written: it is not UTF-8/);
  });

  it("repairs inside the cells of a notebook, and nothing else in its file changes", () => {
    const before = readFileSync("examples/churn/notebooks/explore.ipynb", "utf8");
    const cwd = temporaryFolder({ "explore.ipynb": before });
    assert.equal(modelwright(["check", ".", "--fix=suggested", "--rule", "fit-before-split"], { cwd }).code, 0);
    const after = readFileSync(join(cwd, "explore.ipynb"), "utf8");
    const [old, repaired] = [before, after].map((text) => JSON.parse(text) as { cells: { source: string[] }[] });
    const withoutSources = (notebook: typeof old): object => ({ ...notebook, cells: notebook?.cells.map((each) => ({ ...each, source: [] })) });
    assert.deepEqual(withoutSources(repaired), withoutSources(old));
    const code = repaired?.cells.map(({ source }) => source.join("")).join("\n") ?? "";
    assert.ok(code.indexOf("train_test_split(X,") < code.indexOf("scaler.fit_transform(X_train)"), code);
    const untouched = before.split("\n").filter((line) => !after.includes(line));
    assert.ok(untouched.length <= 4, `only lines of the repair differ: ${untouched.join("\n")}`);
  });
});
