import assert from "node:assert/strict";

import * as vscode from "vscode";

import type { YamlStandIn } from "../../harness/editor/yamlStandIn.ts";
import { fileUri, finding, open, restoreWorkspace, rulesIn, until } from "./support.ts";

describe("beside the YAML extension", () => {
  beforeEach(restoreWorkspace);
  afterEach(() => setting(undefined));

  const setting = (value: string | undefined): Thenable<void> => vscode.workspace.getConfiguration("modelwright").update("yamlSchemas", value, vscode.ConfigurationTarget.Global);

  async function yaml(): Promise<YamlStandIn> {
    const extension = vscode.extensions.getExtension<YamlStandIn>("redhat.vscode-yaml");
    assert.ok(extension, "the stand-in is there");
    const api = await extension.activate();
    await open("dvc.yaml");
    await until("our first try, which fails", () => (api.attempts() > 0 ? true : undefined));
    await vscode.workspace.openTextDocument({ language: "yaml", content: "a: 1\n" });
    await until("our contributor", () => (api.contributors().includes("modelwright") ? true : undefined));
    return api;
  }
  /** What the YAML extension is told of a file, once that is what is waited for. */
  async function schemas(uri: vscode.Uri, wanted: readonly string[]): Promise<void> {
    const api = await yaml();
    const last = (): readonly string[] => api.requestCustomSchema(uri.toString());
    await until(`${JSON.stringify(wanted)} for ${uri.path}`, () => (JSON.stringify(last()) === JSON.stringify(wanted) ? true : undefined)).catch(() => assert.deepEqual(last(), wanted));
  }
  async function write(name: string, text: string): Promise<vscode.TextDocument> {
    await vscode.workspace.fs.writeFile(fileUri(name), Buffer.from(text));
    return (await open(name)).document;
  }

  it("gives a schema that allows everything for a file that is ours by its name or its content", async () => {
    const api = await yaml();
    const { document } = await open("dvc.yaml");
    await schemas(document.uri, ["modelwright://schemas/any"]);
    assert.equal(api.requestCustomSchemaContent("modelwright://schemas/any"), "{}");
    await schemas((await write("flow.yaml", "apiVersion: argoproj.io/v1alpha1\nkind: Workflow\n")).uri, ["modelwright://schemas/any"]);
    await schemas((await write("said.yaml", "# modelwright: kind hydra\nrate: 1\n")).uri, ["modelwright://schemas/any"]);
  });

  it("leaves other files alone: compose files, manifests, workflows, files that are not open", async () => {
    await schemas((await write("compose.yaml", "services: {}\n")).uri, []);
    await schemas((await write("deployment.yaml", "apiVersion: apps/v1\nkind: Deployment\n")).uri, []);
    await schemas((await write("notes.yaml", "a: 1\n")).uri, []);
    await schemas(fileUri("nowhere/dvc.yaml"), []);
  });

  it("follows what a file becomes while it is typed, before it is saved", async () => {
    const document = await vscode.workspace.openTextDocument({ language: "yaml", content: "a: 1\n" });
    await vscode.window.showTextDocument(document);
    await schemas(document.uri, []);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), "apiVersion: argoproj.io/v1alpha1\nkind: Workflow\n");
    await vscode.workspace.applyEdit(edit);
    await schemas(document.uri, ["modelwright://schemas/any"]);
  });

  it("gives our schema, and leaves its faults to the YAML extension, where a person prefers that, and takes it back", async () => {
    const api = await yaml();
    const { uri } = await write("dvc.yaml", "stages:\n  train:\n    cmd: echo\n    otus: [a]\n");
    await finding(uri, "dvc-schema");
    await setting("yamlExtension");
    await schemas(uri, ["modelwright://schemas/dvc"]);
    const schema = JSON.parse(api.requestCustomSchemaContent("modelwright://schemas/dvc") ?? "") as { readonly properties?: object };
    assert.ok(schema.properties && "stages" in schema.properties);
    await until("silence", () => (rulesIn(uri).includes("dvc-schema") ? undefined : true));
    await setting("modelwright");
    await schemas(uri, ["modelwright://schemas/any"]);
    await finding(uri, "dvc-schema");
  });

  it("tries again after it was sent away, with the next YAML file, and no more once it is registered", async () => {
    await vscode.commands.executeCommand("modelwright.restartServer");
    const api = await yaml();
    assert.deepEqual(api.contributors(), ["modelwright"]);
    assert.equal(api.attempts(), 2);
    await schemas((await open("dvc.yaml")).document.uri, ["modelwright://schemas/any"]);
  });
});
