import { createConnection, ProposedFeatures } from "vscode-languageserver/node";

import { serveInspection } from "../host/artifactThread.ts";
import { onCodeAction } from "./handlers/codeAction.ts";
import { onCodeLens } from "./handlers/codeLens.ts";
import { onCompletion } from "./handlers/completion.ts";
import { onDefinition } from "./handlers/definition.ts";
import { onDiagnostic } from "./handlers/diagnostic.ts";
import { onDidChangeConfiguration } from "./handlers/didChangeConfiguration.ts";
import { onDidChangeWatchedFiles } from "./handlers/didChangeWatchedFiles.ts";
import { onDocumentHighlight } from "./handlers/documentHighlight.ts";
import { onDocumentLinks } from "./handlers/documentLink.ts";
import { onDocumentSymbol } from "./handlers/documentSymbol.ts";
import { onHover } from "./handlers/hover.ts";
import { onInitialize } from "./handlers/initialize.ts";
import { onInitialized } from "./handlers/initialized.ts";
import { onInlayHint } from "./handlers/inlayHint.ts";
import { onReferences } from "./handlers/references.ts";
import { onRename } from "./handlers/rename.ts";
import { onWillRenameFiles } from "./handlers/willRenameFiles.ts";
import { onWorkspaceSymbol } from "./handlers/workspaceSymbol.ts";
import { onRequests } from "./requests.ts";
import { schedule } from "./schedule.ts";
import { createSession } from "./session.ts";

// Threads that inspect a model file run this same bundle.
if (!serveInspection()) serve();

function serve(): void {
  const connection = createConnection(ProposedFeatures.all);
  const session = createSession(connection);
  const scheduled = schedule(connection, session);

  onInitialize(connection, session);
  onInitialized(connection, session);
  onDidChangeConfiguration(connection, session);
  onDidChangeWatchedFiles(connection, session);
  onDiagnostic(connection, session, scheduled);
  onCodeAction(connection, session);
  onHover(connection, session);
  onCompletion(connection, session);
  onDefinition(connection, session);
  onReferences(connection, session);
  onRename(connection, session);
  onWillRenameFiles(connection, session);
  onDocumentHighlight(connection, session);
  onDocumentSymbol(connection, session);
  onWorkspaceSymbol(connection, session);
  onDocumentLinks(connection, session);
  onInlayHint(connection, session);
  onCodeLens(connection, session);
  onRequests(connection, session, scheduled);

  // A failure that nobody waits for must not take the server down.
  process.on("unhandledRejection", (reason) => session.logError(`Unexpected: ${reason instanceof Error ? (reason.stack ?? reason.message) : String(reason)}`));

  connection.listen();
}
