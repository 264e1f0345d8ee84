import { DocumentDiagnosticReportKind, LSPErrorCodes, ResponseError } from "vscode-languageserver/node";

import type { Connection } from "../connection.ts";
import { diagnosticsFor, findingsOf } from "../findings.ts";
import type { Schedule } from "../schedule.ts";
import type { Session } from "../session.ts";
import { nextTurn } from "../slices.ts";

/** `textDocument/diagnostic`: the editor asks for the findings of one text. */
export function onDiagnostic(connection: Connection, session: Session, schedule: Schedule): void {
  connection.languages.diagnostics.on(async ({ textDocument: { uri }, previousResultId }, token) => {
    await session.ready();
    // While keys are typed, the next change is often here already and makes this question void.
    await nextTurn();
    if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, "The text has changed meanwhile.");
    const document = session.documentAt(uri);
    const items = document ? diagnosticsFor(findingsOf(session, document), uri) : [];
    const resultId = schedule.answer(uri, items);
    if (resultId === previousResultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
    return { kind: DocumentDiagnosticReportKind.Full, resultId, items: [...items] };
  });
}
