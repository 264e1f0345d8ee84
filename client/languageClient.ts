import { EventEmitter, LogLevel, Uri, window, workspace, type CancellationToken, type ExtensionContext, type LogOutputChannel } from "vscode";
import { LanguageClient, ProgressType, TransportKind, WorkDoneProgress, type LanguageClientOptions, type WorkDoneProgressReport } from "vscode-languageclient/node";

import { SETTINGS_READ, type Requests } from "../server/lsp/protocol.ts";
import { cellDiagnostics } from "./cellDiagnostics.ts";
import { NODE_FLAGS } from "./nodeFlags.ts";
import { selector } from "./selector.ts";

/** The language server, as the rest of the extension uses it. */
export interface Server {
  readonly output: LogOutputChannel;
  request<Method extends keyof Requests>(method: Method, params: Requests[Method]["params"], token?: CancellationToken): Promise<Requests[Method]["result"]>;
  /** Reports of the work that was started with this token, until disposed. */
  onProgress(token: string, report: (progress: WorkDoneProgressReport) => void): { dispose(): void };
  /** First answers to the request that was sent with this token for partial results, until disposed. */
  onPartial(token: string, take: (result: unknown) => void): { dispose(): void };
  /** Calls back whenever the server has read settings that say what files are. */
  onSettingsRead(listener: () => void): { dispose(): void };
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the server in a process of its own and returns at once; requests wait until it is there. */
export function startServer({ extension, extensionUri }: ExtensionContext): Server {
  const output = window.createOutputChannel("Modelwright", { log: true });
  const module = Uri.joinPath(extensionUri, "dist", "server.cjs").fsPath;
  const options = { module, transport: TransportKind.ipc, options: { execArgv: [...NODE_FLAGS] } };
  const client = new LanguageClient("modelwright", "Modelwright", { run: options, debug: options }, clientOptions(output, explainedKinds(extension.packageJSON)));
  client.start().catch((error: unknown) => failed(output, error));

  return {
    output,
    // An absent token must not be passed on: it would be sent as one more parameter, and the server would get null for its token.
    request: (method, params, token) => (token ? client.sendRequest(method, params, token) : client.sendRequest(method, params)),
    onProgress: (token, report) =>
      client.onProgress(WorkDoneProgress.type, token, (progress) => {
        if (progress.kind === "report") report(progress);
      }),
    onPartial: (token, take) => client.onProgress(new ProgressType<unknown>(), token, take),
    onSettingsRead: (listener) => client.onNotification(SETTINGS_READ, listener),
    restart: () => (client.needsStart() ? client.start() : client.restart()),
    stop: async () => {
      if (client.isRunning()) await client.stop();
      output.dispose();
    },
  };
}

function clientOptions(output: LogOutputChannel, explains: readonly string[]): LanguageClientOptions {
  return {
    documentSelector: selector,
    outputChannel: output,
    traceOutputChannel: tracedBySetting(output),
    initializationOptions: () => ({ trusted: workspace.isTrusted, commands: true, explains }),
    diagnosticCollectionProvider: cellDiagnostics,
    diagnosticPullOptions: { onChange: true, onSave: true },
    markdown: { isTrusted: { enabledCommands: ["modelwright.openRuleDocumentation"] } },
  };
}

/** Kinds of JSON that the editor itself explains and completes by the schemas in our manifest. */
function explainedKinds(manifest: unknown): readonly string[] {
  const { contributes } = manifest as { readonly contributes?: { readonly jsonValidation?: readonly { readonly url: string }[] } };
  return (contributes?.jsonValidation ?? []).flatMap(({ url }) => /([\w-]+)\.documentation\.json$/.exec(url)?.[1] ?? []);
}

/** The library traces by the channel's log level alone; here the setting `modelwright.trace.server` counts as well. */
function tracedBySetting(output: LogOutputChannel): LogOutputChannel {
  const levels = new EventEmitter<LogLevel>();
  const level = (): LogLevel => (workspace.getConfiguration("modelwright").get<string>("trace.server", "off") === "off" ? output.logLevel : LogLevel.Trace);
  output.onDidChangeLogLevel(() => levels.fire(level()));
  workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration("modelwright.trace.server")) levels.fire(level());
  });
  return Object.create(output, {
    logLevel: { get: level },
    onDidChangeLogLevel: { value: levels.event },
    trace: { value: (message: string, ...more: unknown[]) => output.info(message, ...more) },
  }) as LogOutputChannel;
}

async function failed(output: LogOutputChannel, error: unknown): Promise<void> {
  output.error(error instanceof Error ? error : String(error));
  const show = "Show Output";
  const chosen = await window.showErrorMessage("Modelwright's language server did not start, so nothing is checked. The output channel says why.", show);
  if (chosen === show) output.show();
}
