import { lineageGraphOf, lineageView, programOf } from "../../core/index.ts";
import { findingsOf } from "../findings.ts";
import { placesOf } from "../places.ts";
import { refusal, type RequestHandler } from "../requestContext.ts";

export const lineage: RequestHandler<"modelwright/lineage"> = ({ uri }, { session }) => {
  const document = session.documentAt(uri);
  if (document?.language !== "python") throw refusal("Lineage is drawn for Python files and for notebooks with Python cells. Open one and run the command again.");
  const { findings } = findingsOf(session, document).report;
  const leaks = findings.filter(({ rule }) => rule.group === "leakage").map((finding) => ({ ...finding, rule: finding.rule.id }));
  const { view, places } = lineageView(lineageGraphOf(programOf(document, session.snapshot())), leaks);
  const editor = placesOf(session, document);
  return { view, places: Object.fromEntries([...places].map(([id, span]) => [id, editor.at(span)])) };
};
