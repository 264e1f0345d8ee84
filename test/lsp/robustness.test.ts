import assert from "node:assert/strict";

import { startServer, stopServers, textOf, type LspDriver } from "../harness/lspDriver.ts";

describe("bad input", () => {
  let server: LspDriver;
  beforeEach(async () => {
    server = await startServer();
  });
  afterEach(stopServers);

  const isAlive = async (): Promise<void> => {
    const uri = await server.open("alive.yaml", "a: [1\n");
    assert.deepEqual((await server.findings(uri)).map(({ code }) => code), ["invalid-yaml"]);
  };

  it("is answered with an error where a request makes no sense, and the server lives", async () => {
    const { connection } = server;
    await assert.rejects(connection.sendRequest("textDocument/diagnostic", {}));
    await assert.rejects(connection.sendRequest("textDocument/hover", { textDocument: null }));
    await assert.rejects(connection.sendRequest("textDocument/codeAction", {}));
    await assert.rejects(connection.sendRequest("modelwright/kindOf"), /needs parameters/);
    await assert.rejects(connection.sendRequest("modelwright/kindOf", [1]), /needs parameters/);
    await assert.rejects(connection.sendRequest("modelwright/ruleDocumentation", { ruleId: "no-such-rule" }), /no rule with the name no-such-rule/);
    await assert.rejects(connection.sendRequest("modelwright/noSuchThing", {}), /Unhandled method/);
    await connection.sendNotification("textDocument/didChange", { textDocument: { uri: "file:///never/opened.py", version: 9 }, contentChanges: [{ text: "" }] });
    await connection.sendNotification("notebookDocument/didChange", { notebookDocument: { uri: "file:///never/opened.ipynb", version: 9 }, change: {} });
    await isAlive();
  });

  it("is followed as far as its bound, which the trace tells", async () => {
    const traces: string[] = [];
    server.connection.onNotification("$/logTrace", ({ message }: { readonly message: string }) => {
      traces.push(message);
    });
    await server.connection.sendNotification("$/setTrace", { value: "messages" });
    const uri = await server.open("deep.py", Array.from({ length: 10 }, (_, depth) => `def f${depth}(x):\n    return f${depth + 1}(x)\n`).join("") + "print(f0(1))\n");
    await server.findings(uri);
    assert.deepEqual(traces, [`${uri}: Calls are followed 7 deep. What line 14 calls lies deeper and is taken for unknown.`]);
  });

  it("finds nothing in files that are not there", async () => {
    assert.deepEqual(await server.findings(server.uri("missing.yaml")), []);
    assert.deepEqual(await server.findings("file:///%E0%A4%A"), []);
    assert.deepEqual(await server.findings("git:/some/file.py?ref=HEAD"), []);
    await isAlive();
  });

  it("leaves a config of ten megabytes alone, also when it grows in the editor", async () => {
    const long = `stages:\n${"  # filler\n".repeat(1_100_000)}`;
    const uri = await server.open("dvc.yaml", "stages: [1\n");
    assert.deepEqual((await server.findings(uri)).map(({ code }) => code), ["invalid-yaml"]);
    await server.change(uri, 2, `${long}broken: [1\n`);
    assert.deepEqual((await server.findings(uri)).map(textOf), ["Modelwright does not check this file: it has 11.5 MB, and texts above 5 MB are not checked."]);
    assert.deepEqual(await server.connection.sendRequest("textDocument/references", { textDocument: { uri }, position: { line: 0, character: 1 }, context: { includeDeclaration: true } }), []);
    await server.change(uri, 3, "stages: [1\n");
    assert.deepEqual((await server.findings(uri)).map(({ code }) => code), ["invalid-yaml"]);
    await isAlive();
  });

  it("finds nothing in an empty file", async () => {
    for (const name of ["empty.py", "dvc.yaml", "Dockerfile", "empty.json"]) {
      const uri = await server.open(name, "");
      const messages = (await server.findings(uri)).map(textOf);
      assert.ok(messages.length <= 1, messages.join("\n"));
    }
    await isAlive();
  });

  it("is named in the file where it holds binary data", async () => {
    const uri = await server.open("model.yaml", "\u0080\u0003}q\u0000.\u0000");
    const [only] = await server.findings(uri);
    assert.match(textOf(only), /binary data/);
    await isAlive();
  });

  it("is named in the file where it is too large to check", async () => {
    const uri = await server.open("large.yaml", "key: value\n".repeat(600_000));
    const [only, ...others] = await server.findings(uri);
    assert.deepEqual(others, []);
    assert.match(textOf(only), /6\.3 MB/);
    await isAlive();
  });

  it("is said where a notebook is not JSON", async () => {
    const uri = await server.open("broken.ipynb", '{"cells": [', "json");
    const [finding] = await server.findings(uri);
    assert.equal(finding?.code, "unreadable-notebook");
  });

  it("is survived in half-typed Python", async () => {
    const text = "import pickle\ndef f(:\n  x = [1, (2\nmodel = pickle.load(open('m.pkl'\n";
    const uri = await server.open("half.py", "", "python");
    for (let length = 1, version = 2; length <= text.length; length++, version++) {
      await server.change(uri, version, text.slice(0, length));
      await server.findings(uri);
    }
    assert.deepEqual(server.log(), []);
  });
});
