import { keysOf } from "../../schema/fields.ts";
import { key, list, open, string, type MapShape } from "../../schema/shape.ts";
import { podTemplate } from "./pod.ts";

const groupKeys: MapShape["keys"] = {
  ...keysOf({ rayStartParams: ["map", "Arguments of `ray start`."], resources: ["map", "What `ray start` is told that a machine has."], labels: ["map", "Labels of the machines in Ray."] }),
  template: key({ ...podTemplate, unknown: "suggest" }, "The pods.", { required: true }),
};

const head = open({ ...groupKeys, ...keysOf({ enableIngress: ["bool", "Reached from outside."], serviceType: ["text", "How it is reached."], headService: ["map", "Its service."] }) });

const workers = open({
  ...groupKeys,
  ...keysOf({ groupName: ["text", "The name of the group."] }, { required: true }),
  ...keysOf({
    replicas: ["int>=0", "Machines."],
    minReplicas: ["int>=0", "Least number of machines."],
    maxReplicas: ["int>=0", "Most machines."],
    numOfHosts: ["int>=1", "Hosts that make one replica, as a TPU slice has."],
    idleTimeoutSeconds: ["int>=0", "Seconds without work before a machine goes."],
    scaleStrategy: ["map", "Which workers go."],
    suspend: ["bool", "It waits."],
  }),
});

/** A cluster of KubeRay, also inside of its jobs and services. */
export const rayClusterSpec: MapShape = open({
  ...keysOf({
    enableInTreeAutoscaling: ["bool", "Machines come and go with the load."],
    autoscalerOptions: ["map", "How machines come and go."],
    suspend: ["bool", "It waits."],
    managedBy: ["text", "Who looks after it."],
    headServiceAnnotations: ["map", "Annotations of the head's service."],
    gcsFaultToleranceOptions: ["map", "Where the head keeps its state."],
    authOptions: ["map", "Who may log in."],
    upgradeStrategy: ["map", "How it is renewed."],
  }),
  rayVersion: key(string, "The version of Ray. Quote it."),
  headGroupSpec: key(head, "The head.", { required: true }),
  workerGroupSpecs: key(list(workers), "The workers."),
});

export const rayJobSpec: MapShape = open({
  ...keysOf({
    entrypoint: ["text", "The command of the job."],
    runtimeEnvYAML: ["text", "The environment, as YAML text."],
    jobId: ["text", "A name of its own."],
    submissionMode: ["'K8sJobMode'|'HTTPMode'|'InteractiveMode'|'SidecarMode'", "Who hands the job in."],
    clusterSelector: ["map", "A cluster that is there already."],
    shutdownAfterJobFinishes: ["bool", "Take the cluster down afterwards."],
    ttlSecondsAfterFinished: ["int>=0", "Seconds before the cluster goes."],
    activeDeadlineSeconds: ["int>=1", "Seconds that it may take at most."],
    waitingTtlSeconds: ["int>=1", "Seconds that it may wait."],
    backoffLimit: ["int>=0", "How often it is tried again, with a new cluster each."],
    entrypointNumCpus: ["num>=0", "Processors of the command."],
    entrypointNumGpus: ["num>=0", "GPUs of the command."],
    entrypointResources: ["text", "Other resources of the command."],
    suspend: ["bool", "It waits."],
    metadata: ["map", "What is kept with the job."],
    managedBy: ["text", "Who looks after it."],
    deletionStrategy: ["map", "What goes when it is done."],
    deletionPolicy: ["any", "Older name of `deletionStrategy`."],
    submitterPodTemplate: ["map", "The pod that hands the job in."],
    submitterConfig: ["map", "How it is handed in."],
  }),
  rayClusterSpec: key(rayClusterSpec, "The cluster that it runs on."),
});
