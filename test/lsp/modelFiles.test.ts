import assert from "node:assert/strict";
import { createHash } from "node:crypto";

import type { DocumentLink, InlayHint } from "vscode-languageserver/node";

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

  it("show their verdict where code loads them, and lead there", async () => {
    const code = 'import pickle, torch\nPATH = "models/evil.pkl"\nwith open(PATH, "rb") as f:\n    model = pickle.load(f)\nother = torch.load("plain.pt")\nnone = torch.load("none.pt")\n';
    const files = { "src/train.py": code, "src/models/evil.pkl": Buffer.from("cos\nsystem\n(Vid\ntR.", "latin1"), "plain.pt": Buffer.from("\x80\x02N.", "latin1") };
    const server = await startServer({ files });
    const uri = server.uri("src/train.py");
    await server.connection.sendNotification("textDocument/didOpen", { textDocument: { uri, languageId: "python", version: 1, text: code } });
    const range = { start: { line: 0, character: 0 }, end: { line: 20, character: 0 } };
    const hints = await server.connection.sendRequest<InlayHint[]>("textDocument/inlayHint", { textDocument: { uri }, range });
    const shown = hints.map(({ label, tooltip, position }) => [position.line, typeof label === "string" ? label : label.map(({ value }) => value).join(""), JSON.stringify(tooltip).includes("os.system")]);
    assert.deepEqual(shown, [[2, "DANGEROUS to load", true], [4, "safe to load", false]]);
    const links = await server.connection.sendRequest<DocumentLink[]>("textDocument/documentLink", { textDocument: { uri } });
    assert.deepEqual(links.map(({ target }) => target), [server.uri("src/models/evil.pkl"), server.uri("plain.pt")]);
  });
});
