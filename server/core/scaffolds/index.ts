import { ci } from "./ci/ci.ts";
import { compose } from "./compose.ts";
import { docker } from "./docker/docker.ts";
import { kserve } from "./kserve.ts";
import { kubernetes } from "./kubernetes/kubernetes.ts";
import { pipeline } from "./pipeline/pipeline.ts";
import { ray } from "./ray.ts";
import { serve } from "./serve/serve.ts";
import type { Scaffold } from "./scaffold.ts";

/** What can be made for a project, in the order of a person's way: image, service, cluster, CI, pipeline. */
export const scaffolds: readonly Scaffold[] = [serve, docker, compose, kubernetes, kserve, ray, ci, pipeline];
