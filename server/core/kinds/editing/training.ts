import { effectiveBatch } from "../../facts/config/batch.ts";
import type { Estimate } from "../../facts/config/estimate/estimate.ts";
import { stepsPerEpoch } from "../../facts/config/estimate/steps.ts";
import { type TrainingKeys, trainingMemory } from "../../facts/config/estimate/training.ts";
import type { Dialect } from "../../syntax/data/dialect.ts";
import { soundRoots } from "../../syntax/data/read.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { energyFor } from "./numbers.ts";

/** The numbers of a training config: memory, steps of an epoch, energy. */
export const trainingEstimates =
  (dialect: Dialect, keys: TrainingKeys) =>
  (document: Document, snapshot: Snapshot): readonly Estimate[] => {
    const [root] = soundRoots(document, dialect);
    return [effectiveBatch(root, keys.batch), trainingMemory(document, root, keys, snapshot), stepsPerEpoch(document, root, keys.batch, snapshot), energyFor(document, root, snapshot)].filter((estimate) => estimate !== undefined);
  };
