import { DocumentHighlightKind } from "vscode-languageserver/node";

import { occurrencesAt } from "../../core/index.ts";
import type { Connection } from "../connection.ts";
import { placeAt, placesOf } from "../places.ts";
import type { Session } from "../session.ts";

export function onDocumentHighlight(connection: Connection, session: Session): void {
  connection.onDocumentHighlight(async ({ textDocument: { uri }, position }) => {
    await session.ready();
    const place = placeAt(session, uri, position);
    // Editors highlight Python names themselves.
    if (!place || place.document.language === "python") return [];
    const places = placesOf(session, place.document);
    return occurrencesAt(place.document, place.offset, session.snapshot()).map(({ at, defines }) => ({
      range: places.at(at).range,
      kind: defines ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
    }));
  });
}
