import type { CompletionItem } from "vscode-languageserver/node";

import { documentLines, type Completion, type Lines } from "../../core/index.ts";
import type { Connection } from "../connection.ts";
import { completionKinds, textEditOf } from "../convert.ts";
import { featuresOf } from "../kindFeatures.ts";
import { placeAt } from "../places.ts";
import type { Session } from "../session.ts";

export function onCompletion(connection: Connection, session: Session): void {
  connection.onCompletion(async ({ textDocument: { uri }, position }) => {
    await session.ready();
    const place = placeAt(session, uri, position);
    if (!place || place.document.cells) return [];
    const all = featuresOf(place.document)?.complete?.(place.document, place.offset, session.snapshot()) ?? [];
    const completions = session.state.client.explains.has(place.document.kind) ? all.filter(({ kind }) => kind !== "key" && kind !== "value") : all;
    const lines = documentLines(place.document);
    return completions.map((completion, rank) => itemOf(lines, completion, rank));
  });
}

/** `rank` keeps the order in which the kind offers them. */
function itemOf(lines: Lines, { label, kind, detail, documentation, edit }: Completion, rank: number): CompletionItem {
  return {
    label,
    kind: completionKinds[kind],
    textEdit: textEditOf(lines, edit),
    filterText: label,
    sortText: String(rank).padStart(5, "0"),
    ...(detail === undefined ? {} : { detail }),
    ...(documentation === undefined ? {} : { documentation: { kind: "markdown", value: documentation } }),
  };
}
