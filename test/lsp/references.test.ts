import assert from "node:assert/strict";

import type { DocumentHighlight, DocumentSymbol, Location, WorkspaceEdit, WorkspaceSymbol } from "vscode-languageserver-protocol/node";

import { PULLING, startServer, stopServers, type LspDriver } from "../harness/lspDriver.ts";

const PARAMS = "train:\n  epochs: 3\n";
const PIPELINE = "stages:\n  train:\n    cmd: python train.py\n    deps: [train.py, data/raw.csv]\n    params: [train.epochs]\n    outs: [model.pkl]\n";
const CODE = "import dvc.api\nprint(dvc.api.params_show()['train']['epochs'])\n";

describe("names across the workspace", () => {
  let server: LspDriver;
  beforeEach(async () => {
    const workspaceEdit = { documentChanges: true, resourceOperations: ["rename" as const] };
    server = await startServer({
      files: { "params.yaml": PARAMS, "dvc.yaml": PIPELINE, "train.py": CODE, "data/raw.csv": "a\n" },
      capabilities: { ...PULLING, workspace: { ...PULLING.workspace, workspaceEdit } },
    });
  });
  afterEach(stopServers);

  const at = (uri: string, line: number, character: number) => ({ textDocument: { uri }, position: { line, character } });
  const ask = <Answer>(method: string, params: object): Promise<Answer> => server.connection.sendRequest<Answer>(method, params);

  /** `file:line` of each edit, and what it writes. */
  function edited({ documentChanges = [] }: WorkspaceEdit): readonly string[] {
    const lines = documentChanges.flatMap((change) => {
      if ("kind" in change) return change.kind === "rename" ? [`${nameOf(change.oldUri)} -> ${nameOf(change.newUri)}`] : [];
      return change.edits.map((edit) => `${nameOf(change.textDocument.uri)}:${edit.range.start.line} ${"newText" in edit ? edit.newText : ""}`);
    });
    return lines.toSorted();
  }
  const nameOf = (uri: string): string => uri.replace(server.uri(""), "").replace(/^\//, "");

  it("finds references in files that are not open, code included", async () => {
    const uri = await server.open("params.yaml", PARAMS);
    const places = await ask<readonly Location[]>("textDocument/references", { ...at(uri, 1, 4), context: { includeDeclaration: false } });
    assert.deepEqual(places.map((place) => `${nameOf(place.uri)}:${place.range.start.line}`).toSorted(), ["dvc.yaml:4", "train.py:1"]);
    const all = await ask<readonly Location[]>("textDocument/references", { ...at(uri, 1, 4), context: { includeDeclaration: true } });
    assert.equal(all.length, 3);
    assert.deepEqual(await ask("textDocument/references", { ...at(uri, 1, 11), context: { includeDeclaration: true } }), []);
  });

  it("renames a parameter in all files, as they are in the editor", async () => {
    await server.open("dvc.yaml", `# first\n${PIPELINE}`);
    const uri = await server.open("params.yaml", PARAMS);
    assert.deepEqual(await ask("textDocument/prepareRename", at(uri, 1, 4)), { range: { start: { line: 1, character: 2 }, end: { line: 1, character: 8 } }, placeholder: "epochs" });
    const edit = await ask<WorkspaceEdit>("textDocument/rename", { ...at(uri, 1, 4), newName: "rounds" });
    assert.deepEqual(edited(edit), ["dvc.yaml:5 rounds", "params.yaml:1 rounds", "train.py:1 rounds"]);
  });

  it("renames a file together with the paths that lead to it", async () => {
    const uri = await server.open("dvc.yaml", PIPELINE);
    const edit = await ask<WorkspaceEdit>("textDocument/rename", { ...at(uri, 3, 24), newName: "data/all.csv" });
    assert.deepEqual(edited(edit), ["data/raw.csv -> data/all.csv", "dvc.yaml:3 data/all.csv"]);
    const moved = await ask<WorkspaceEdit>("workspace/willRenameFiles", { files: [{ oldUri: server.uri("data"), newUri: server.uri("input") }] });
    assert.deepEqual(edited(moved), ["dvc.yaml:3 input/raw.csv"]);
    assert.equal(await ask("workspace/willRenameFiles", { files: [{ oldUri: server.uri("x.py"), newUri: server.uri("y.py") }] }), null);
  });

  it("says why a rename is refused, and leaves Python to others", async () => {
    const uri = await server.open("dvc.yaml", PIPELINE);
    await assert.rejects(ask("textDocument/prepareRename", at(uri, 2, 5)), /no name here/);
    await assert.rejects(ask("textDocument/rename", { ...at(uri, 4, 20), newName: "two words" }), /cannot be the name of a parameter/);
    const code = await server.open("train.py", CODE, "python");
    assert.equal(await ask("textDocument/prepareRename", at(code, 1, 40)), null);
    assert.equal(await ask("textDocument/rename", { ...at(code, 1, 40), newName: "x" }), null);
  });

  it("refuses to rename a file where the editor cannot", async () => {
    const plain = await startServer({ files: { "train.py": CODE } });
    const uri = await plain.open("dvc.yaml", PIPELINE);
    await assert.rejects(plain.connection.sendRequest("textDocument/rename", { ...at(uri, 3, 13), newName: "fit.py" }), /cannot rename a file/);
  });

  it("highlights, outlines and finds symbols", async () => {
    const uri = await server.open("params.yaml", PARAMS);
    const outline = await ask<readonly DocumentSymbol[]>("textDocument/documentSymbol", { textDocument: { uri } });
    assert.deepEqual(outline.map(({ name, detail, children }) => [name, detail, children?.map((child) => child.name)]), [["train", "parameter", ["epochs"]]]);
    const pipeline = await server.open("dvc.yaml", PIPELINE);
    const highlights = await ask<readonly DocumentHighlight[]>("textDocument/documentHighlight", at(pipeline, 1, 4));
    assert.deepEqual(highlights.map(({ range }) => range.start.line), [1]);
    const symbols = await ask<readonly WorkspaceSymbol[]>("workspace/symbol", { query: "TRAI" });
    assert.deepEqual(symbols.map(({ name, containerName }) => [name, containerName]), [["train", "stage, dvc.yaml"], ["train", "parameter, params.yaml"]]);
    assert.deepEqual(await ask("workspace/symbol", { query: "" }), []);
  });
});
