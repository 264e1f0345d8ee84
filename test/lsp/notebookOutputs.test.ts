import assert from "node:assert/strict";

import { CodeActionKind, type CodeAction } from "vscode-languageserver-protocol/node";

import { startServer, stopServers } from "../harness/lspDriver.ts";
import { openNotebook } from "../harness/lspNotebook.ts";

const CELLS = ["print('customers')", "print(1)"];

const file = (output: string): string =>
  JSON.stringify({ cells: CELLS.map((source, index) => ({ cell_type: "code", execution_count: 1, outputs: index === 0 ? [{ output_type: "stream", text: output }] : [], source })), nbformat: 4 });

describe("the outputs of an open notebook", () => {
  afterEach(stopServers);

  it("are those of its file, and can be cleared by the editor", async () => {
    const server = await startServer({ files: { "a.ipynb": file("anna@posteo.de b.o@gmail.com c.liu@qq.com") }, initializationOptions: { commands: true } });
    const notebook = await openNotebook(server, "a.ipynb", CELLS);
    const [finding, ...others] = await server.findings(notebook.cell(0));
    assert.deepEqual([finding?.code, others, await server.findings(notebook.cell(1))], ["personal-data-in-output", [], []]);
    const actions = await server.connection.sendRequest<CodeAction[]>("textDocument/codeAction", { textDocument: { uri: notebook.cell(0) }, range: finding?.range, context: { diagnostics: [], only: [CodeActionKind.QuickFix] } });
    const clear = actions.find(({ command }) => command?.command === "modelwright.clearCellOutputs");
    assert.deepEqual(clear?.command?.arguments, [server.uri("a.ipynb"), [0]]);
  });

  it("are looked at anew when the notebook is saved, and forgotten when a cell runs", async () => {
    const server = await startServer({ files: { "a.ipynb": file("fine") } });
    const notebook = await openNotebook(server, "a.ipynb", CELLS);
    assert.deepEqual(await server.findings(notebook.cell(0)), []);
    server.write("a.ipynb", file("iban DE89 3704 0044 0532 0130 00"));
    await server.connection.sendNotification("notebookDocument/didSave", { notebookDocument: { uri: notebook.uri } });
    assert.equal((await server.findings(notebook.cell(0))).length, 1);
    await notebook.change({ data: [{ kind: 2, document: notebook.cell(0), executionSummary: { executionOrder: 2 } }] });
    assert.deepEqual(await server.findings(notebook.cell(0)), []);
  });
});
