import type { Diagnostic } from "vscode-languageserver/node";

/** What the editor was told last about each of its texts, so that nothing is told twice. */
export interface Sent {
  /** Remembers the diagnostics as told, and names this state of them; the same diagnostics have the same name. */
  tell(editorUri: string, diagnostics: readonly Diagnostic[]): string;
  isNews(editorUri: string, diagnostics: readonly Diagnostic[]): boolean;
  has(editorUri: string): boolean;
  all(): readonly string[];
  forget(editorUri: string): void;
}

export function createSent(): Sent {
  const told = new Map<string, { readonly text: string; readonly id: string }>();
  let count = 0;
  return {
    tell(editorUri, diagnostics) {
      const text = JSON.stringify(diagnostics);
      const last = told.get(editorUri);
      if (last?.text === text) return last.id;
      const id = String(++count);
      told.set(editorUri, { text, id });
      return id;
    },
    isNews: (editorUri, diagnostics) => (told.get(editorUri)?.text ?? "[]") !== JSON.stringify(diagnostics),
    has: (editorUri) => told.has(editorUri),
    all: () => [...told.keys()],
    forget: (editorUri) => told.delete(editorUri),
  };
}
