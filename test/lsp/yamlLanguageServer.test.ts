/** Red Hat's own YAML language server, asked through the contributor that our client registers with its extension. */
import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";

import { createMessageConnection, StreamMessageReader, StreamMessageWriter, type Diagnostic, type MessageConnection } from "vscode-languageserver-protocol/node";

import { schemaContributor, type SchemaOwner } from "../../client/yamlSchemas.ts";
import { defaultSettings, kinds, ownsSchema, recognise } from "../../server/core/index.ts";
import { uriOf } from "../../server/host/uris.ts";
import { temporaryFolder } from "../harness/disk.ts";
import { eventually } from "../harness/lspDriver.ts";

const SERVER = "node_modules/yaml-language-server/bin/yaml-language-server";
/** Somebody else's schema for every YAML file, as SchemaStore has them for some: nothing but `ours` is allowed. */
const STRANGER = JSON.stringify({ $schema: "http://json-schema.org/draft-07/schema#", type: "object", properties: { ours: {} }, additionalProperties: false });
const DVC = "stages:\n  train:\n    cmd: echo\n";
const MISSPELT = "stages:\n  train:\n    cmd: echo\n    deps: data.csv\n";

describe("the YAML language server beside ours", () => {
  let folder: string;
  let child: ChildProcess;
  let connection: MessageConnection;
  let owner: SchemaOwner;
  let asked: string[];
  const texts = new Map<string, string>();
  const told = new Map<string, readonly Diagnostic[]>();

  beforeEach(async () => {
    folder = temporaryFolder({ "stranger.json": STRANGER });
    owner = "modelwright";
    asked = [];
    texts.clear();
    told.clear();
    child = spawn(process.execPath, [resolve(SERVER), "--stdio"], { stdio: ["pipe", "pipe", "inherit"], env: { ...process.env, HTTP_PROXY: "http://127.0.0.1:9", HTTPS_PROXY: "http://127.0.0.1:9" } });
    assert.ok(child.stdout && child.stdin);
    connection = createMessageConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
    const { schemaOf, contentOf } = schemaContributor(kindOf, () => owner, (kind) => readFileSync(`dist/schemas/${kind}.json`, "utf8"));
    connection.onRequest("custom/schema/request", (uri: string) => {
      asked.push(uri);
      return [schemaOf(uri)].filter((schema) => schema !== undefined);
    });
    connection.onRequest("custom/schema/content", (schema: string) => contentOf(schema));
    connection.onRequest("client/registerCapability", () => null);
    connection.onRequest("workspace/configuration", ({ items }: { readonly items: readonly { readonly section?: string }[] }) => items.map(({ section }) => (section === "yaml" ? settings() : {})));
    connection.onNotification("textDocument/publishDiagnostics", ({ uri, diagnostics }: { readonly uri: string; readonly diagnostics: readonly Diagnostic[] }) => void told.set(uri, diagnostics));
    connection.listen();
    await connection.sendRequest("initialize", { processId: process.pid, rootUri: uriOf(folder), workspaceFolders: [{ uri: uriOf(folder), name: "workspace" }], capabilities: { workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true } } } });
    await connection.sendNotification("initialized", {});
    await connection.sendNotification("yaml/registerCustomSchemaRequest");
    await connection.sendNotification("workspace/didChangeConfiguration", { settings: { yaml: settings() } });
  });
  afterEach(async () => {
    await connection.sendRequest("shutdown");
    connection.dispose();
    child.kill();
  });

  const settings = (): object => ({ validate: true, schemaStore: { enable: false }, schemas: { [uriOf(join(folder, "stranger.json"))]: "*.yaml" } });
  /** As the client knows it: by our server's answer, and only where the schema is ours. */
  function kindOf(uri: string): string | undefined {
    const { kind } = recognise(uri, texts.get(uri) ?? "", defaultSettings);
    return kinds.some((one) => one.id === kind && ownsSchema(one)) ? kind : undefined;
  }
  /** What the server says of a text, once it says what is waited for. */
  async function says(name: string, text: string, version: number, expected: RegExp | undefined): Promise<readonly string[]> {
    const uri = uriOf(join(folder, name));
    texts.set(uri, text);
    told.delete(uri);
    await (version === 1
      ? connection.sendNotification("textDocument/didOpen", { textDocument: { uri, languageId: "yaml", version, text } })
      : connection.sendNotification("textDocument/didChange", { textDocument: { uri, version }, contentChanges: [{ text }] }));
    const messages = (): readonly string[] => told.get(uri)?.map(({ message }) => (typeof message === "string" ? message : message.value)) ?? [];
    await eventually(() => (expected ? messages().some((message) => expected.test(message)) : told.get(uri)?.length === 0), 30_000).catch(() => assert.fail(`${name}: ${JSON.stringify(told.get(uri))}`));
    return messages();
  }

  it("says nothing of a schema in a file that is ours, and still tells broken YAML", async () => {
    await says("dvc.yaml", DVC, 1, undefined);
    await says("dvc.yaml", MISSPELT, 2, undefined);
    assert.equal((await says("dvc.yaml", "stages:\n  a: {cmd: x}\n  a: {cmd: y}\n", 3, /keys must be unique|duplicate/i)).length > 0, true);
    await says("dvc.yaml", "stages: [\n", 4, /./);
    assert.ok(asked.length > 0, "the server asks the contributor");
  });

  it("leaves a file that is not ours to the schema that it had", async () => {
    await says("notes.yaml", "ours: 1\n", 1, undefined);
    await says("notes.yaml", "theirs: 1\n", 2, /Property theirs is not allowed/);
    await says("compose.yaml", "services: {}\n", 1, /Property services is not allowed/);
  });

  it("takes a file by its content from the first keystroke that tells it", async () => {
    await says("wf.yaml", "apiVersion: v\n", 1, /Property apiVersion is not allowed/);
    await says("wf.yaml", "apiVersion: argoproj.io/v1alpha1\nkind: Workflow\n", 2, undefined);
  });

  it("speaks by our schema where a person prefers its words, from the next keystroke on and back", async () => {
    await says("dvc.yaml", MISSPELT, 1, undefined);
    owner = "yamlExtension";
    const [message = ""] = await says("dvc.yaml", `${MISSPELT}\n`, 2, /./);
    assert.doesNotMatch(message, /not allowed/);
    await says("dvc.yaml", DVC, 3, undefined);
    owner = "modelwright";
    await says("dvc.yaml", MISSPELT, 4, undefined);
  });

  it("can read the schema of every kind of YAML that is ours", async () => {
    owner = "yamlExtension";
    const own = kinds.filter((kind) => kind.language === "yaml" && ownsSchema(kind));
    assert.ok(own.length > 25, own.map(({ id }) => id).join(" "));
    await Promise.all(own.map(({ id }) => says(`${id}.yaml`, `# modelwright: kind ${id}\n- 1\n`, 1, /^Incorrect type/)));
  });
});
