import { readFileSync } from "node:fs";

import { Disposable, extensions, languages, Uri, workspace, type ExtensionContext, type TextDocument } from "vscode";

import type { KindEntry } from "../../server/lsp/protocol.ts";
import type { Server } from "../languageClient.ts";
import { CONTRIBUTOR, schemaContributor, type SchemaOwner } from "../yamlSchemas.ts";

/** As far as Red Hat's YAML extension offers it to others. */
interface YamlExtension {
  registerContributor(name: string, requestSchema: (uri: string) => string | undefined, requestSchemaContent: (uri: string) => string, label?: string): boolean;
}

/** The YAML extension asks for schemas a fifth of a second after the last key; ours must be known before. */
const PAUSE_MS = 50;

/** Where Red Hat's YAML extension is installed, the two agree on who checks which file. Nothing of the person's settings is changed. */
export function besideYamlExtension(server: Server, { extensionUri }: ExtensionContext): Disposable {
  const known = new Map<string, string | undefined>();
  const timers = new Map<string, NodeJS.Timeout>();
  const watching: { dispose(): void }[] = [];
  let kinds: readonly KindEntry[] = [];
  let state: "absent" | "registered" = "absent";

  const isOwned = (id: string | undefined): boolean => kinds.some((kind) => kind.id === id && kind.ownsSchema);
  /** By name at once, by content as soon as the server has answered. */
  const byName = (document: TextDocument): string | undefined => kinds.find(({ names, ownsSchema }) => ownsSchema && names.some((name) => languages.match({ pattern: `**/${name}` }, document) > 0))?.id;
  async function learn(document: TextDocument): Promise<void> {
    if (document.languageId !== "yaml") return;
    const { kind } = await server.request("modelwright/kindOf", { uri: document.uri.toString() });
    known.set(document.uri.toString(), kind?.id);
  }
  function learnSoon(document: TextDocument, afterMs = 0): void {
    const uri = document.uri.toString();
    clearTimeout(timers.get(uri));
    timers.set(uri, setTimeout(() => void learn(document).catch((error: unknown) => server.output.error(String(error))), afterMs));
  }
  function forget({ uri }: TextDocument): void {
    known.delete(uri.toString());
    clearTimeout(timers.get(uri.toString()));
    timers.delete(uri.toString());
  }
  function kindOf(uri: string): string | undefined {
    const document = workspace.textDocuments.find((one) => one.uri.toString() === Uri.parse(uri).toString());
    const kind = document && (known.get(document.uri.toString()) ?? byName(document));
    return isOwned(kind) ? kind : undefined;
  }
  async function register(): Promise<void> {
    const extension = extensions.getExtension<YamlExtension | undefined>("redhat.vscode-yaml");
    if (!extension || state === "registered") return;
    state = "registered";
    kinds = (await server.request("modelwright/catalogue", {})).kinds;
    const learnAll = (): void => workspace.textDocuments.forEach((document) => learnSoon(document));
    watching.push(
      workspace.onDidOpenTextDocument((document) => learnSoon(document)),
      workspace.onDidChangeTextDocument(({ document }) => learnSoon(document, PAUSE_MS)),
      workspace.onDidCloseTextDocument(forget),
      server.onSettingsRead(learnAll),
    );
    await Promise.all(workspace.textDocuments.map(learn));
    const api = await extension.activate();
    const owner = (): SchemaOwner => (workspace.getConfiguration("modelwright").get<string>("yamlSchemas") === "yamlExtension" ? "yamlExtension" : "modelwright");
    const read = (kind: string): string => readFileSync(Uri.joinPath(extensionUri, "dist", "schemas", `${kind}.json`).fsPath, "utf8");
    const { schemaOf, contentOf } = schemaContributor(kindOf, owner, read);
    api?.registerContributor(CONTRIBUTOR, schemaOf, contentOf);
  }

  const start = (): void => void register().catch((error: unknown) => server.output.error(`The YAML extension and Modelwright may both report schema errors: ${String(error)}`));
  start();
  // It may be installed, or turned on, later.
  const installed = extensions.onDidChange(start);
  const dispose = (): void => {
    for (const timer of timers.values()) clearTimeout(timer);
    for (const each of watching) each.dispose();
  };
  return Disposable.from(installed, { dispose });
}
