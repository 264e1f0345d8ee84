import { nameProblem, renameableAt, renamedSubject } from "../../core/index.ts";
import type { Connection } from "../connection.ts";
import { placeAt, placesOf } from "../places.ts";
import { renameEverywhere } from "../renaming.ts";
import { refusal } from "../requestContext.ts";
import type { Session } from "../session.ts";

/** Names in Python belong to the person's Python extension, which is asked next. */
export function onRename(connection: Connection, session: Session): void {
  connection.onPrepareRename(async ({ textDocument: { uri }, position }) => {
    await session.ready();
    const place = placeAt(session, uri, position);
    if (!place || place.document.language === "python") return null;
    const found = renameableAt(place.document, place.offset, session.snapshot());
    if (found.state === "cannot") throw refusal(found.reason);
    return { range: placesOf(session, place.document).at(found.at).range, placeholder: found.name };
  });

  connection.onRenameRequest(async ({ textDocument: { uri }, position, newName }, token) => {
    await session.ready();
    const place = placeAt(session, uri, position);
    if (!place || place.document.language === "python") return null;
    const snapshot = session.snapshot();
    const found = renameableAt(place.document, place.offset, snapshot);
    if (found.state === "cannot") throw refusal(found.reason);
    const problem = nameProblem(found.mention, newName, place.document, snapshot);
    if (problem !== undefined) throw refusal(problem);
    const { subject, path, seek } = found.mention;
    return renameEverywhere(session, { subject, renamed: renamedSubject(subject, path, newName), from: place.document, ...(seek && { seek }) }, token);
  });
}
