import assert from "node:assert/strict";

import { SETTINGS_READ, type KindOfFile } from "../../server/lsp/protocol.ts";
import { eventually, startServer, stopServers, type LspDriver } from "../harness/lspDriver.ts";

describe("what a file is", () => {
  afterEach(stopServers);

  const ask = ({ connection }: LspDriver, uri: string): Promise<KindOfFile> => connection.sendRequest<KindOfFile>("modelwright/kindOf", { uri });

  it("is told of a file that has no name yet by its content and the editor's language", async () => {
    const server = await startServer();
    const untitled = async (name: string, text: string, languageId: string): Promise<unknown> => {
      await server.connection.sendNotification("textDocument/didOpen", { textDocument: { uri: `untitled:${name}`, languageId, version: 1, text } });
      return (await ask(server, `untitled:${name}`)).kind?.id;
    };
    assert.equal(await untitled("Untitled-1", "apiVersion: argoproj.io/v1alpha1\nkind: Workflow\n", "yaml"), "argo");
    assert.equal(await untitled("Untitled-2", "a: 1\n", "yaml"), "yaml");
    assert.equal(await untitled("Untitled-3", "a: 1\n", "plaintext"), "other");
  });

  it("comes with the comment that says it, and with what is wrong with that", async () => {
    const server = await startServer();
    const uri = await server.open("dvc.yaml", "---\n# modelwright: kind hydras\nstages: {}\n");
    const { kind, problem, comment } = await ask(server, uri);
    assert.equal(kind?.id, "dvc");
    assert.match(problem ?? "", /Did you mean "hydra"\?$/);
    assert.deepEqual(comment, { start: { line: 1, character: 20 }, end: { line: 1, character: 26 } });
  });

  it("may be another one once settings are read, which our own client is told", async () => {
    const server = await startServer({ initializationOptions: { commands: true } });
    let told = 0;
    server.connection.onNotification(SETTINGS_READ, () => {
      told++;
    });
    const uri = await server.open("a.yaml", "rate: 1\n");
    assert.equal((await ask(server, uri)).kind?.id, "yaml");
    const before = told;
    await server.configure({ kinds: { "a.yaml": "hydra" } });
    await eventually(() => told > before);
    assert.equal((await ask(server, uri)).kind?.id, "hydra");
  });
});
