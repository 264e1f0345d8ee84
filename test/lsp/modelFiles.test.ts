import assert from "node:assert/strict";
import { createHash } from "node:crypto";

import type { ModelFile } from "../../server/core/index.ts";
import { startServer, stopServers } from "../harness/lspDriver.ts";

describe("model files", () => {
  afterEach(stopServers);

  it("are inspected beside the server's other work, with their checksum", async () => {
    const evil = Buffer.from("cos\nsystem\n(Vid\ntR.", "latin1");
    const server = await startServer({ files: { "a b.pkl": evil } });
    const file = await server.connection.sendRequest<ModelFile>("modelwright/inspect", { uri: server.uri("a b.pkl") });
    assert.deepEqual([file.name, file.verdict, file.imports], ["a b.pkl", "dangerous", [{ name: "os.system", verdict: "dangerous", calls: 1 }]]);
    assert.equal(file.sha256, createHash("sha256").update(evil).digest("hex"));
  });

  it("that are not there or not on the disk are refused in words", async () => {
    const server = await startServer({});
    await assert.rejects(server.connection.sendRequest("modelwright/inspect", { uri: server.uri("none.pt") }), /none\.pt cannot be read: there is no such file\./);
    await assert.rejects(server.connection.sendRequest("modelwright/inspect", { uri: "vscode-vfs://github/a/model.pt" }), /not on this machine's disk/);
  });
});
