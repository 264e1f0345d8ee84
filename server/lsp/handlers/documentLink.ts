import type { Connection } from "../connection.ts";
import { featuresOf } from "../kindFeatures.ts";
import { placesOf } from "../places.ts";
import type { Session } from "../session.ts";

export function onDocumentLinks(connection: Connection, session: Session): void {
  connection.onDocumentLinks(async ({ textDocument: { uri } }) => {
    await session.ready();
    const document = session.documentAt(uri);
    if (!document) return [];
    const links = featuresOf(document)?.links?.(document, session.snapshot()) ?? [];
    const places = placesOf(session, document);
    return links
      .map((link) => ({ ...places.at(link.at), target: link.uri }))
      .filter((link) => link.uri === uri)
      .map(({ range, target }) => ({ range, target }));
  });
}
