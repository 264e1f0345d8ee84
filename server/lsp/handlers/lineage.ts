import type { Location } from "vscode-languageserver/node";

import { lineageGraphOf, lineageView, programOf, type CodePlace, type Span } from "../../core/index.ts";
import { findingsOf } from "../findings.ts";
import { placesOf } from "../places.ts";
import { refusal, type RequestHandler } from "../requestContext.ts";

export const lineage: RequestHandler<"modelwright/lineage"> = ({ uri }, { session }) => {
  const document = session.documentAt(uri);
  if (document?.language !== "python") throw refusal("Lineage is drawn for Python files and for notebooks with Python cells. Open one and run the command again.");
  const { findings } = findingsOf(session, document).report;
  const leaks = findings.filter(({ rule }) => rule.group === "leakage").map((finding) => ({ ...finding, rule: finding.rule.id }));
  const { view, places } = lineageView(lineageGraphOf(programOf(document, session.snapshot())), leaks);
  const own = placesOf(session, document);
  const located = (place: Span | CodePlace): Location => {
    const other = "uri" in place ? session.snapshot().files.read(place.uri) : undefined;
    return "uri" in place && other ? placesOf(session, other).at(place.at) : own.at("uri" in place ? { start: 0, end: 0 } : place);
  };
  return { view, places: Object.fromEntries([...places].map(([id, place]) => [id, located(place)])) };
};
