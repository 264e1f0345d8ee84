import { leading, noted } from "../adjusted.ts";
import type { Fault } from "../fault.ts";
import { argoFaults } from "./argo.ts";
import { azuremlFaults } from "./azureml.ts";
import { clusterFaults } from "./clusters.ts";
import { containerFaults } from "./containers.ts";
import { dataFaults } from "./data.ts";
import { kfpFaults } from "./kfp.ts";
import { packageFaults } from "./packages.ts";
import { tritonFaults } from "./triton.ts";

/** What builds and runs all the same, so that the product only notes it. */
const NOTES = /^(?:kfp|kfpc|argo)\/image-latest$|^(?:argo\/unused-template|azureml\/(?:input-unused|deployment-endpoint-mismatch)|docker\/(?:unpinned-base-image|old-key-value)|k8s\/unpinned-image)$/;

/** What names another file. */
const PATHS = /^(?:azureml|compose|docker|gha)\/.*(?:file|path|script)-missing$/;

/** Faults of the kinds that build, schedule and serve: containers, clusters, pipelines, feature stores. */
export const servingFaults: readonly Fault[] = noted(NOTES, leading(PATHS, [...argoFaults, ...azuremlFaults, ...clusterFaults, ...containerFaults, ...dataFaults, ...kfpFaults, ...packageFaults, ...tritonFaults]));
