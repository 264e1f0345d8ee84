import { isNull, nodeAt } from "../../syntax/data/access.ts";
import type { Node, Path } from "../../syntax/data/node.ts";
import { soundRoots } from "../../syntax/data/read.ts";
import type { Span } from "../../text/span.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { findFromHere } from "./paths.ts";

/** How far ZeRO of DeepSpeed splits a model, and where that is said. */
export interface ZeroStage {
  readonly stage: number;
  readonly place?: { readonly uri: string; readonly at: Span };
}

/** The stage that a run's DeepSpeed settings choose: they stand in place, or in a file, whose name often says it where the file is somewhere else. */
export function zeroStageOf(settings: Node | undefined, documentUri: string, snapshot: Snapshot): ZeroStage | undefined {
  if (settings === undefined || isNull(settings)) return undefined;
  if (settings.type === "mapping") return stageIn(settings, documentUri);
  if (settings.type !== "scalar") return undefined;
  const found = findFromHere(documentUri, settings.text, snapshot);
  const file = found.state === "found" ? snapshot.files.read(found.uri) : undefined;
  const root = file && soundRoots(file)[0];
  if (file && root) return stageIn(root, file.uri);
  const named = /z(?:ero)?_?(?:stage)?_?([0-3])(?!\d)/i.exec(settings.text)?.[1];
  return named === undefined ? undefined : { stage: Number(named) };
}

const STAGE: Path = ["zero_optimization", "stage"];

function stageIn(settings: Node, uri: string): ZeroStage | undefined {
  const stage = nodeAt(settings, ...STAGE);
  if (stage === undefined) return { stage: 0 };
  return stage.type === "scalar" && typeof stage.value === "number" ? { stage: stage.value, place: { uri, at: stage.span } } : undefined;
}
