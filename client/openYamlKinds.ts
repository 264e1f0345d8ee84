import { languages, Uri, workspace, type TextDocument } from "vscode";

import type { KindEntry } from "../server/lsp/protocol.ts";
import type { Server } from "./languageClient.ts";

/** Which of our kinds the open YAML files are, answered at once. */
interface OpenYamlKinds {
  /** Asks the server for every open file, and from then on whenever one is opened or changes. */
  learnAll(): Promise<void>;
  /** The kind of an open file whose schema is ours. */
  kindOf(uri: string): string | undefined;
  dispose(): void;
}

/** The YAML extension asks for schemas a fifth of a second after the last key; ours must be known before. */
const PAUSE_MS = 50;

export function openYamlKinds(server: Server): OpenYamlKinds {
  const known = new Map<string, string | undefined>();
  const timers = new Map<string, NodeJS.Timeout>();
  let watching: readonly { dispose(): void }[] = [];
  let kinds: readonly KindEntry[] = [];

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
  const watch = (): typeof watching => [
    workspace.onDidOpenTextDocument((document) => learnSoon(document)),
    workspace.onDidChangeTextDocument(({ document }) => learnSoon(document, PAUSE_MS)),
    workspace.onDidCloseTextDocument(forget),
    server.onSettingsRead(() => workspace.textDocuments.forEach((document) => learnSoon(document))),
  ];

  return {
    learnAll: async () => {
      kinds = (await server.request("modelwright/catalogue", {})).kinds;
      if (watching.length === 0) watching = watch();
      await Promise.all(workspace.textDocuments.map(learn));
    },
    kindOf: (uri) => {
      const document = workspace.textDocuments.find((one) => one.uri.toString() === Uri.parse(uri).toString());
      const kind = document && (known.get(document.uri.toString()) ?? byName(document));
      return isOwned(kind) ? kind : undefined;
    },
    dispose: () => {
      for (const timer of timers.values()) clearTimeout(timer);
      for (const each of watching) each.dispose();
    },
  };
}
