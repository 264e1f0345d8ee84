import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type ClientCapabilities,
  type Diagnostic,
  type FullDocumentDiagnosticReport,
  type InitializeResult,
  type MessageConnection,
  type UnchangedDocumentDiagnosticReport,
} from "vscode-languageserver-protocol/node";

import { NODE_FLAGS } from "../../client/nodeFlags.ts";
import { uriOf } from "../../server/host/uris.ts";
import { temporaryFolder, writeFiles } from "./disk.ts";

/** The built server as an editor meets it: another process, spoken to over stdio. */
export interface LspDriver {
  readonly connection: MessageConnection;
  readonly process: ChildProcess;
  readonly answer: InitializeResult;
  /** The temporary workspace. */
  readonly folder: string;
  uri(path: string): string;
  write(path: string, text: string | Uint8Array): void;
  open(path: string, text: string, languageId?: string): Promise<string>;
  /** Replaces the whole text. */
  change(uri: string, version: number, text: string): Promise<void>;
  diskChanged(path: string): Promise<void>;
  pull(uri: string, previousResultId?: string): Promise<FullDocumentDiagnosticReport | UnchangedDocumentDiagnosticReport>;
  /** Findings of a text by pulling; fails where the server says that nothing has changed. */
  findings(uri: string): Promise<readonly Diagnostic[]>;
  /** What the server pushed for a text last; `undefined` while it has pushed nothing. */
  pushed(uri: string): { readonly version?: number; readonly diagnostics: readonly Diagnostic[] } | undefined;
  /** How often the server asked to pull again. */
  refreshes(): number;
  /** Lines of the output channel. */
  log(): readonly string[];
  configure(settings: unknown): Promise<void>;
  stop(): Promise<void>;
}

export interface DriverOptions {
  /** Files of the workspace, by path. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: unknown;
  readonly settings?: unknown;
  readonly noFolder?: boolean;
  /** Variables of the server's environment, over those of the tests. */
  readonly env?: Readonly<Record<string, string>>;
}

export const PULLING: ClientCapabilities = {
  general: { positionEncodings: ["utf-16"] },
  textDocument: { diagnostic: { dynamicRegistration: true, relatedDocumentSupport: false }, codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix", "source"] } } } },
  notebookDocument: { synchronization: { dynamicRegistration: true } },
  workspace: {
    configuration: true,
    workspaceFolders: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
    workspaceEdit: { documentChanges: true },
  },
  window: { workDoneProgress: true },
};

/** An editor that only listens. */
export const PUSHED: ClientCapabilities = { textDocument: { publishDiagnostics: { relatedInformation: true } } };

const SERVER = "dist/server.cjs";

export async function startServer({ files = {}, capabilities = PULLING, initializationOptions, settings, noFolder = false, env = {} }: DriverOptions = {}): Promise<LspDriver> {
  if (!existsSync(SERVER)) throw new Error(`${SERVER} is missing: run \`npm run build\` first`);
  const folder = temporaryFolder(files);
  const child = spawn(process.execPath, [...NODE_FLAGS, resolve(SERVER), "--stdio"], { stdio: ["pipe", "pipe", "inherit"], env: { ...process.env, ...env } });
  const connection = createMessageConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  const pushed = new Map<string, { version?: number; diagnostics: readonly Diagnostic[] }>();
  const log: string[] = [];
  let refreshes = 0;
  let current: unknown = settings ?? {};
  connection.onNotification("textDocument/publishDiagnostics", ({ uri, ...rest }: { uri: string; version?: number; diagnostics: readonly Diagnostic[] }) => {
    pushed.set(uri, rest);
  });
  connection.onNotification("window/logMessage", ({ message }: { message: string }) => {
    log.push(message);
  });
  connection.onRequest("client/registerCapability", () => null);
  connection.onRequest("workspace/configuration", ({ items }: { items: readonly unknown[] }) => items.map(() => current));
  connection.onRequest("workspace/diagnostic/refresh", () => {
    refreshes++;
    return null;
  });
  connection.listen();

  const answer: InitializeResult = await connection.sendRequest("initialize", {
    processId: process.pid,
    rootUri: null,
    workspaceFolders: noFolder ? null : [{ uri: uriOf(folder), name: "workspace" }],
    capabilities,
    initializationOptions,
  });
  await connection.sendNotification("initialized", {});

  const uri = (path: string): string => uriOf(join(folder, path));
  const pull: LspDriver["pull"] = (of, previousResultId) =>
    connection.sendRequest("textDocument/diagnostic", { textDocument: { uri: of }, ...(previousResultId === undefined ? {} : { previousResultId }) });

  const driver: LspDriver = {
    connection,
    process: child,
    answer,
    folder,
    uri,
    write: (path, text) => writeFiles(folder, { [path]: text }),
    async open(path, text, languageId = "yaml") {
      await connection.sendNotification("textDocument/didOpen", { textDocument: { uri: uri(path), languageId, version: 1, text } });
      return uri(path);
    },
    change: (of, version, text) => connection.sendNotification("textDocument/didChange", { textDocument: { uri: of, version }, contentChanges: [{ text }] }),
    diskChanged: (path) => connection.sendNotification("workspace/didChangeWatchedFiles", { changes: [{ uri: uri(path), type: 2 }] }),
    pull,
    async findings(of) {
      const report = await pull(of);
      if (report.kind !== "full") throw new Error(`no full report for ${of}`);
      return report.items;
    },
    pushed: (of) => pushed.get(of),
    refreshes: () => refreshes,
    log: () => log,
    async configure(next) {
      current = next;
      await connection.sendNotification("workspace/didChangeConfiguration", { settings: null });
    },
    async stop() {
      running.delete(driver);
      if (child.exitCode === null) {
        await connection.sendRequest("shutdown").catch(() => undefined);
        await connection.sendNotification("exit").catch(() => undefined);
        await Promise.race([once(child, "exit"), sleep(2000).then(() => child.kill())]);
      }
      connection.dispose();
    },
  };
  running.add(driver);
  return driver;
}

const running = new Set<LspDriver>();

/** For `afterEach`: ends every server that a test has started, also where the test failed. */
export async function stopServers(): Promise<void> {
  await Promise.all([...running].map((server) => server.stop()));
}

/** The words of a finding; empty where there is none. */
export function textOf(finding: Diagnostic | undefined): string {
  const message = finding?.message ?? "";
  return typeof message === "string" ? message : message.value;
}

/** Waits until the check holds, for what the server does on its own time. */
export async function eventually<Value>(look: () => Value | undefined | false, timeoutMs = 15_000): Promise<Value> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const value = look();
    if (value !== undefined && value !== false) return value;
    if (performance.now() > deadline) throw new Error(`it did not happen within ${timeoutMs} ms: ${look.toString()}`);
    await sleep(10);
  }
}
