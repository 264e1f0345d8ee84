import { SymbolKind, type DocumentSymbol } from "vscode-languageserver/node";

import { mentionsIn, SORTS, type Mention, type Sort } from "../../core/index.ts";
import type { Connection } from "../connection.ts";
import { placesOf } from "../places.ts";
import type { Session } from "../session.ts";

export const symbolKinds: Readonly<Partial<Record<Sort, SymbolKind>>> = {
  file: SymbolKind.File,
  parameter: SymbolKind.Property,
  variable: SymbolKind.Variable,
  input: SymbolKind.Variable,
  output: SymbolKind.Variable,
  component: SymbolKind.Class,
  template: SymbolKind.Class,
};

/** What a config defines, in the order of the text: stages, tasks, parameters, datasets. Python's outline is its extension's business. */
export function onDocumentSymbol(connection: Connection, session: Session): void {
  connection.onDocumentSymbol(async ({ textDocument: { uri } }) => {
    await session.ready();
    const document = session.documentAt(uri);
    if (!document || document.language === "python") return [];
    const places = placesOf(session, document);
    const defined = mentionsIn(document, session.snapshot()).filter((mention) => mention.defines && mention.uri === undefined);
    const symbols = defined.toSorted((a, b) => a.at.start - b.at.start).map((mention): Placed => ({ mention, symbol: symbolOf(mention, document.text, places.at(mention.at).range) }));
    return nested(symbols);
  });
}

interface Placed {
  readonly mention: Mention;
  readonly symbol: DocumentSymbol & { readonly children: DocumentSymbol[] };
}

function symbolOf({ subject, at }: Mention, text: string, range: DocumentSymbol["range"]): Placed["symbol"] {
  return { name: text.slice(at.start, at.end), detail: SORTS[subject.sort].title, kind: symbolKinds[subject.sort] ?? SymbolKind.Function, range, selectionRange: range, children: [] };
}

/** A key below another stands inside of it. */
function nested(placed: readonly Placed[]): DocumentSymbol[] {
  const byName = new Map(placed.filter(({ mention }) => mention.subject.sort === "parameter").map((one) => [one.mention.subject.name, one.symbol]));
  return placed.flatMap(({ mention: { subject }, symbol }) => {
    const parent = subject.sort === "parameter" ? byName.get(subject.name.split(".").slice(0, -1).join(".")) : undefined;
    if (!parent) return [symbol];
    parent.children.push(symbol);
    // An editor wants what is inside to lie within.
    grow(parent, symbol);
    return [];
  });
}

function grow(parent: DocumentSymbol, { range }: DocumentSymbol): void {
  parent.range = { start: parent.range.start, end: range.end };
}
