import { linksIn } from "../../core/index.ts";
import type { Connection } from "../connection.ts";
import { loadedModels } from "../loadedModels.ts";
import { placesOf } from "../places.ts";
import type { Session } from "../session.ts";

export function onDocumentLinks(connection: Connection, session: Session): void {
  connection.onDocumentLinks(async ({ textDocument: { uri } }) => {
    await session.ready();
    const document = session.documentAt(uri);
    if (!document) return [];
    const places = placesOf(session, document);
    return [...linksIn(document, session.snapshot()), ...loadedModels(session, document)]
      .map((link) => ({ ...places.at(link.at), target: link.uri }))
      .filter((link) => link.uri === uri)
      .map(({ range, target }) => ({ range, target }));
  });
}
