import assert from "node:assert/strict";

import { DiagnosticTag, type CompletionItem, type DocumentLink, type Hover, type Location, type MarkupContent } from "vscode-languageserver-protocol/node";

import type { ExtractedCode, PromotedConstant, ShownStage } from "../../server/lsp/notebookProtocol.ts";
import type { FilePlan, KindOfFile, PlacedLineage, PlacedPipeline } from "../../server/lsp/protocol.ts";
import { startServer, stopServers, type LspDriver } from "../harness/lspDriver.ts";
import { openNotebook } from "../harness/lspNotebook.ts";

const PIPELINE = "stages:\n  train:\n    cmd: python train.py\n    deps:\n      - train.py\n    params:\n      - epoch\n";

describe("help while editing", () => {
  let server: LspDriver;
  beforeEach(async () => {
    server = await startServer({ files: { "params.yaml": "seed: 1\nepochs: 3\n", "train.py": "print()\n", "requirements.txt": "scikit-learn==1.5.0\n" } });
  });
  afterEach(stopServers);

  const at = (uri: string, line: number, character: number) => ({ textDocument: { uri }, position: { line, character } });
  const markdownOf = (hover: Hover | null): string => (hover?.contents as MarkupContent | undefined)?.value ?? "";

  it("explains a finding by its rule's page", async () => {
    const uri = await server.open("dvc.yaml", PIPELINE);
    const hover = await server.connection.sendRequest<Hover | null>("textDocument/hover", at(uri, 6, 9));
    assert.match(markdownOf(hover), /dvc-param-key-missing/);
    assert.match(markdownOf(hover), /## Reported/);
    assert.deepEqual(hover?.range, { start: { line: 6, character: 8 }, end: { line: 6, character: 13 } });
    assert.equal(await server.connection.sendRequest("textDocument/hover", at(await server.open("plain.yaml", "a: 1\n"), 0, 3)), null);
  });

  it("strikes through what is deprecated", async () => {
    const uri = await server.open(".mcp.json", '{ "mcpServers": { "docs": { "type": "sse", "url": "https://docs.example/sse" } } }', "json");
    const finding = (await server.findings(uri)).find(({ code }) => code === "mcp-sse-deprecated");
    assert.deepEqual(finding?.tags, [DiagnosticTag.Deprecated]);
  });

  it("links to the rest of the page where the editor can open it", async () => {
    const linking = await startServer({ initializationOptions: { commands: true } });
    const uri = await linking.open("a.yaml", "a: [1\n");
    const [finding] = await linking.findings(uri);
    assert.ok(finding);
    const hover = await linking.connection.sendRequest<Hover | null>("textDocument/hover", { textDocument: { uri }, position: finding.range.start });
    assert.match(markdownOf(hover), /\(command:modelwright\.openRuleDocumentation\?%5B%22invalid-yaml%22%5D\)/);
    assert.doesNotMatch(markdownOf(hover), /## Reported/);
  });

  it("completes names of parameters, with the edit that accepting makes", async () => {
    const uri = await server.open("dvc.yaml", PIPELINE);
    const items = await server.connection.sendRequest<readonly CompletionItem[]>("textDocument/completion", at(uri, 6, 13));
    const epochs = items.find(({ label }) => label === "epochs");
    assert.ok(epochs, items.map(({ label }) => label).join(", "));
    assert.deepEqual(epochs.textEdit, { range: { start: { line: 6, character: 8 }, end: { line: 6, character: 13 } }, newText: "epochs" });
  });

  it("goes from a parameter to its line in another file", async () => {
    const uri = await server.open("dvc.yaml", PIPELINE.replace("epoch", "epochs"));
    const places = await server.connection.sendRequest<readonly Location[]>("textDocument/definition", at(uri, 6, 10));
    assert.deepEqual(places.map((place) => [place.uri, place.range.start.line]), [[server.uri("params.yaml"), 1]]);
  });

  it("makes paths of files into links", async () => {
    const uri = await server.open("dvc.yaml", PIPELINE);
    const links = await server.connection.sendRequest<readonly DocumentLink[]>("textDocument/documentLink", { textDocument: { uri } });
    assert.ok(links.some(({ target, range }) => target === server.uri("train.py") && range.start.line === 4));
  });

  it("tells the lineage of a variable, in a file and in a cell", async () => {
    const text = "import pandas as pd\ndf = pd.read_csv('train.csv').dropna()\n";
    const uri = await server.open("train_model.py", `${text}df\n`);
    const hover = await server.connection.sendRequest<Hover | null>("textDocument/hover", at(uri, 2, 1));
    assert.equal(markdownOf(hover), "`df`: rows of `train.csv` → dropna");
    assert.deepEqual(hover?.range, { start: { line: 2, character: 0 }, end: { line: 2, character: 2 } });
    const notebook = await openNotebook(server, "explore.ipynb", [text, "small = df.head()\nsmall"]);
    const inCell = await server.connection.sendRequest<Hover | null>("textDocument/hover", at(notebook.cell(1), 1, 2));
    assert.equal(markdownOf(inCell), "`small`: rows of `train.csv` → dropna → head");
    assert.deepEqual(inCell?.range?.start, { line: 1, character: 0 });
  });

  it("draws the lineage of a notebook and says where its parts stand, as it is now", async () => {
    const notebook = await openNotebook(server, "leak.ipynb", ["import pandas as pd", "df = pd.read_csv('train.csv')"]);
    const before = await server.connection.sendRequest<PlacedLineage>("modelwright/lineage", { uri: notebook.uri });
    assert.deepEqual(before.view.nodes.map(({ title, place }) => [title, place]), [["`train.csv`", "cell 2"]]);
    assert.deepEqual(Object.values(before.places), [{ uri: notebook.cell(1), range: { start: { line: 0, character: 5 }, end: { line: 0, character: 29 } } }]);
    await notebook.edit(1, 2, "df = pd.read_csv('other.csv')");
    const after = await server.connection.sendRequest<PlacedLineage>("modelwright/lineage", { uri: notebook.uri });
    assert.equal(after.view.nodes[0]?.title, "`other.csv`");
  });

  it("marks leaks in the lineage, and says why there is none of a pipeline", async () => {
    const leaking = "import pandas as pd\nfrom sklearn.feature_selection import SelectKBest\nfrom sklearn.linear_model import LogisticRegression\nfrom sklearn.model_selection import train_test_split\ndf = pd.read_csv('a.csv')\nX = SelectKBest().fit_transform(df, df.y)\na, b, c, d = train_test_split(X, df.y, random_state=0)\nLogisticRegression().fit(a, c).score(b, d)\n";
    const { view, places } = await server.connection.sendRequest<PlacedLineage>("modelwright/lineage", { uri: await server.open("leak.py", leaking) });
    const [bad] = view.nodes.filter(({ leaks }) => leaks.length > 0);
    assert.equal(bad?.leaks[0]?.rule, "selection-before-split");
    assert.equal(places[bad.leaks[0].id]?.range.start.line, 5);
    const uri = await server.open("dvc.yaml", PIPELINE);
    await assert.rejects(async () => server.connection.sendRequest("modelwright/lineage", { uri }), /Python files and for notebooks/);
  });

  it("says what a file is, and why", async () => {
    const uri = await server.open("dvc.yaml", PIPELINE);
    const known = await server.connection.sendRequest<KindOfFile>("modelwright/kindOf", { uri });
    assert.deepEqual(known.kind, { id: "dvc", title: "DVC pipeline" });
    assert.match(known.why ?? "", /dvc\.yaml/);
    const script = await server.open("deploy", "print()\n", "python");
    assert.deepEqual(await server.findings(script), []);
  });

  it("gives the page of a rule", async () => {
    const { markdown } = await server.connection.sendRequest<{ markdown: string }>("modelwright/ruleDocumentation", { ruleId: "dvc-cycle" });
    assert.match(markdown, /^# dvc-cycle\n[^]*## Reported/);
  });

  it("plans a module from an open notebook, and writes nothing", async () => {
    const notebook = await openNotebook(server, "explore.ipynb", ["import pandas as pd", "table = pd.read_csv('a.csv')"]);
    const plan = await server.connection.sendRequest<FilePlan>("modelwright/convertNotebook", { uri: notebook.uri });
    assert.deepEqual(plan.files.map(({ uri, state }) => [uri, state]), [[server.uri("explore.py"), "new"]]);
    assert.match(plan.files[0]?.text ?? "", /import pandas as pd/);
    const project = await server.connection.sendRequest<FilePlan>("modelwright/convertNotebook", { uri: notebook.uri, target: "project" });
    assert.ok(project.files.some(({ uri }) => uri.endsWith("/pipeline.py")));
    const gathered = await server.connection.sendRequest<{ text: string; kept: number }>("modelwright/gatherResult", { uri: notebook.uri });
    assert.ok(gathered.kept > 0 && gathered.text.startsWith("# %% cell "));
    const verified = await server.connection.sendRequest<{ state: string }>("modelwright/verifyNotebook", { uri: notebook.uri, python: "no-such-python" });
    assert.equal(verified.state, "failed");
    await server.connection.sendRequest("modelwright/setTrust", { trusted: false });
    await assert.rejects(server.connection.sendRequest("modelwright/verifyNotebook", { uri: notebook.uri, python: "no-such-python" }), /untrusted workspace/);
    await server.connection.sendRequest("modelwright/setTrust", { trusted: true });
    await assert.rejects(server.connection.sendRequest("modelwright/convertNotebook", { uri: server.uri("train.py") }), /not a notebook/);
    await assert.rejects(server.connection.sendRequest("modelwright/convertNotebook", { uri: server.uri("none.ipynb") }), /cannot be found/);
  });

  it("cuts a notebook where it is told to, and gives tests and dvc.yaml alone", async () => {
    const notebook = await openNotebook(server, "explore.ipynb", ["import json", "rows = [1, 2]", "total = sum(rows)", "print(total)"]);
    const stages = async (cuts?: readonly number[]) => (await server.connection.sendRequest<{ stages: readonly ShownStage[] }>("modelwright/notebookStages", { uri: notebook.uri, ...(cuts ? { cuts } : {}) })).stages.map(({ cells, inputs, outputs }) => [cells.map(({ index }) => index), inputs, outputs]);
    assert.deepEqual(await stages(), [[[1, 2, 3], [], []]]);
    assert.deepEqual(await stages([2]), [[[1], [], ["rows"]], [[2, 3], ["rows"], []]]);
    const cut = await server.connection.sendRequest<FilePlan>("modelwright/convertNotebook", { uri: notebook.uri, target: "project", cuts: [2] });
    assert.match(cut.files.find(({ uri }) => uri.endsWith("/pipeline.py"))?.text ?? "", /\(rows\)/);
    for (const [only, names] of [["tests", ["test_pipeline.py"]], ["dvc", ["dvc.yaml"]]] as const) {
      const part = await server.connection.sendRequest<FilePlan>("modelwright/convertNotebook", { uri: notebook.uri, target: "project", only });
      assert.deepEqual(part.files.filter(({ state }) => state !== "record").map(({ uri }) => uri.split("/").at(-1)).filter((name) => name !== "generated.json"), names);
    }
  });

  it("extracts cells and constants of an open notebook, and draws the flow between its cells", async () => {
    const notebook = await openNotebook(server, "explore.ipynb", ["rate = 0.5", "x = rate * 2\ny = x + 1", "print(y)"]);
    const found = await server.connection.sendRequest<ExtractedCode>("modelwright/extractCells", { uri: notebook.uri, from: 1, to: 2 });
    assert.deepEqual(found, { name: "extracted", from: 1, to: 2, text: "def extracted(rate):\n    x = rate * 2\n    y = x + 1\n    return y\n\n\ny = extracted(rate)" });
    const at = { line: 0, character: 8 };
    const promoted = await server.connection.sendRequest<PromotedConstant>("modelwright/promoteConstant", { uri: notebook.cell(0), range: { start: at, end: at } });
    assert.deepEqual([promoted.name, promoted.line, promoted.edits.map(({ uri }) => uri)], ["rate", "rate = 0.5", [notebook.cell(0)]]);
    await assert.rejects(server.connection.sendRequest("modelwright/promoteConstant", { uri: notebook.cell(2), range: { start: at, end: at } }), /no constant/);
    const { view } = await server.connection.sendRequest<PlacedPipeline>("modelwright/pipeline", { uri: notebook.uri });
    assert.deepEqual(view.edges.map(({ label }) => label), ["rate", "y"]);
  });

  it("plans a Dockerfile for the folder, and knows what it would replace", async () => {
    const ask = () => server.connection.sendRequest<FilePlan>("modelwright/scaffold", { scaffold: "docker", folder: server.uri("") });
    const plan = await ask();
    assert.deepEqual(plan.files.map(({ uri, state }) => [uri, state]), [[server.uri("Dockerfile"), "new"], [server.uri(".dockerignore"), "new"], [server.uri(".modelwright/generated.json"), "new"]]);
    server.write("Dockerfile", "FROM scratch\n");
    server.write(".dockerignore", plan.files[1]?.text ?? "");
    await server.diskChanged("Dockerfile");
    await server.diskChanged(".dockerignore");
    assert.deepEqual((await ask()).files.map(({ uri, state }) => [uri, state]), [[server.uri("Dockerfile"), "replaced"], [server.uri(".modelwright/generated.json"), "new"]]);
  });
});
