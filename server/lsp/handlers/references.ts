import type { Location } from "vscode-languageserver/node";

import { mentionAt, occurrencesIn } from "../../core/index.ts";
import type { Connection } from "../connection.ts";
import { documentsNaming } from "../graphSearch.ts";
import { locationOf, placeAt } from "../places.ts";
import type { Session } from "../session.ts";

/** Every place of the workspace that names the same thing. Python's own uses of a Python name are its extension's business. */
export function onReferences(connection: Connection, session: Session): void {
  connection.onReferences(async ({ textDocument: { uri }, position, context }, token) => {
    await session.ready();
    const place = placeAt(session, uri, position);
    const mention = place && mentionAt(place.document, place.offset, session.snapshot());
    if (!mention) return [];
    const found = new Map<string, Location>();
    for await (const document of documentsNaming(session, mention.subject, place.document, mention.seek ?? [], token)) {
      for (const { mention: other, ...target } of occurrencesIn(document, mention.subject, session.snapshot())) {
        const location = other.defines && !context.includeDeclaration ? undefined : locationOf(session, target);
        if (location) found.set(JSON.stringify(location), location);
      }
    }
    return [...found.values()];
  });
}
