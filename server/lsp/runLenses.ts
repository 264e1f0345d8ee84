import { runsTitle, trackerCalls, type Document, type Lens } from "../core/index.ts";
import { runs } from "./handlers/experiments.ts";
import type { Session } from "./session.ts";

/** Above each call that begins runs: how many there are, which opens them. */
export async function runLenses({ state: { folders, settings } }: Session, document: Document): Promise<readonly Lens[]> {
  if (document.language !== "python") return [];
  const calls = trackerCalls(document);
  if (calls.length === 0 || folders.length === 0) return [];
  const groups = await runs.ask("groups", { folders, git: settings.trusted }).catch(() => []);
  const file = decodeURIComponent(document.uri.slice(document.uri.lastIndexOf("/") + 1));
  return calls.flatMap(({ at, ...place }) => {
    const title = runsTitle(groups, { ...place, file });
    return title === undefined ? [] : [{ at, title, command: { id: "modelwright.showExperiments", arguments: [] } }];
  });
}
