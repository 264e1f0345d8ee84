import assert from "node:assert/strict";

import type { CompletionItem } from "vscode-languageserver-protocol/node";

import { eventually, startServer, stopServers } from "../harness/lspDriver.ts";

const MISSPELT = "stages:\n  train:\n    cmd: echo\n    otus: [a]\n";

describe("living with other extensions", () => {
  afterEach(stopServers);

  it("is silent about schemas of YAML where a person wants the YAML extension's words", async () => {
    const server = await startServer();
    const uri = await server.open("dvc.yaml", MISSPELT);
    assert.deepEqual((await server.findings(uri)).map(({ code }) => code), ["dvc-schema"]);
    await server.configure({ yamlSchemas: "yamlExtension" });
    await eventually(() => server.refreshes() === 1);
    assert.deepEqual(await server.findings(uri), []);
  });

  it("lets a rule that the person sets speak all the same", async () => {
    const server = await startServer({ settings: { yamlSchemas: "yamlExtension", severity: { "dvc-schema": "info" } } });
    assert.equal((await server.findings(await server.open("dvc.yaml", MISSPELT))).length, 1);
  });

  it("leaves keys of JSON to an editor that has our schema", async () => {
    const ask = async (explains?: readonly string[]): Promise<readonly CompletionItem[]> => {
      const server = await startServer({ initializationOptions: explains ? { explains } : {} });
      const uri = await server.open("adapter_config.json", '{ "" }', "json");
      return server.connection.sendRequest("textDocument/completion", { textDocument: { uri }, position: { line: 0, character: 3 } });
    };
    assert.ok((await ask()).some(({ label }) => label === "lora_alpha"));
    assert.deepEqual(await ask(["peft-adapter"]), []);
  });
});
