import type { Location } from "vscode-languageserver/node";

import type { Connection } from "../connection.ts";
import { featuresOf } from "../kindFeatures.ts";
import { placeAt, placesOf } from "../places.ts";
import type { Session } from "../session.ts";

export function onDefinition(connection: Connection, session: Session): void {
  connection.onDefinition(async ({ textDocument: { uri }, position }) => {
    await session.ready();
    const place = placeAt(session, uri, position);
    if (!place) return [];
    const snapshot = session.snapshot();
    const targets = featuresOf(place.document)?.definition?.(place.document, place.offset, snapshot) ?? [];
    return targets.flatMap((target): Location[] => {
      const document = target.uri === place.document.uri ? place.document : snapshot.files.read(target.uri);
      return document ? [placesOf(session, document).at(target.at)] : [];
    });
  });
}
