import type { CodeLens, Range } from "vscode-languageserver/node";

import type { Lens } from "../../core/index.ts";
import type { Connection } from "../connection.ts";
import { featuresOf } from "../kindFeatures.ts";
import { placesOf } from "../places.ts";
import { runLenses } from "../runLenses.ts";
import type { Session } from "../session.ts";

export function onCodeLens(connection: Connection, session: Session): void {
  connection.onCodeLens(async ({ textDocument: { uri } }) => {
    await session.ready();
    const document = session.documentAt(uri);
    if (!document) return [];
    const lenses = [...(featuresOf(document)?.lenses?.(document, session.snapshot()) ?? []), ...(await runLenses(session, document))];
    const places = placesOf(session, document);
    return lenses.flatMap((lens) => {
      const { uri: target, range } = places.at(lens.at);
      return target === uri ? [lensOf(session, range, lens)] : [];
    });
  });
}

/** A lens whose command the editor does not have is shown as plain words. */
function lensOf(session: Session, range: Range, { title, command }: Lens): CodeLens {
  const runs = session.state.client.runsCommands ? command : undefined;
  return { range, command: { title, command: runs?.id ?? "", arguments: [...(runs?.arguments ?? [])] } };
}
