import { SymbolKind, type WorkspaceSymbol } from "vscode-languageserver/node";

import { baseName, mentionsIn, SORTS } from "../../core/index.ts";
import type { Connection } from "../connection.ts";
import { workspaceDocuments } from "../graphSearch.ts";
import { placesOf } from "../places.ts";
import type { Session } from "../session.ts";
import { symbolKinds } from "./documentSymbol.ts";

const MOST_SYMBOLS = 200;

/** Stages, tasks, parameters and the like of all configs whose name holds what the person types. */
export function onWorkspaceSymbol(connection: Connection, session: Session): void {
  connection.onWorkspaceSymbol(async ({ query }, token) => {
    await session.ready();
    const word = query.toLowerCase();
    const found: WorkspaceSymbol[] = [];
    for await (const document of word === "" ? [] : workspaceDocuments(session, (language) => language !== "python", token)) {
      if (!document.text.toLowerCase().includes(word)) continue;
      const places = placesOf(session, document);
      for (const { subject, at, defines, uri } of mentionsIn(document, session.snapshot())) {
        const name = document.text.slice(at.start, at.end);
        if (!defines || uri !== undefined || subject.sort === "file" || !name.toLowerCase().includes(word)) continue;
        found.push({ name, kind: symbolKinds[subject.sort] ?? SymbolKind.Function, location: places.at(at), containerName: `${SORTS[subject.sort].title}, ${baseName(document.uri)}` });
      }
      if (found.length >= MOST_SYMBOLS) break;
    }
    return found.slice(0, MOST_SYMBOLS);
  });
}
