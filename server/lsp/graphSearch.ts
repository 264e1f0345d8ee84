import type { CancellationToken } from "vscode-languageserver/node";

import { pathMatches, recognise, wordOf, type Document, type Subject } from "../core/index.ts";
import { uriOf } from "../host/uris.ts";
import { walk } from "../host/walk.ts";
import type { Session } from "./session.ts";
import { slices } from "./slices.ts";

/** Languages of files that name things elsewhere by their paths. */
const NAMING_PATHS: ReadonlySet<string> = new Set(["yaml", "json", "toml", "pbtxt", "prompty", "markdown", "modelfile", "python"]);

/** The documents of the workspace that may name the subject: those that hold its word, besides the one it was asked in and those that define it. */
export async function* documentsNaming(session: Session, subject: Subject, from: Document | undefined, seek: readonly string[], token: CancellationToken): AsyncGenerator<Document> {
  const given = new Set([...(from ? [from.uri] : []), subject.uri, ...seek]);
  for (const uri of given) {
    const document = uri === from?.uri ? from : session.snapshot().files.read(uri);
    if (document) yield document;
  }
  const word = wordOf(subject);
  if (word === undefined) return;
  const isFile = subject.sort === "file";
  const naming = isFile ? (language: string): boolean => NAMING_PATHS.has(language) : (): boolean => true;
  for await (const document of workspaceDocuments(session, naming, token)) {
    if (given.has(document.uri) || !document.text.includes(word)) continue;
    // Programs name configs only where they hand them to Hydra; to read them all would be felt.
    if (!isFile || document.language !== "python" || document.text.includes("hydra")) yield document;
  }
}

/** Every document of a known kind in the workspace, as far as the person and their repository want it looked at. */
export async function* workspaceDocuments(session: Session, wanted: (language: string) => boolean, token: CancellationToken): AsyncGenerator<Document> {
  const { settings, folders } = session.state;
  const skip = (path: string): boolean => settings.ignore.some((glob) => pathMatches(uriOf(path), glob));
  const turn = slices();
  for await (const entry of walk(folders, { ignoring: true, skip })) {
    if (token.isCancellationRequested) return;
    const uri = uriOf(entry.path);
    const { kind, language } = entry.state === "file" ? recognise(uri, "", settings) : { kind: "other", language: "" };
    const document = kind !== "other" && wanted(language) ? session.snapshot().files.read(uri) : undefined;
    if (document) yield document;
    await turn();
  }
}
