import { CodeActionKind, type CodeAction, type CodeActionContext, type Diagnostic } from "vscode-languageserver/node";

import { fixAll, type Document, type RankedFinding } from "../../core/index.ts";
import type { Connection } from "../connection.ts";
import { rangesTouch } from "../convert.ts";
import { extractActions, isEmpty } from "../extractActions.ts";
import { findingsOf, type Placed } from "../findings.ts";
import { placeAt, placesOf, type Places } from "../places.ts";
import type { Session } from "../session.ts";
import { suppressionAction } from "../suppressionAction.ts";
import { workspaceEditOf } from "../workspaceEdit.ts";
import { FIX_ALL, NOTEBOOK_FIX_ALL } from "./initialize.ts";

/** Repairs for the findings that the range touches, then the ways to live with them; on request all safe repairs at once. */
export function onCodeAction(connection: Connection, session: Session): void {
  connection.onCodeAction(async ({ textDocument, range, context }) => {
    await session.ready();
    const document = session.documentAt(textDocument.uri);
    if (!document) return [];
    const { placed } = findingsOf(session, document);
    // Asked at every move of the cursor, and mostly there is nothing.
    if (placed.length === 0 && isEmpty(range)) return [];
    const places = placesOf(session, document);
    const [from, to] = isEmpty(range) ? [] : [placeAt(session, textDocument.uri, range.start), placeAt(session, textDocument.uri, range.end)];
    const touched = placed.filter(({ editorUri, diagnostic }) => editorUri === textDocument.uri && rangesTouch(diagnostic.range, range));
    return [
      ...(isAskedFor(context, CodeActionKind.QuickFix) ? touched.flatMap((one) => quickFixes(session, document, places, one, context)) : []),
      ...(from && to ? extractActions(session, document, places, { start: from.offset, end: to.offset }, context) : []),
      ...[FIX_ALL, NOTEBOOK_FIX_ALL].flatMap((kind) => fixAllAction(session, places, placed, kind, context)),
    ];
  });
}

/** A kind asks for itself and for all below it: `source` for `source.fixAll.modelwright`. */
function isAskedFor({ only }: CodeActionContext, kind: string): boolean {
  return !only || only.some((asked) => kind === asked || kind.startsWith(`${asked}.`));
}

function quickFixes(session: Session, document: Document, places: Places, { finding, diagnostic }: Placed, context: CodeActionContext): readonly CodeAction[] {
  const diagnostics = [context.diagnostics.find((shown) => isSame(shown, diagnostic)) ?? diagnostic];
  const suppression = suppressionAction(session, document, places, finding);
  return [
    ...fixActions(session, document, places, finding, diagnostics),
    ...(suppression ? [{ ...suppression, kind: CodeActionKind.QuickFix, diagnostics }] : []),
    ...pageAction(session, finding, diagnostics),
  ];
}

const isSame = (shown: Diagnostic, own: Diagnostic): boolean =>
  shown.code === own.code && shown.range.start.line === own.range.start.line && shown.range.start.character === own.range.start.character;

/** The first repair is the best one, and what Auto Fix takes. */
function fixActions(session: Session, document: Document, places: Places, { fixes = [] }: RankedFinding, diagnostics: Diagnostic[]): readonly CodeAction[] {
  return fixes.flatMap(({ title, edits, clears }, index): CodeAction[] => {
    if (clears) return clearAction(session, document, { title, kind: CodeActionKind.QuickFix, isPreferred: index === 0, diagnostics }, clears);
    const placed = places.edits(edits);
    if (!placed) return [];
    return [{ title, kind: CodeActionKind.QuickFix, isPreferred: index === 0, diagnostics, edit: workspaceEditOf(session, placed) }];
  });
}

/** Outputs are no text that an edit reaches, so the editor clears them by a command. */
function clearAction(session: Session, document: Document, action: CodeAction, cells: readonly number[]): CodeAction[] {
  if (!session.state.client.runsCommands || !session.notebooks.get(document.uri)) return [];
  return [{ ...action, command: { title: action.title, command: "modelwright.clearCellOutputs", arguments: [document.uri, cells] } }];
}

function pageAction(session: Session, { rule }: RankedFinding, diagnostics: Diagnostic[]): readonly CodeAction[] {
  if (!session.state.client.runsCommands) return [];
  const title = `Open the page of ${rule.id}`;
  return [{ title, kind: CodeActionKind.QuickFix, diagnostics, command: { title, command: "modelwright.openRuleDocumentation", arguments: [rule.id] } }];
}

/** Only where it is named: on save, or from the menu of source actions. */
function fixAllAction(session: Session, places: Places, placed: readonly Placed[], kind: string, context: CodeActionContext): readonly CodeAction[] {
  if (!context.only || !isAskedFor(context, kind)) return [];
  const edits = fixAll(placed.map(({ finding }) => finding));
  const fitting = edits.length > 0 ? places.edits(edits) : undefined;
  return fitting ? [{ title: "Modelwright: apply all safe fixes", kind, edit: workspaceEditOf(session, fitting) }] : [];
}
