import { CodeActionKind, type CodeAction, type CodeActionContext, type Range } from "vscode-languageserver/node";

import { extractFunction, extractVariable, type Document, type Extraction, type Span } from "../core/index.ts";
import type { Places } from "./places.ts";
import type { Session } from "./session.ts";
import { workspaceEditOf } from "./workspaceEdit.ts";

export const EXTRACT_FUNCTION = `${CodeActionKind.RefactorExtract}.function`;
export const EXTRACT_VARIABLE = `${CodeActionKind.RefactorExtract}.variable`;

const EXTRACTIONS: readonly (readonly [kind: string, extract: (document: Document, span: Span) => Extraction, title: (name: string) => string])[] = [
  [EXTRACT_FUNCTION, (document, span) => extractFunction(document, span), (name) => `Extract to function \`${name}\``],
  [EXTRACT_VARIABLE, extractVariable, (name) => `Extract to variable \`${name}\``],
];

/** What the selection can become. Where it cannot, the reason is told only to who asked for it by name. */
export function extractActions(session: Session, document: Document, places: Places, span: Span, { only }: CodeActionContext): readonly CodeAction[] {
  if (document.language !== "python" || span.start === span.end) return [];
  return EXTRACTIONS.flatMap(([kind, extract, title]): CodeAction[] => {
    if (only && !only.some((asked) => kind === asked || kind.startsWith(`${asked}.`))) return [];
    const found = extract(document, span);
    if (found.state === "none") return [];
    if (found.state === "refused") return only ? [{ title: title("…"), kind, disabled: { reason: found.reason } }] : [];
    const placed = places.edits(found.edits);
    return placed ? [{ title: title(found.name), kind, edit: workspaceEditOf(session, placed) }] : [];
  });
}

/** Nothing is selected, so nothing is to be extracted. */
export const isEmpty = ({ start, end }: Range): boolean => start.line === end.line && start.character === end.character;
