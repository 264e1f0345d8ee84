import { definitionsAt } from "../../core/index.ts";
import type { Connection } from "../connection.ts";
import { locationOf, placeAt } from "../places.ts";
import type { Session } from "../session.ts";

export function onDefinition(connection: Connection, session: Session): void {
  connection.onDefinition(async ({ textDocument: { uri }, position }) => {
    await session.ready();
    const place = placeAt(session, uri, position);
    if (!place) return [];
    return definitionsAt(place.document, place.offset, session.snapshot()).flatMap((target) => locationOf(session, target) ?? []);
  });
}
