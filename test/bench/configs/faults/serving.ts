import type { Fault } from "../fault.ts";
import { argoFaults } from "./argo.ts";
import { azuremlFaults } from "./azureml.ts";
import { clusterFaults } from "./clusters.ts";
import { containerFaults } from "./containers.ts";
import { dataFaults } from "./data.ts";
import { kfpFaults } from "./kfp.ts";
import { packageFaults } from "./packages.ts";
import { tritonFaults } from "./triton.ts";

/** Faults of the kinds that build, schedule and serve: containers, clusters, pipelines, feature stores. */
export const servingFaults: readonly Fault[] = [...argoFaults, ...azuremlFaults, ...clusterFaults, ...containerFaults, ...dataFaults, ...kfpFaults, ...packageFaults, ...tritonFaults];
