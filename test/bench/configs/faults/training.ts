import { axolotlFaults } from "./training/axolotl.ts";
import { distributedFaults } from "./training/distributed.ts";
import { dvcFaults } from "./training/dvc.ts";
import { huggingFaceFaults } from "./training/huggingface.ts";
import { mlflowFaults } from "./training/mlflow.ts";
import { peftFaults } from "./training/peft.ts";
import { searchFaults } from "./training/search.ts";
import { torchtuneFaults } from "./training/torchtune.ts";
import { trainerFaults } from "./training/trainers.ts";
import type { Fault } from "../fault.ts";

/** Faults of the kinds that train: models, adapters, trainers, sweeps, Hydra, DVC and MLflow. */
export const trainingFaults: readonly Fault[] = [
  ...huggingFaceFaults,
  ...peftFaults,
  ...distributedFaults,
  ...trainerFaults,
  ...axolotlFaults,
  ...dvcFaults,
  ...mlflowFaults,
  ...searchFaults,
  ...torchtuneFaults,
];
