import assert from "node:assert/strict";

import { DiagnosticSeverity } from "vscode-languageserver-protocol/node";

import { eventually, startServer, stopServers, type DriverOptions, type LspDriver } from "../harness/lspDriver.ts";

const RULE = "root-container";
const DOCKERFILE = 'FROM python:3.12.4-slim\nCMD ["python", "serve.py"]\n';

describe("settings", () => {
  let server: LspDriver;
  const start = async (options: DriverOptions): Promise<LspDriver> => (server = await startServer(options));
  const rulesIn = async (uri: string) => (await server.findings(uri)).map(({ code }) => code);
  afterEach(stopServers);

  it("decide how serious a rule is, from the next question on", async () => {
    await start({ settings: { severity: { [RULE]: "error" } } });
    const uri = await server.open("Dockerfile", DOCKERFILE, "dockerfile");
    const finding = (await server.findings(uri)).find(({ code }) => code === RULE);
    assert.equal(finding?.severity, DiagnosticSeverity.Error);
    await server.configure({ severity: { [RULE]: "off" } });
    await eventually(() => server.refreshes() === 1);
    assert.ok(!(await rulesIn(uri)).includes(RULE));
  });

  it("of a wrong shape count as not set", async () => {
    await start({ settings: { severity: { [RULE]: "loud" }, preset: 7, ignore: "x", kinds: ["a"] } });
    const uri = await server.open("Dockerfile", DOCKERFILE, "dockerfile");
    assert.ok((await rulesIn(uri)).includes(RULE));
  });

  it("leave files out by globs, and tell the reader", async () => {
    await start({ settings: { ignore: ["archive/**"] } });
    const uri = await server.open("archive/Dockerfile", DOCKERFILE, "dockerfile");
    assert.deepEqual(await rulesIn(uri), []);
    const { unchecked } = await server.connection.sendRequest<{ unchecked?: string }>("modelwright/kindOf", { uri });
    assert.match(unchecked ?? "", /modelwright\.ignore/);
  });

  it("say what a file is", async () => {
    await start({ settings: { kinds: { "images/serve": "dockerfile" } } });
    const uri = await server.open("deploy/images/serve", DOCKERFILE, "plaintext");
    assert.ok((await rulesIn(uri)).includes(RULE));
    await server.configure({});
    await eventually(() => server.refreshes() === 1);
    assert.deepEqual(await rulesIn(uri), []);
  });

  it("come with the first message from editors that cannot be asked", async () => {
    await start({ capabilities: { textDocument: { diagnostic: {} } }, initializationOptions: { settings: { severity: { [RULE]: "off" } } } });
    const uri = await server.open("Dockerfile", DOCKERFILE, "dockerfile");
    assert.ok(!(await rulesIn(uri)).includes(RULE));
  });

  it("come from the team's modelwright.json too, below the person's own", async () => {
    const team = { severity: { [RULE]: "error", "pip-cache-in-image": "off" }, ignore: ["archive/**"] };
    await start({ files: { "modelwright.json": JSON.stringify(team) }, settings: { severity: { "pip-cache-in-image": "hint" } } });
    const uri = await server.open("Dockerfile", `${DOCKERFILE}RUN pip install numpy==2.1.0\n`, "dockerfile");
    const severityOf = async (rule: string) => (await server.findings(uri)).find(({ code }) => code === rule)?.severity;
    assert.equal(await severityOf(RULE), DiagnosticSeverity.Error);
    assert.equal(await severityOf("pip-cache-in-image"), DiagnosticSeverity.Hint);
    assert.deepEqual(await rulesIn(await server.open("archive/Dockerfile", DOCKERFILE, "dockerfile")), []);
    server.write("modelwright.json", JSON.stringify({ severity: { [RULE]: "off" } }));
    await server.diskChanged("modelwright.json");
    await eventually(async () => (await severityOf(RULE)) === undefined);
  });

  it("of a modelwright.json with a fault are left out, and the fault is shown in its place", async () => {
    await start({ files: { "modelwright.json": "{}" } });
    const dockerfile = await server.open("Dockerfile", DOCKERFILE, "dockerfile");
    const uri = await server.open("modelwright.json", `{\n  "severity": { "${RULE}": "offf" }\n}\n`, "json");
    const [fault, ...others] = await server.findings(uri);
    assert.deepEqual(others, []);
    assert.equal(fault?.range.start.line, 1);
    assert.match(JSON.stringify(fault.message), /"offf\\" is not a severity\. Did you mean \\"off\\"\? Modelwright leaves this file's settings out/);
    assert.ok((await rulesIn(dockerfile)).includes(RULE));
    await server.change(uri, 2, `{ "severity": { "${RULE}": "off" } }`);
    assert.deepEqual(await server.findings(uri), []);
    assert.ok(!(await rulesIn(dockerfile)).includes(RULE));
  });

  it("of an untrusted workspace's modelwright.json do not count", async () => {
    await start({ files: { "modelwright.json": `{ "severity": { "${RULE}": "off" } }` }, initializationOptions: { trusted: false } });
    const uri = await server.open("Dockerfile", DOCKERFILE, "dockerfile");
    assert.ok((await rulesIn(uri)).includes(RULE));
  });

  it("honour .gitignore, and see when it changes", async () => {
    await start({ files: { ".git/HEAD": "", ".gitignore": "generated/\n" } });
    const uri = await server.open("generated/Dockerfile", DOCKERFILE, "dockerfile");
    assert.deepEqual(await rulesIn(uri), []);
    server.write(".gitignore", "\n");
    await server.diskChanged(".gitignore");
    await eventually(() => server.refreshes() === 1);
    assert.ok((await rulesIn(uri)).includes(RULE));
  });

  it("do not let an untrusted workspace silence findings by its own comments", async () => {
    await start({ initializationOptions: { trusted: false } });
    const uri = await server.open("Dockerfile", DOCKERFILE.replace("CMD", `# modelwright: allow ${RULE} -- trust me\nCMD`).replace("FROM", `# modelwright: allow ${RULE} -- trust me\nFROM`), "dockerfile");
    assert.ok((await rulesIn(uri)).includes(RULE));
    await server.connection.sendRequest("modelwright/setTrust", { trusted: true });
    assert.ok(!(await rulesIn(uri)).includes(RULE));
  });
});
