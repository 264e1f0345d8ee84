import type { InitializeParams } from "vscode-languageserver/node";

/** What the editor can do, as far as the server acts on it. */
export interface ClientFeatures {
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly refreshesLenses: boolean;
  readonly sendsConfiguration: boolean;
  readonly sendsWorkspaceFolders: boolean;
  readonly registersConfiguration: boolean;
  readonly registersWatchers: boolean;
  readonly changesDocumentVersions: boolean;
  readonly insertsSnippetEdits: boolean;
  readonly renamesFiles: boolean;
  /** The editor runs this extension's commands, so links and actions may call them. */
  readonly runsCommands: boolean;
  /** Kinds whose keys and values the editor explains and completes itself, by a schema of ours. */
  readonly explains: ReadonlySet<string>;
}

export const noFeatures: ClientFeatures = {
  pullsDiagnostics: false,
  refreshesDiagnostics: false,
  refreshesLenses: false,
  sendsConfiguration: false,
  sendsWorkspaceFolders: false,
  registersConfiguration: false,
  registersWatchers: false,
  changesDocumentVersions: false,
  insertsSnippetEdits: false,
  renamesFiles: false,
  runsCommands: false,
  explains: new Set(),
};

/** What our own client adds to LSP's initialize request. Other editors may leave it all out. */
export interface InitializationOptions {
  readonly trusted?: boolean;
  readonly commands?: boolean;
  readonly explains?: readonly string[];
  /** Settings for editors that cannot be asked for them. */
  readonly settings?: unknown;
}

export function optionsOf({ initializationOptions: sent }: InitializeParams): InitializationOptions {
  return typeof sent === "object" && sent !== null ? (sent as InitializationOptions) : {};
}

const explained = (sent: unknown): readonly string[] => (Array.isArray(sent) ? sent.filter((kind) => typeof kind === "string") : []);

export function featuresOf(params: InitializeParams): ClientFeatures {
  const { workspace, textDocument } = params.capabilities;
  return {
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    refreshesLenses: workspace?.codeLens?.refreshSupport === true,
    sendsConfiguration: workspace?.configuration === true,
    sendsWorkspaceFolders: workspace?.workspaceFolders === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    registersWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    changesDocumentVersions: workspace?.workspaceEdit?.documentChanges === true,
    insertsSnippetEdits: workspace?.workspaceEdit?.snippetEditSupport === true,
    renamesFiles: workspace?.workspaceEdit?.documentChanges === true && (workspace.workspaceEdit.resourceOperations?.includes("rename") ?? false),
    runsCommands: optionsOf(params).commands === true,
    explains: new Set(explained(optionsOf(params).explains)),
  };
}
