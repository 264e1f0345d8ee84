import { baseName, cellDataflow, documentLines, pipelineGraphOf, pipelineView, type Document } from "../../core/index.ts";
import { fileHashes } from "../../host/fileHash.ts";
import { findingsOf } from "../findings.ts";
import { locationOf } from "../places.ts";
import { refusal, type RequestHandler } from "../requestContext.ts";

const hashOf = fileHashes();

function drawnCells(document: Document): ReturnType<typeof pipelineGraphOf> {
  const graph = cellDataflow(document);
  return graph ? { state: "drawn", graph } : { state: "none" };
}

export const pipeline: RequestHandler<"modelwright/pipeline"> = ({ uri }, { session }) => {
  const document = session.documentAt(uri);
  const snapshot = session.snapshot();
  const drawn = document && (document.kind === "notebook" ? drawnCells(document) : pipelineGraphOf(document, snapshot, hashOf));
  if (!document || !drawn || drawn.state === "none") {
    throw refusal("There is no pipeline in this file that Modelwright can draw. Open a notebook with Python cells, a dvc.yaml, an Argo workflow, a compiled Kubeflow pipeline, an Azure ML pipeline, a Kedro catalog or pipeline, or the Python file of an Airflow DAG or Kubeflow pipeline.");
  }
  if (drawn.state === "broken") throw refusal(`${baseName(document.uri)} cannot be read while its syntax is broken. Mend what Problems shows.`);
  const { findings } = findingsOf(session, document).report;
  const named = findings.map((finding) => ({ ...finding, rule: finding.rule.id }));
  const { view, places } = pipelineView(drawn.graph, document.uri, named, (place) => {
    const file = place.uri === document.uri ? document : snapshot.files.read(place.uri);
    const line = file ? documentLines(file).position(place.at.start).line + 1 : 1;
    if (place.uri === document.uri) return document.kind === "notebook" ? "" : `line ${line}`;
    return place.at.end === 0 ? baseName(place.uri) : `${baseName(place.uri)}:${line}`;
  });
  const placed = [...places].flatMap(([id, place]) => {
    const location = locationOf(session, place);
    return location ? [[id, location] as const] : [];
  });
  return { view, places: Object.fromEntries(placed) };
};
