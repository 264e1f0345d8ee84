import type { CodeAction } from "vscode-languageserver/node";

import { documentLines, suppressionsOf, type Document, type Edit, type RankedFinding } from "../core/index.ts";
import type { PlacedEdits, Places } from "./places.ts";
import type { Session } from "./session.ts";
import { workspaceEditOf } from "./workspaceEdit.ts";

/** Languages where a comment that begins with `#` may stand on a line of its own. */
const HASH_COMMENTS = new Set(["python", "yaml", "toml", "dockerfile", "requirements", "text", "ini"]);
const REASON = "say why";

/** Offers to accept a finding, with a reason, by a comment above its line. */
export function suppressionAction(session: Session, document: Document, places: Places, finding: RankedFinding): CodeAction | undefined {
  if (!HASH_COMMENTS.has(document.language)) return undefined;
  const edit = suppressionEdit(document, finding);
  const placed = edit && places.edits([edit]);
  const title = `Accept ${finding.rule.id} here, with a comment`;
  return placed && { title, edit: session.state.client.insertsSnippetEdits ? snippetEdit(placed) : workspaceEditOf(session, placed) };
}

/** A new comment above the line of the finding, or its rule added to the comment that is there. */
function suppressionEdit(document: Document, { at, rule }: RankedFinding): Edit | undefined {
  const lines = documentLines(document);
  const { line } = lines.position(at.start);
  const there = suppressionsOf(document).find((one) => one.line === line);
  const allow = there && /allow\s+/.exec(document.text.slice(there.at.start, there.at.end));
  if (there && allow) {
    const start = there.at.start + allow.index + allow[0].length;
    return { span: { start, end: start }, text: `${rule.id}, ` };
  }
  if (line > 0 && document.language === "python" && lines.text(line - 1).endsWith("\\")) return undefined;
  const start = lines.start(line);
  const indent = /^\s*/.exec(lines.text(line))?.[0] ?? "";
  return { span: { start, end: start }, text: `${indent}# modelwright: allow ${rule.id} -- ${REASON}\n` };
}

/** The reason is selected, so that typing replaces it. */
function snippetEdit(placed: readonly PlacedEdits[]): CodeAction["edit"] & object {
  return {
    documentChanges: placed.map(({ editorUri, version, edits }) => ({
      textDocument: { uri: editorUri, version },
      edits: edits.map(({ range, newText }) => ({ range, snippet: { kind: "snippet", value: snippetOf(newText) } })),
    })),
  };
}

const snippetOf = (text: string): string => text.replace(/[\\$}]/g, "\\$&").replace(`-- ${REASON}`, `-- \${1:${REASON}}`);
