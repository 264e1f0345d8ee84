import assert from "node:assert/strict";

import type { CodeAction, Range, SnippetTextEdit, TextDocumentEdit, TextEdit } from "vscode-languageserver-protocol/node";
import { TextDocument } from "vscode-languageserver-textdocument";

import { openNotebook } from "../harness/lspNotebook.ts";
import { PULLING, startServer, stopServers, type LspDriver } from "../harness/lspDriver.ts";

const DOCKERFILE = 'FROM python:3.12.4-slim\nRUN apt-get update && apt-get install git\n  RUN pip install torch\nCMD ["python", "serve.py"]\n';

/** What is written with old libraries, and what takes its place. */
const MODERN: Readonly<Record<string, string>> = {
  "a = np.zeros(3, dtype=np.float)": "a = np.zeros(3, dtype=float)",
  "b = np.float_(1)": "b = np.float64(1)",
  "c = np.Inf": "c = np.inf",
  "d = np.product(a)": "d = np.prod(a)",
  "e = np.trapz(a)": "e = np.trapezoid(a)",
  "from sklearn.externals import joblib": "import joblib",
  "from sklearn.cross_validation import KFold": "from sklearn.model_selection import KFold",
  "from sklearn.datasets.samples_generator import make_blobs": "from sklearn.datasets import make_blobs",
  "from sklearn.preprocessing import OneHotEncoder; f = OneHotEncoder(sparse=False)": "from sklearn.preprocessing import OneHotEncoder; f = OneHotEncoder(sparse_output=False)",
  "from sklearn.ensemble import BaggingClassifier; g = BaggingClassifier(base_estimator=f)": "from sklearn.ensemble import BaggingClassifier; g = BaggingClassifier(estimator=f)",
  "from sklearn.manifold import TSNE; h = TSNE(n_iter=300)": "from sklearn.manifold import TSNE; h = TSNE(max_iter=300)",
  "from sklearn.ensemble import RandomForestClassifier; i = RandomForestClassifier(max_features='auto')": "from sklearn.ensemble import RandomForestClassifier; i = RandomForestClassifier(max_features='sqrt')",
  "names = f.get_feature_names()": "names = f.get_feature_names_out()",
  "frame = pd.DataFrame(); pairs = frame.iteritems()": "frame = pd.DataFrame(); pairs = frame.items()",
  "frame = frame.applymap(str)": "frame = frame.map(str)",
  "matrix = frame.as_matrix()": "matrix = frame.to_numpy()",
  "lower = torch.cholesky(matrix)": "lower = torch.linalg.cholesky(matrix)",
};

describe("code actions", () => {
  let server: LspDriver;
  afterEach(stopServers);

  const ask = (uri: string, range: Range, only?: readonly string[]) =>
    server.connection.sendRequest<readonly CodeAction[]>("textDocument/codeAction", { textDocument: { uri }, range, context: { diagnostics: [], ...(only ? { only } : {}) } });
  const line = (at: number): Range => ({ start: { line: at, character: 0 }, end: { line: at, character: 99 } });
  const editsOf = ({ edit }: CodeAction): readonly (TextEdit | SnippetTextEdit)[] => ((edit?.documentChanges ?? []) as readonly TextDocumentEdit[]).flatMap(({ edits }) => edits);
  const apply = (text: string, action: CodeAction | undefined): string =>
    action ? TextDocument.applyEdits(TextDocument.create("a:b", "", 1, text), editsOf(action) as TextEdit[]) : text;

  it("offer a rule's repairs, the best one preferred, only where the finding is", async () => {
    server = await startServer();
    const uri = await server.open("Dockerfile", DOCKERFILE, "dockerfile");
    const actions = await ask(uri, line(1), ["quickfix"]);
    const preferred = actions.filter(({ isPreferred }) => isPreferred);
    assert.ok(preferred.some((action) => apply(DOCKERFILE, action).includes("apt-get install -y")), actions.map(({ title }) => title).join("\n"));
    assert.ok(actions.every(({ kind, diagnostics }) => kind === "quickfix" && diagnostics?.length === 1));
    assert.ok(!(await ask(uri, line(0))).some((action) => apply(DOCKERFILE, action).includes("-y")));
  });

  it("apply every safe repair at once when asked for by name", async () => {
    server = await startServer();
    const uri = await server.open("Dockerfile", DOCKERFILE, "dockerfile");
    for (const kind of ["source.fixAll", "source.fixAll.modelwright", "notebook.source.fixAll.modelwright"]) {
      const [action, ...others] = await ask(uri, line(3), [kind]);
      assert.deepEqual(others, []);
      const fixed = apply(DOCKERFILE, action);
      assert.match(fixed, /apt-get install -y/);
      assert.match(fixed, /--no-cache-dir/);
    }
    assert.ok(!(await ask(uri, line(1))).some(({ kind }) => kind?.startsWith("source")), "not in the light bulb");
  });

  it("accept a finding by a comment above it, as deep as its line", async () => {
    server = await startServer();
    const uri = await server.open("Dockerfile", DOCKERFILE, "dockerfile");
    const rule = "pip-cache-in-image";
    const accept = (await ask(uri, line(2))).find(({ title }) => title.includes(rule) && title.startsWith("Accept"));
    const accepted = apply(DOCKERFILE, accept);
    assert.match(accepted, /^ {2}# modelwright: allow pip-cache-in-image -- \S.*\n {2}RUN pip/m);
    await server.change(uri, 2, accepted);
    assert.ok(!(await server.findings(uri)).some(({ code }) => code === rule));
  });

  it("put in the place of what libraries have removed what there is now, in files and in cells", async () => {
    server = await startServer();
    const imports = "import numpy as np\nimport pandas as pd\nimport torch\nimport sklearn\n";
    const lines = Object.entries(MODERN);
    const before = imports + lines.map(([old]) => `${old}\n`).join("");
    const notebook = await openNotebook(server, "old.ipynb", ["print(1)", before]);
    for (const uri of [await server.open("old.py", before, "python"), notebook.cell(1)]) {
      for (const [index, [old, now]] of lines.entries()) {
        const actions = await ask(uri, line(index + 4), ["quickfix"]);
        const fix = actions.find(({ title, diagnostics }) => title.startsWith("Use ") && diagnostics?.[0]?.code === "removed-in-library");
        assert.equal(apply(before, fix).split("\n")[index + 4], now, old);
      }
    }
  });

  it("add to the comment that is there", async () => {
    server = await startServer();
    const text = "FROM ubuntu\n# modelwright: allow apt-asks -- built by hand\nRUN apt-get update && apt-get install git\n";
    const uri = await server.open("Dockerfile", text, "dockerfile");
    const accept = (await ask(uri, line(2))).find(({ title }) => title.startsWith("Accept apt-lists-in-image"));
    assert.match(apply(text, accept), /^# modelwright: allow apt-lists-in-image, apt-asks -- built by hand$/m);
  });

  it("let the reason be typed where the editor can", async () => {
    server = await startServer({ capabilities: { ...PULLING, workspace: { ...PULLING.workspace, workspaceEdit: { documentChanges: true, snippetEditSupport: true } } } });
    const uri = await server.open("Dockerfile", DOCKERFILE, "dockerfile");
    const accept = (await ask(uri, line(2))).find(({ title }) => title.startsWith("Accept"));
    const [edit] = accept ? editsOf(accept) : [];
    assert.ok(edit && "snippet" in edit);
    assert.match(edit.snippet.value, /-- \$\{1:[^}]+\}\n$/);
  });

  it("open the rule's page in editors that have our commands", async () => {
    server = await startServer({ initializationOptions: { commands: true } });
    const uri = await server.open("Dockerfile", DOCKERFILE, "dockerfile");
    const commands = (await ask(uri, line(2))).flatMap(({ command }) => command ?? []);
    assert.deepEqual(commands.map(({ command, arguments: args }) => [command, args]), [["modelwright.openRuleDocumentation", ["pip-cache-in-image"]]]);
    const [finding] = await server.findings(uri);
    assert.match(finding?.codeDescription?.href ?? "", /^command:modelwright\.openRuleDocumentation\?/);
  });

  it("edit by URI alone where the editor knows no versions", async () => {
    server = await startServer({ capabilities: { textDocument: { diagnostic: {} } } });
    const uri = await server.open("Dockerfile", DOCKERFILE, "dockerfile");
    const [action] = await ask(uri, line(0), ["source.fixAll.modelwright"]);
    assert.deepEqual(Object.keys(action?.edit?.changes ?? {}), [uri]);
  });

  it("extract a function and a variable in a file, with the reason where they cannot", async () => {
    server = await startServer();
    const text = "a = 2\nb = a * 3\nprint(b)\nwhile a > 0:\n    a -= 1\n";
    const uri = await server.open("train.py", text, "python");
    const [function_] = await ask(uri, { start: { line: 1, character: 0 }, end: { line: 1, character: 9 } }, ["refactor.extract.function"]);
    assert.equal(function_?.title, "Extract to function `extracted`");
    assert.equal(apply(text, function_), "a = 2\n\n\ndef extracted(a):\n    b = a * 3\n    return b\n\n\nb = extracted(a)\nprint(b)\nwhile a > 0:\n    a -= 1\n");
    const [variable] = await ask(uri, { start: { line: 1, character: 4 }, end: { line: 1, character: 9 } }, ["refactor.extract.variable"]);
    assert.equal(apply(text, variable), "a = 2\nvalue = a * 3\nb = value\nprint(b)\nwhile a > 0:\n    a -= 1\n");
    const [refused] = await ask(uri, { start: { line: 3, character: 6 }, end: { line: 3, character: 11 } }, ["refactor.extract.variable"]);
    assert.match(refused?.disabled?.reason ?? "", /in each round/);
    assert.ok(!(await ask(uri, { start: { line: 1, character: 9 }, end: { line: 1, character: 9 } })).some(({ kind }) => kind?.startsWith("refactor")), "nothing is selected");
  });

  it("extract a function inside of one cell", async () => {
    server = await startServer();
    const notebook = await openNotebook(server, "a.ipynb", ["a = 2", "b = a * 3\nc = b + 1", "print(c)"]);
    const [action] = await ask(notebook.cell(1), { start: { line: 0, character: 0 }, end: { line: 1, character: 9 } }, ["refactor.extract.function"]);
    assert.deepEqual((action?.edit?.documentChanges as readonly TextDocumentEdit[]).map(({ textDocument }) => textDocument.uri), [notebook.cell(1)]);
    assert.equal(apply("b = a * 3\nc = b + 1", action), "def extracted(a):\n    b = a * 3\n    c = b + 1\n    return c\n\n\nc = extracted(a)");
  });
});
