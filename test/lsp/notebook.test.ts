import assert from "node:assert/strict";

import { CodeActionKind, NotebookCellKind, TextDocumentEdit, type CodeAction, type Diagnostic } from "vscode-languageserver-protocol/node";

import { eventually, PUSHED, startServer, stopServers, textOf, type LspDriver } from "../harness/lspDriver.ts";
import { openNotebook, type OpenedNotebook } from "../harness/lspNotebook.ts";
import { python } from "../harness/python.ts";

const RULE = "fit-before-split";
const CELLS = [
  "from sklearn.preprocessing import StandardScaler\nfrom sklearn.model_selection import train_test_split",
  "scaler = StandardScaler()\nX_scaled = scaler.fit_transform(X)",
  "X_train, X_test, y_train, y_test = train_test_split(X_scaled, y)",
  "model.fit(X_train, y_train)\nprint(model.score(X_test, y_test))",
];

describe("a notebook", () => {
  let server: LspDriver;
  let notebook: OpenedNotebook;
  const leaks = async (index: number): Promise<readonly Diagnostic[]> => (await server.findings(notebook.cell(index))).filter(({ code }) => code === RULE);
  beforeEach(async () => {
    server = await startServer();
    notebook = await openNotebook(server, "explore.ipynb", CELLS);
  });
  afterEach(stopServers);

  it("is read as one program, with each finding in its cell", async () => {
    const [leak, ...others] = await leaks(1);
    assert.deepEqual(others, []);
    assert.deepEqual(leak?.range, { start: { line: 1, character: 11 }, end: { line: 1, character: 31 } });
    for (const index of [0, 2, 3]) assert.deepEqual(await leaks(index), []);
    assert.ok((leak.relatedInformation ?? []).some(({ location }) => location.uri === notebook.cell(2)), "the split is named by its cell");
  });

  it("is read anew when a cell is edited", async () => {
    assert.equal((await leaks(1)).length, 1);
    await notebook.edit(1, 2, "X_scaled = X");
    assert.deepEqual(await leaks(1), []);
    await notebook.edit(1, 3, CELLS[1] ?? "");
    assert.equal((await leaks(1)).length, 1);
  });

  it("has its other cells pulled again when an edit in one changes them", async () => {
    assert.equal((await leaks(1)).length, 1);
    await notebook.edit(2, 2, "pass");
    await eventually(() => server.refreshes() === 1);
    assert.deepEqual(await leaks(1), []);
  });

  it("knows cells that are moved, added and removed", async () => {
    const cell = (index: number) => ({ kind: NotebookCellKind.Code, document: notebook.cell(index) });
    // The scaler after the split: nothing leaks.
    await notebook.change({ structure: { array: { start: 1, deleteCount: 2, cells: [cell(2), cell(1)] } } });
    assert.deepEqual(await leaks(1), []);
    await notebook.change({ structure: { array: { start: 1, deleteCount: 2, cells: [cell(1), cell(2)] } } });
    assert.equal((await leaks(1)).length, 1);
    const added = notebook.cell(9);
    await notebook.change({
      structure: { array: { start: 4, deleteCount: 0, cells: [cell(9)] }, didOpen: [{ uri: added, languageId: "python", version: 1, text: "import pickle\npickle.load(open('m.pkl', 'rb'))" }] },
    });
    assert.notDeepEqual(await server.findings(added), []);
    await notebook.change({ structure: { array: { start: 4, deleteCount: 1 }, didClose: [{ uri: added }] } });
    assert.deepEqual(await server.findings(added), []);
  });

  it("is repaired in all cells that the repair touches, at the versions that they have", async () => {
    await notebook.edit(3, 7, CELLS[3] ?? "");
    const [leak] = await leaks(1);
    assert.ok(leak);
    const actions = await server.connection.sendRequest<readonly CodeAction[]>("textDocument/codeAction", {
      textDocument: { uri: notebook.cell(1) },
      range: leak.range,
      context: { diagnostics: [leak] },
    });
    const fix = actions.find(({ isPreferred }) => isPreferred);
    assert.equal(fix?.kind, CodeActionKind.QuickFix);
    const edited = (fix.edit?.documentChanges ?? []).filter((change) => TextDocumentEdit.is(change));
    assert.deepEqual(edited.map(({ textDocument }) => textDocument), [
      { uri: notebook.cell(1), version: 1 },
      { uri: notebook.cell(2), version: 1 },
    ]);
  });

  it("says of an open notebook in R that it is one", async () => {
    const server = await startServer({ files: {} });
    const notebook = await openNotebook(server, "in_r.ipynb", ["x <- c(1, 2)"], "r");
    await assert.rejects(server.connection.sendRequest("modelwright/convertNotebook", { uri: notebook.uri, target: "project" }), /This notebook is written in R, and only Python can be converted/);
    await assert.rejects(server.connection.sendRequest("modelwright/gatherResult", { uri: notebook.uri }), /written in R/);
  });

  it("passes over cells of other languages, and counts them", async () => {
    await notebook.change({
      structure: {
        array: { start: 0, deleteCount: 0, cells: [{ kind: NotebookCellKind.Markup, document: notebook.cell(10) }, { kind: NotebookCellKind.Code, document: notebook.cell(11) }] },
        didOpen: [
          { uri: notebook.cell(10), languageId: "markdown", version: 1, text: "# Not code: def (" },
          { uri: notebook.cell(11), languageId: "sql", version: 1, text: "select (" },
        ],
      },
    });
    assert.equal((await leaks(1)).length, 1);
    assert.deepEqual(await server.findings(notebook.cell(11)), []);
  });

  it("is looked at in the order of its last run, on request", async () => {
    const other = await openNotebook(server, "order.ipynb", ["rate = 1", "share = 2\nprint(rate)"]);
    const order = (): Promise<{ readonly ran: number; readonly missing: readonly object[] }> => server.connection.sendRequest("modelwright/runOrder", { uri: other.uri });
    assert.deepEqual(await order(), { ran: 0, missing: [] });
    await other.change({ data: [5, 3].map((executionOrder, index) => ({ kind: NotebookCellKind.Code, document: other.cell(index), executionSummary: { executionOrder } })) });
    const message = "`rate` is used in cell 2, and in the order of the last run cell 1 made it only later.";
    assert.deepEqual(await order(), { ran: 2, missing: [{ cell: 1, line: 1, character: 6, name: "rate", message }] });
    await other.close();
  });

  it("is forgotten when it is closed", async () => {
    await notebook.close();
    assert.deepEqual(await server.findings(notebook.cell(1)), []);
  });

  it("that is open as text is reported in its JSON", async () => {
    const source = (text: string): string[] => text.split(/(?<=\n)/);
    const json = JSON.stringify({ cells: CELLS.map((text) => ({ cell_type: "code", source: source(text), outputs: [] })), nbformat: 4, nbformat_minor: 5, metadata: {} }, undefined, 1);
    const uri = await server.open("other.ipynb", json, "json");
    const leak = (await server.findings(uri)).find(({ code }) => code === RULE);
    assert.ok(leak, "the leak is found");
    const line = json.split("\n")[leak.range.start.line] ?? "";
    assert.equal(line.slice(leak.range.start.character, leak.range.end.character), "scaler.fit_transform");
  });
});

describe("verifying a notebook", () => {
  afterEach(stopServers);

  if (python !== undefined) {
    it("ends at the time limit that a person has set", async () => {
      const cell = { cell_type: "code", metadata: {}, source: "while True:\n    pass", outputs: [], execution_count: null };
      const server = await startServer({ files: { "endless.ipynb": JSON.stringify({ cells: [cell], metadata: { language_info: { name: "python" } }, nbformat: 4, nbformat_minor: 5 }) } });
      const result = await server.connection.sendRequest("modelwright/verifyNotebook", { uri: server.uri("endless.ipynb"), python, timeoutSeconds: 1 });
      assert.deepEqual(result, { state: "failed", reason: "The notebook took longer than 1 s and was stopped. Allow it more time, or verify it with less data." });
    });
  }
});

describe("a notebook in an editor that only listens", () => {
  afterEach(stopServers);

  it("has its findings pushed cell by cell", async () => {
    const server = await startServer({ capabilities: { ...PUSHED, notebookDocument: { synchronization: {} } } });
    const notebook = await openNotebook(server, "explore.ipynb", CELLS);
    const { diagnostics } = await eventually(() => server.pushed(notebook.cell(1)));
    assert.match(textOf(diagnostics.find(({ code }) => code === RULE)), /scaler/);
    await notebook.close();
    await eventually(() => server.pushed(notebook.cell(1))?.diagnostics.length === 0);
  });
});
