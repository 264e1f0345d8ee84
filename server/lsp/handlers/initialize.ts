import {
  CodeActionKind,
  TextDocumentSyncKind,
  type InitializeParams,
  type ServerCapabilities,
} from "vscode-languageserver/node";

import { ownVersion } from "../../host/installation.ts";
import { pathOf } from "../../host/uris.ts";
import { featuresOf, optionsOf, type ClientFeatures } from "../clientFeatures.ts";
import type { Connection } from "../connection.ts";
import { EXTRACT_FUNCTION, EXTRACT_VARIABLE } from "../extractActions.ts";
import type { Session } from "../session.ts";
import { readSettings } from "../settings.ts";

export const FIX_ALL = `${CodeActionKind.SourceFixAll}.modelwright`;
/** What editors ask for when a notebook is saved. */
export const NOTEBOOK_FIX_ALL = `notebook.${FIX_ALL}`;

export function onInitialize(connection: Connection, session: Session): void {
  connection.onInitialize((params) => {
    const client = featuresOf(params);
    const { trusted = true, settings } = optionsOf(params);
    session.update({ client, folders: foldersOf(params), given: readSettings(settings, trusted) });
    return {
      capabilities: capabilitiesFor(client),
      serverInfo: { name: "Modelwright", version: ownVersion() },
    };
  });
}

/** Editors from before there were several folders send one root. */
interface OneRoot {
  readonly rootUri?: string | null;
}

function foldersOf(params: InitializeParams): readonly string[] {
  const { rootUri }: OneRoot = params;
  const uris = params.workspaceFolders?.map(({ uri }) => uri) ?? [rootUri ?? []].flat();
  return uris.flatMap((uri) => pathOf(uri) ?? []);
}

function capabilitiesFor({ pullsDiagnostics }: ClientFeatures): ServerCapabilities {
  return {
    positionEncoding: "utf-16",
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    notebookDocumentSync: { notebookSelector: [{ notebook: "jupyter-notebook" }], save: true },
    ...(pullsDiagnostics ? { diagnosticProvider: { identifier: "modelwright", interFileDependencies: true, workspaceDiagnostics: false } } : {}),
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, EXTRACT_FUNCTION, EXTRACT_VARIABLE, FIX_ALL, NOTEBOOK_FIX_ALL] },
    hoverProvider: true,
    completionProvider: { triggerCharacters: [":", " ", "/", "{", ".", "-"] },
    definitionProvider: true,
    referencesProvider: true,
    renameProvider: { prepareProvider: true },
    documentHighlightProvider: true,
    documentSymbolProvider: true,
    workspaceSymbolProvider: true,
    documentLinkProvider: {},
    inlayHintProvider: true,
    codeLensProvider: {},
    workspace: {
      workspaceFolders: { supported: true, changeNotifications: true },
      fileOperations: { willRename: { filters: [{ scheme: "file", pattern: { glob: "**/*" } }] } },
    },
  };
}
