import type { Hover, MarkupContent } from "vscode-languageserver/node";

import { paramHistoryMarkdown, yamlKeyAt, type Document } from "../core/index.ts";
import { runs } from "./handlers/experiments.ts";
import { placesOf } from "./places.ts";
import type { Session } from "./session.ts";

/** On a key of `params.yaml`: its values in the runs of the workspace, and the best result of each. */
export async function paramHover(session: Session, document: Document, offset: number): Promise<(Hover & { readonly contents: MarkupContent }) | null> {
  const key = document.kind === "params" ? yamlKeyAt(document, offset) : undefined;
  const { folders, settings } = session.state;
  if (!key || folders.length === 0) return null;
  const history = await runs.ask("paramHistory", { folders, git: settings.trusted, path: key.path }).catch(() => null);
  return history ? { contents: { kind: "markdown", value: paramHistoryMarkdown(history) }, range: placesOf(session, document).at(key.at).range } : null;
}
