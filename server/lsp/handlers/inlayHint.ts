import { InlayHint, type InlayHintLabelPart } from "vscode-languageserver/node";

import type { Verdict } from "../../core/index.ts";
import type { Looked } from "../../host/artifactThread.ts";
import type { Connection } from "../connection.ts";
import { rangesTouch } from "../convert.ts";
import { inspectedModel, loadedModels } from "../loadedModels.ts";
import { placesOf } from "../places.ts";
import type { Session } from "../session.ts";

/** At a call that loads a model file: what loading it would do. A click on it opens the file. */
export function onInlayHint(connection: Connection, session: Session): void {
  connection.languages.inlayHint.on(async ({ textDocument: { uri }, range }, token) => {
    await session.ready();
    const document = session.documentAt(uri);
    const models = document ? loadedModels(session, document) : [];
    if (!document || models.length === 0) return [];
    const places = placesOf(session, document);
    const hints: InlayHint[] = [];
    for (const { at, file, uri: target } of models) {
      const place = places.at(at);
      if (place.uri !== uri || !rangesTouch(place.range, range)) continue;
      const looked = await inspectedModel(file);
      if (token.isCancellationRequested) return [];
      hints.push(hintOf(looked, target, place.range.end));
    }
    return hints;
  });
}

const LABELS: Readonly<Record<Verdict, string>> = { safe: "safe to load", suspicious: "look before loading", dangerous: "DANGEROUS to load", uninspected: "not all of it could be inspected" };

function hintOf(looked: Looked, uri: string, position: InlayHint["position"]): InlayHint {
  const label = looked.state === "inspected" ? LABELS[looked.report.verdict] : `cannot be read: ${looked.reason}`;
  const why = looked.state === "inspected" ? looked.report.evidence.slice(0, 5).map(({ what }) => what) : [];
  const part: InlayHintLabelPart = { value: label, location: { uri, range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } } } };
  // Plain text: what a file says of itself is not to be read as Markdown.
  return { position, label: [part], paddingLeft: true, tooltip: [`Modelwright looked into the file without loading it: ${label}.`, ...why].join("\n\n") };
}
