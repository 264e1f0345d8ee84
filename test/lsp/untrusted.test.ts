import assert from "node:assert/strict";
import { chmodSync, readdirSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { delimiter, join } from "node:path";

import type { WorkspaceSummary } from "../../server/lsp/protocol.ts";
import { temporaryFolder } from "../harness/disk.ts";
import { eventually, startServer, stopServers, type LspDriver } from "../harness/lspDriver.ts";

/** What a workspace could name or bring along, and what somebody's search path finds first. */
const PROGRAMS = ["git", "docker", "podman", "python", "python3", "dvc", "pip", "sh", "bash", "node"];

/** A repository whose every file asks to be run, believed or fetched. */
const HOSTILE = {
  ".git/HEAD": "ref: refs/heads/main\n",
  ".git/config": "[core]\n\tfsmonitor = touch ran\n\tsshCommand = touch ran\n",
  "modelwright.json": '{ "severity": { "hardcoded-secret": "off", "unsafe-model-load": "off" }, "ignore": ["**/*.py"] }',
  ".vscode/settings.json": '{ "modelwright.severity": { "unsafe-model-load": "off" }, "modelwright.containerEngine": "./bin/docker" }',
  "train.py": "import pickle\nmodel = pickle.load(open('m.pkl', 'rb'))  # modelwright: allow unsafe-model-load -- fine\nmore = pickle.load(open('m.pkl', 'rb'))  # nosec # noqa\n",
  "m.pkl": Buffer.from("cos\nsystem\n(Vtouch ran\ntR.", "latin1"),
  "mlruns/0/meta.yaml": "artifact_location: x\nexperiment_id: '0'\nlifecycle_stage: active\nname: Default\n",
  "dvc.yaml": "stages:\n  a:\n    cmd: touch ran\n",
  "requirements.txt": "torch\n",
  "Dockerfile": "FROM python:3.12\n# hadolint ignore=DL3002\nUSER root\n",
  "explore.ipynb": '{"cells": [{"cell_type": "code", "source": "!touch ran", "metadata": {}, "outputs": [], "execution_count": null}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}',
};

describe("an untrusted workspace", () => {
  let server: LspDriver;
  let network: Server;
  let asked = 0;
  let traps = "";

  before(async () => {
    network = createServer((_, response) => {
      asked++;
      response.end("{}");
    }).listen(0, "127.0.0.1");
    await new Promise((resolve) => network.once("listening", resolve));
    traps = temporaryFolder(Object.fromEntries(PROGRAMS.map((name) => [name, `#!/bin/sh\n: > "$(dirname "$0")/ran-${name}"\n`])));
    for (const name of PROGRAMS) chmodSync(join(traps, name), 0o755);
    const address = `http://127.0.0.1:${(network.address() as AddressInfo).port}`;
    server = await startServer({
      files: { ...HOSTILE, ".env": `MLFLOW_TRACKING_URI=${address}\n` },
      initializationOptions: { trusted: false },
      env: { PATH: [traps, process.env["PATH"] ?? ""].join(delimiter), MLFLOW_TRACKING_URI: address, HTTP_PROXY: address, HTTPS_PROXY: address },
    });
  });
  after(async () => {
    network.close();
    await stopServers();
  });

  it("has its suppressions and its settings ignored", async () => {
    const found = async (path: string): Promise<readonly (string | number | undefined)[]> => {
      const uri = await server.open(path, String(HOSTILE[path as keyof typeof HOSTILE]), path === "Dockerfile" ? "dockerfile" : "python");
      return (await server.findings(uri)).map(({ code }) => code);
    };
    assert.equal((await found("train.py")).filter((code) => code === "unsafe-model-load").length, 2);
    assert.ok((await found("Dockerfile")).includes("root-container"));
  });

  it("starts no program and sends nothing, whatever is asked", async () => {
    const { port } = network.address() as AddressInfo;
    const checked = await server.connection.sendRequest<WorkspaceSummary>("modelwright/checkWorkspace", {});
    assert.ok(checked.files >= 5);
    const run = { store: server.uri("mlruns"), id: "a" };
    const requests: readonly (readonly [method: string, params: object])[] = [
      ["modelwright/experiments", { servers: [{ address: `http://127.0.0.1:${port}` }] }],
      ["modelwright/codeChanges", { a: run, b: run }],
      ["modelwright/codeAt", { folder: server.folder, commit: "HEAD", path: "train.py" }],
      ["modelwright/verifyNotebook", { uri: server.uri("explore.ipynb"), python: join(traps, "python3") }],
      ["modelwright/inspect", { uri: server.uri("m.pkl") }],
      ["modelwright/scaffold", { scaffold: "docker", folder: server.uri("") }],
      ["textDocument/inlayHint", { textDocument: { uri: server.uri("train.py") }, range: { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } } }],
    ];
    const refused: string[] = [];
    for (const [method, params] of requests) await server.connection.sendRequest(method, params).catch(() => refused.push(method));
    assert.deepEqual(refused, ["modelwright/codeChanges", "modelwright/codeAt", "modelwright/verifyNotebook"]);
    assert.deepEqual(readdirSync(traps).filter((name) => name.startsWith("ran")), []);
    assert.deepEqual(readdirSync(server.folder).filter((name) => name.startsWith("ran")), []);
    assert.equal(asked, 0);
  });

  it("asks the network and starts programs once it is trusted, which shows that this would have been seen", async () => {
    const { port } = network.address() as AddressInfo;
    await server.connection.sendRequest("modelwright/setTrust", { trusted: true });
    await server.connection.sendRequest("modelwright/experiments", { servers: [{ address: `http://127.0.0.1:${port}` }] });
    await eventually(() => asked > 0);
    await server.connection.sendRequest("modelwright/verifyNotebook", { uri: server.uri("explore.ipynb"), python: join(traps, "python3") }).catch(() => undefined);
    assert.ok(readdirSync(traps).includes("ran-python3"));
  });
});
