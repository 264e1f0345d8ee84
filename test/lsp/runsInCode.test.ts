import assert from "node:assert/strict";

import type { CodeLens, Hover, MarkupContent } from "vscode-languageserver-protocol/node";

import { startServer, stopServers } from "../harness/lspDriver.ts";

const RUN = (id: string, rate: string, loss: string): Readonly<Record<string, string>> => ({
  [`mlruns/7/${id}/meta.yaml`]: `run_id: ${id}\nstatus: 3\nstart_time: 1\n`,
  [`mlruns/7/${id}/params/train.rate`]: rate,
  [`mlruns/7/${id}/metrics/val_loss`]: `1 ${loss} 0\n`,
  [`mlruns/7/${id}/tags/mlflow.source.name`]: "train.py",
});

describe("runs in code", () => {
  afterEach(stopServers);
  const files = { "mlruns/7/meta.yaml": "experiment_id: '7'\nname: churn\n", ...RUN("a", "0.1", "0.5"), ...RUN("b", "0.01", "0.25") };

  it("are counted above the call that begins them", async () => {
    const server = await startServer({ files });
    const uri = await server.open("train.py", "import mlflow\n\nwith mlflow.start_run():\n    pass\n");
    const lenses = await server.connection.sendRequest<CodeLens[]>("textDocument/codeLens", { textDocument: { uri } });
    assert.deepEqual(lenses.map(({ command, range }) => [command?.title, range.start.line]), [["2 runs of this script", 2]]);
  });

  it("tell on a parameter's key which values were tried, and what came of them", async () => {
    const server = await startServer({ files });
    const uri = await server.open("params.yaml", "train:\n  rate: 0.1\n");
    const hover = await server.connection.sendRequest<Hover | null>("textDocument/hover", { textDocument: { uri }, position: { line: 1, character: 3 } });
    assert.match((hover?.contents as MarkupContent | undefined)?.value ?? "", /\*\*train\.rate\*\* in 2 runs[^]*`0\.01` \| 1 \| 0\.25 \|\n\| `0\.1` \| 1 \| 0\.5 \|/);
    assert.equal(await server.connection.sendRequest("textDocument/hover", { textDocument: { uri }, position: { line: 0, character: 2 } }), null);
  });
});
