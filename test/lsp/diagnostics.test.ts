import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";

import { eventually, PUSHED, startServer, stopServers, textOf, type LspDriver } from "../harness/lspDriver.ts";

const PIPELINE = "stages:\n  train:\n    cmd: python train.py\n    params: [epochs]\n";
const RULE = "dvc-param-key-missing";

describe("findings that the editor pulls", () => {
  let server: LspDriver;
  beforeEach(async () => {
    server = await startServer({ files: { "params.yaml": "epoch: 3\n" } });
  });
  afterEach(stopServers);

  it("name their rule, their place and where to read more", async () => {
    const uri = await server.open("dvc.yaml", PIPELINE);
    const [finding, ...others] = await server.findings(uri);
    assert.deepEqual(others, []);
    assert.equal(finding?.code, RULE);
    assert.equal(finding.source, "modelwright");
    assert.deepEqual(finding.range, { start: { line: 3, character: 13 }, end: { line: 3, character: 19 } });
    assert.match(finding.codeDescription?.href ?? "", /^https:/);
    assert.deepEqual(finding.data, { ruleId: RULE, fixable: true });
  });

  it("are not sent twice", async () => {
    const uri = await server.open("dvc.yaml", PIPELINE);
    const { resultId } = await server.pull(uri);
    assert.equal((await server.pull(uri, resultId)).kind, "unchanged");
    await server.change(uri, 2, PIPELINE.replace("epochs", "epoch"));
    const next = await server.pull(uri, resultId);
    assert.equal(next.kind, "full");
    assert.deepEqual(next.items, []);
  });

  it("are pulled again when another open file changes them", async () => {
    const uri = await server.open("dvc.yaml", PIPELINE);
    const params = await server.open("params.yaml", "epoch: 3\n");
    assert.equal((await server.findings(uri)).length, 1);
    await server.change(params, 2, "epochs: 3\n");
    await eventually(() => server.refreshes() === 1);
    assert.deepEqual(await server.findings(uri), []);
  });

  it("are pulled again when a file on the disk changes them", async () => {
    const uri = await server.open("dvc.yaml", PIPELINE);
    assert.equal((await server.findings(uri)).length, 1);
    server.write("params.yaml", "epochs: 3\n");
    await server.diskChanged("params.yaml");
    await eventually(() => server.refreshes() === 1);
    assert.deepEqual(await server.findings(uri), []);
  });

  it("are pulled again when a helper that is imported leaks, and when it is mended", async () => {
    const clean = "def prepare(rows):\n    return rows.dropna()\n";
    const leaky = "from sklearn.preprocessing import StandardScaler\ndef prepare(rows):\n    return StandardScaler().fit_transform(rows)\n";
    server.write("helper.py", clean);
    const uri = await server.open("train.py", "from helper import prepare\nX_train, X_test, y_train, y_test = train_test_split(prepare(X), y, random_state=0)\nprint(SVC().fit(X_train, y_train).score(X_test, y_test))\n");
    const leaks = async (): Promise<readonly unknown[]> => (await server.findings(uri)).map(({ code, range }) => [code, range.start.line]);
    assert.deepEqual(await leaks(), []);
    server.write("helper.py", leaky);
    await server.diskChanged("helper.py");
    await eventually(() => server.refreshes() === 1);
    assert.deepEqual(await leaks(), [["fit-before-split", 1]]);
    const helper = await server.open("helper.py", leaky);
    await server.change(helper, 2, clean);
    await eventually(() => server.refreshes() === 2);
    assert.deepEqual(await leaks(), []);
  });

  it("are not asked for again when nothing has changed in them", async () => {
    const uri = await server.open("dvc.yaml", PIPELINE);
    await server.findings(uri);
    await server.open("other.yaml", "a: 1\n");
    await server.diskChanged("README.md");
    await sleep(400);
    assert.equal(server.refreshes(), 0);
  });

  it("are never pushed as well", async () => {
    const uri = await server.open("dvc.yaml", PIPELINE);
    await server.findings(uri);
    await sleep(400);
    assert.equal(server.pushed(uri), undefined);
  });

  it("follow incremental edits, also several in one message", async () => {
    const uri = await server.open("dvc.yaml", PIPELINE);
    const at = (line: number, start: number, end: number) => ({ start: { line, character: start }, end: { line, character: end } });
    await server.connection.sendNotification("textDocument/didChange", {
      textDocument: { uri, version: 2 },
      contentChanges: [
        { range: at(0, 0, 0), text: "# a pipeline\n" },
        { range: at(4, 13, 19), text: "nothing" },
      ],
    });
    const [finding] = await server.findings(uri);
    assert.match(textOf(finding), /`nothing`/);
    assert.deepEqual(finding?.range, at(4, 13, 20));
  });

  it("know the file however the editor escapes its URI", async () => {
    const uri = server.uri("sub folder/dvc.yaml").replace("dvc.yaml", "%64vc.yaml");
    await server.connection.sendNotification("textDocument/didOpen", { textDocument: { uri, languageId: "yaml", version: 1, text: "stages:\n  a:\n    wdirr: x\n" } });
    assert.notEqual((await server.findings(uri)).length, 0);
  });
});

describe("findings for an editor that only listens", () => {
  let server: LspDriver;
  beforeEach(async () => {
    server = await startServer({ files: { "params.yaml": "epoch: 3\n" }, capabilities: PUSHED });
  });
  afterEach(stopServers);

  it("are pushed once the keys are quiet, with the version that they are for", async () => {
    assert.equal(server.answer.capabilities.diagnosticProvider, undefined);
    const uri = await server.open("dvc.yaml", "stages: {}\n");
    for (let version = 2; version <= 5; version++) {
      await server.change(uri, version, PIPELINE);
      await sleep(30);
    }
    assert.equal(server.pushed(uri), undefined, "something was sent between the keys");
    const { version, diagnostics } = await eventually(() => server.pushed(uri));
    assert.equal(version, 5);
    assert.deepEqual(diagnostics.map(({ code }) => code), [RULE]);
  });

  it("go when their cause goes, and when the file is closed", async () => {
    const uri = await server.open("dvc.yaml", PIPELINE);
    await eventually(() => server.pushed(uri)?.diagnostics.length === 1);
    server.write("params.yaml", "epochs: 3\n");
    await server.diskChanged("params.yaml");
    await eventually(() => server.pushed(uri)?.diagnostics.length === 0);
    await server.change(uri, 2, PIPELINE.replace("epochs", "steps"));
    await eventually(() => server.pushed(uri)?.diagnostics.length === 1);
    await server.connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
    await eventually(() => server.pushed(uri)?.diagnostics.length === 0);
  });
});
