import {
  CompletionItemKind,
  DiagnosticSeverity,
  DiagnosticTag,
  type Position as EditorPosition,
  type Range,
  type TextEdit,
} from "vscode-languageserver/node";

import type { Completion, Edit, Lines, Rule, Severity, Span } from "../core/index.ts";

/** Both sides count lines and UTF-16 units from zero; only the names differ. */
export const positionAt = (lines: Lines, offset: number): EditorPosition => {
  const { line, column } = lines.position(offset);
  return { line, character: column };
};

export const offsetAt = (lines: Lines, { line, character }: EditorPosition): number => lines.offset({ line, column: character });

export const rangeOf = (lines: Lines, { start, end }: Span): Range => ({ start: positionAt(lines, start), end: positionAt(lines, end) });

export const textEditOf = (lines: Lines, { span, text }: Edit): TextEdit => ({ range: rangeOf(lines, span), newText: text });

export const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

export const tags: Readonly<Record<NonNullable<Rule["tag"]>, DiagnosticTag>> = {
  deprecated: DiagnosticTag.Deprecated,
  unnecessary: DiagnosticTag.Unnecessary,
};

export const completionKinds: Readonly<Record<Completion["kind"], CompletionItemKind>> = {
  key: CompletionItemKind.Property,
  value: CompletionItemKind.Value,
  file: CompletionItemKind.File,
  reference: CompletionItemKind.Reference,
  snippet: CompletionItemKind.Snippet,
};

/** True where the ranges share a place; a caret touches what stands directly before and after it. */
export function rangesTouch(a: Range, b: Range): boolean {
  return !isBefore(a.end, b.start) && !isBefore(b.end, a.start);
}

const isBefore = (a: EditorPosition, b: EditorPosition): boolean => a.line < b.line || (a.line === b.line && a.character < b.character);
