import assert from "node:assert/strict";

import { CancellationTokenSource, WorkDoneProgress } from "vscode-languageserver-protocol/node";

import type { WorkspaceSummary } from "../../server/lsp/protocol.ts";
import { eventually, startServer, stopServers, type DriverOptions, type LspDriver } from "../harness/lspDriver.ts";

const BROKEN = "a: [1\n";

describe("the check of the whole workspace", () => {
  let server: LspDriver;
  const start = async (options: DriverOptions): Promise<LspDriver> => (server = await startServer(options));
  const check = (params: object = {}) => server.connection.sendRequest<WorkspaceSummary>("modelwright/checkWorkspace", params);
  afterEach(stopServers);

  it("counts, and shows what it found in files that are not open", async () => {
    await start({ files: { "a.yaml": BROKEN, "sub/b.yaml": "b: 2\n", "data.bin": new Uint8Array(9) } });
    const summary = await check();
    assert.deepEqual(summary, { files: 2, errors: 1, warnings: 0, notes: 0, crashes: [], cancelled: false });
    assert.deepEqual((await eventually(() => server.pushed(server.uri("a.yaml")))).diagnostics.map(({ code }) => code), ["invalid-yaml"]);
    assert.equal(server.pushed(server.uri("sub/b.yaml")), undefined);
  });

  it("keeps what it shows true: a file is opened, mended, closed, deleted", async () => {
    await start({ files: { "a.yaml": BROKEN } });
    await check();
    const shown = () => server.pushed(server.uri("a.yaml"))?.diagnostics.length;
    await eventually(() => shown() === 1);
    const uri = await server.open("a.yaml", BROKEN);
    assert.equal((await server.findings(uri)).length, 1, "an open file is pulled");
    await eventually(() => shown() === 0);
    await server.connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
    await eventually(() => shown() === 1);
    server.write("a.yaml", "a: 1\n");
    await server.diskChanged("a.yaml");
    await eventually(() => shown() === 0);
  });

  it("keeps showing a file that is opened without a tab, which no editor pulls, and follows its changes", async () => {
    await start({ files: { "a.yaml": BROKEN, "b.yaml": BROKEN } });
    await check();
    const shown = (path: string) => server.pushed(server.uri(path))?.diagnostics.length;
    await eventually(() => shown("a.yaml") === 1);
    const uri = await server.open("a.yaml", BROKEN);
    await server.open("b.yaml", BROKEN);
    await server.change(uri, 2, "a: 1\n");
    await eventually(() => shown("a.yaml") === 0);
    assert.equal(shown("b.yaml"), 1);
  });

  it("leaves out what is ignored", async () => {
    await start({ files: { ".git/HEAD": "", ".gitignore": "out/\n", "out/a.yaml": BROKEN, "skip/b.yaml": BROKEN, ".venv/pyvenv.cfg": "", ".venv/c.yaml": BROKEN }, settings: { ignore: ["skip/**"] } });
    assert.equal((await check()).files, 0);
  });

  it("says how far it is", async () => {
    await start({ files: Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`f${index}.yaml`, "a: 1\n"])) });
    const steps: string[] = [];
    server.connection.onProgress(WorkDoneProgress.type, "check", (progress) => {
      steps.push(progress.kind === "report" ? `${progress.percentage ?? 0}` : progress.kind);
    });
    await check({ workDoneToken: "check" });
    await eventually(() => steps.at(-1) === "end");
    assert.equal(steps[0], "begin");
    assert.equal(steps.at(-2), "100");
    assert.ok(steps.length > 10);
  });

  it("can be cancelled, and answers other questions meanwhile", async () => {
    const large = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`f${index}.yaml`, `key${index}: [${"1, ".repeat(3000)}1]\n`]));
    await start({ files: large });
    // All three are sent in one go, so that it is the server's order that counts, and not how fast this machine is.
    const source = new CancellationTokenSource();
    const answered: string[] = [];
    const checking = server.connection.sendRequest<WorkspaceSummary>("modelwright/checkWorkspace", {}, source.token).finally(() => answered.push("check"));
    const asking = server.connection.sendRequest("modelwright/catalogue", {}).finally(() => answered.push("catalogue"));
    source.cancel();
    const [{ cancelled, files }] = await Promise.all([checking, asking]);
    assert.deepEqual(answered, ["catalogue", "check"], "another question had to wait");
    assert.ok(cancelled);
    assert.ok(files < 300, `${files} files`);
  });

  it("says what to do where no folder is open", async () => {
    await start({ noFolder: true });
    await assert.rejects(check(), /No folder is open/);
  });
});
