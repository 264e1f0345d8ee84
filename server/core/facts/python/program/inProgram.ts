import { memo } from "../../../memo.ts";
import type { Edit, Span } from "../../../text/span.ts";
import type { Document } from "../../../workspace/document.ts";
import type { Snapshot } from "../../../workspace/snapshot.ts";
import { flowOf } from "../flow/flow.ts";
import type { Frames } from "../flow/frames.ts";
import { atPlace, ownPlace, placeIn } from "./place.ts";
import { programOf, type Program } from "./program.ts";

/** What this knows of a rule's finding: where it stands, and what else it points at. */
interface Pointing {
  readonly at: Span;
  readonly message: string;
  readonly related?: readonly Related[];
  readonly fixes?: readonly { readonly title: string; readonly edits: readonly Edit[] }[];
  readonly leakage?: object;
}

interface Related {
  readonly at: Span;
  readonly message: string;
  readonly uri?: string;
}

/**
 * The check of a rule that looks at the flow of data. It finds in the program, with the modules that the document imports;
 * what it finds in another file is reported at the call or import that leads there, unless that file gives the same by
 * itself: then it is said there alone, and not once more in everything that imports it.
 */
export function inProgram<Found extends Pointing>(find: (program: Program) => Iterable<Found>): (document: Document, snapshot: Snapshot) => Iterable<Found> {
  const ownStarts = memo((snapshot: Snapshot) => memo((document: Document): ReadonlySet<number> => new Set([...find(programOf(document, snapshot))].map(({ at }) => at.start))));
  return function* (document, snapshot) {
    const program = programOf(document, snapshot);
    if (program.modules.size === 0) {
      yield* find(program);
      return;
    }
    const { frames } = flowOf(program);
    for (const found of find(program)) {
      const place = placeIn(frames, found.at);
      if (place.document === document || !ownStarts(snapshot)(place.document).has(place.at.start)) yield inOwn(frames, found);
    }
  };
}

function inOwn<Found extends Pointing>(frames: Frames, found: Found): Found {
  const { document } = frames.own;
  const { related = [], leakage, fixes = [] } = found;
  const at = ownPlace(frames, found.at);
  const isHere = at === found.at;
  const shown: Pointing = {
    at,
    message: isHere ? found.message : `${found.message} This happens ${atPlace(frames, found.at.start)}.`,
    related: [...(isHere ? [] : [{ at: found.at, message: "It happens here." }]), ...related].map((one) => relatedIn(frames, one)),
    fixes: fixes.filter(({ edits }) => edits.every(({ span }) => span.end <= document.text.length)),
    ...(leakage ? { leakage: Object.fromEntries(Object.entries(leakage).map(([key, value]: [string, unknown]) => [key, isSpan(value) ? ownPlace(frames, value) : value])) } : {}),
  };
  return { ...found, ...shown };
}

function relatedIn(frames: Frames, { at, message, uri }: Related): Related {
  if (uri !== undefined) return { at, message, uri };
  const place = placeIn(frames, at);
  return { at: place.at, message, ...(place.document === frames.own.document ? {} : { uri: place.document.uri }) };
}

const isSpan = (value: unknown): value is Span => typeof value === "object" && value !== null && "start" in value && "end" in value;
