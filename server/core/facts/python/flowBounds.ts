import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { MOST_DEPTH } from "./flow/bounds.ts";
import { knownFlow } from "./flow/flow.ts";
import { placeWords } from "./program/place.ts";
import { programOf } from "./program/program.ts";

/** For the trace: where the flow of data in a document was not followed to its end. Asks nothing that was not worked out before. */
export function flowBoundsOf(document: Document, snapshot: Snapshot): readonly string[] {
  const flow = document.language === "python" ? knownFlow(programOf(document, snapshot)) : undefined;
  if (!flow) return [];
  const { frames, bounds } = flow;
  const words = { steps: bounds.steps && placeWords(frames, bounds.steps.start), depth: bounds.depth && placeWords(frames, bounds.depth.start) };
  return [
    ...(words.steps === undefined ? [] : [`The flow of data is followed up to ${words.steps}, where its bound of steps was reached. Leaks behind it are not seen.`]),
    ...(words.depth === undefined ? [] : [`Calls are followed ${MOST_DEPTH} deep. What ${words.depth} calls lies deeper and is taken for unknown.`]),
  ];
}
