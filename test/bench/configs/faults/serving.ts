import { noted, type Fault } from "../fault.ts";
import { argoFaults } from "./argo.ts";
import { azuremlFaults } from "./azureml.ts";
import { clusterFaults } from "./clusters.ts";
import { containerFaults } from "./containers.ts";
import { dataFaults } from "./data.ts";
import { kfpFaults } from "./kfp.ts";
import { packageFaults } from "./packages.ts";
import { tritonFaults } from "./triton.ts";

/** What builds and runs all the same, so that the product only notes it. */
const NOTES = /^(?:kfp|kfpc|argo)\/image-latest$|^argo\/unused-template$/;

/** Faults of the kinds that build, schedule and serve: containers, clusters, pipelines, feature stores. */
export const servingFaults: readonly Fault[] = noted(NOTES, [...argoFaults, ...azuremlFaults, ...clusterFaults, ...containerFaults, ...dataFaults, ...kfpFaults, ...packageFaults, ...tritonFaults]);
