import { keysOf } from "../../schema/fields.ts";
import { any, choice, closed, key, list, named, string, uncoerced, type MapShape } from "../../schema/shape.ts";
import { environmentVariable, labels, metadata, resources } from "./common.ts";
import { container } from "./container.ts";
import { podTemplate } from "./pod.ts";

// Fields of KubeRay 1.4 to 1.6, with those of v1alpha1, from ray-operator/config/crd of github.com/ray-project/kuberay, read on 2026-11-22.

const groupKeys: MapShape["keys"] = {
  ...keysOf({ resources: ["map", "What `ray start` is told that a machine has."], labels: ["map", "Labels of the machines in Ray."] }),
  rayStartParams: key(named(string), "Arguments of `ray start`; each value is a text, so a number must be quoted."),
  template: key(podTemplate, "The pods.", { required: true }),
};

const head = closed({ ...groupKeys, ...keysOf({ enableIngress: ["bool", "Reached from outside."], headService: ["map", "Its service."] }), serviceType: key(choice("ClusterIP", "NodePort", "LoadBalancer", "ExternalName", ""), "How it is reached.") });

const workers = closed({
  ...groupKeys,
  ...keysOf({ groupName: ["text", "The name of the group."] }, { required: true }),
  ...keysOf({
    replicas: ["int>=0", "Machines."],
    minReplicas: ["int>=0", "Least number of machines."],
    maxReplicas: ["int>=0", "Most machines."],
    numOfHosts: ["int>=1", "Hosts that make one replica, as a TPU slice has."],
    idleTimeoutSeconds: ["int>=0", "Seconds without work before a machine goes."],
    suspend: ["bool", "It waits."],
  }),
  scaleStrategy: key(closed(keysOf({ workersToDelete: ["[text]", "Pods that go first."] })), "Which workers go."),
});

const autoscaler = closed({
  ...keysOf({ image: ["text", "The image that it runs."], imagePullPolicy: ["'Always'|'IfNotPresent'|'Never'", "When it is fetched."], idleTimeoutSeconds: ["int>=0", "Seconds without work before a machine goes."], upscalingMode: ["'Default'|'Aggressive'|'Conservative'", "How fast machines come."], version: ["'v1'|'v2'", "Which autoscaler."], envFrom: ["list", "Variables from ConfigMaps and Secrets."], volumeMounts: ["list", "Where volumes are put."] }),
  env: key(list(environmentVariable), "Environment variables."),
  resources: key(resources, "What it needs and may use."),
  securityContext: key(container.keys["securityContext"]?.shape ?? any, "Its rights."),
});

const credential = closed({ value: key(string, "Itself."), valueFrom: key(environmentVariable.keys["valueFrom"]?.shape ?? any, "Where it is kept.") });

/** A cluster of KubeRay, also inside of its jobs and services. */
const cluster: MapShape = closed({
  ...keysOf({ enableInTreeAutoscaling: ["bool", "Machines come and go with the load."], suspend: ["bool", "It waits."], managedBy: ["text", "Who looks after it."] }),
  headServiceAnnotations: key(labels, "Annotations of the head's service."),
  autoscalerOptions: key(autoscaler, "How machines come and go."),
  gcsFaultToleranceOptions: key(closed({ redisAddress: key(string, "Where Redis is.", { required: true }), externalStorageNamespace: key(string, "What its keys begin with."), redisUsername: key(credential, "Its user."), redisPassword: key(credential, "Its password.") }), "Where the head keeps its state."),
  authOptions: key(closed(keysOf({ mode: ["'disabled'|'token'", "Whether a token is needed."], secretName: ["text", "The Secret that holds it."], enableK8sTokenAuth: ["bool", "Tokens of the cluster do."] })), "Who may log in."),
  upgradeStrategy: key(closed(keysOf({ type: ["'Recreate'|'None'", "What happens when the object is changed."] })), "How it is renewed."),
  rayVersion: key(string, "The version of Ray. Quote it."),
  headGroupSpec: key(head, "The head.", { required: true }),
  workerGroupSpecs: key(list(workers), "The workers."),
});

const policy = "'DeleteCluster'|'DeleteWorkers'|'DeleteSelf'|'DeleteNone'";
const deletion = closed({
  ...Object.fromEntries(["onSuccess", "onFailure"].map((name) => [name, key(closed(keysOf({ policy: [policy, "What goes."] })), "What goes when it ends so.")])),
  deletionRules: key(list(closed({ ...keysOf({ policy: [policy, "What goes."] }), condition: key(closed(keysOf({ jobStatus: ["'SUCCEEDED'|'FAILED'", "How the job ended."], jobDeploymentStatus: ["'Failed'", "How the object ended."], ttlSeconds: ["int>=0", "Seconds to wait."] })), "When.") })), "What goes when."),
});

const job: MapShape = closed({
  ...keysOf({
    entrypoint: ["text", "The command of the job."],
    runtimeEnvYAML: ["text", "The environment, as YAML text."],
    jobId: ["text", "A name of its own."],
    submissionMode: ["'K8sJobMode'|'HTTPMode'|'InteractiveMode'|'SidecarMode'", "Who hands the job in."],
    shutdownAfterJobFinishes: ["bool", "Take the cluster down afterwards."],
    ttlSecondsAfterFinished: ["int>=0", "Seconds before the cluster goes."],
    activeDeadlineSeconds: ["int>=1", "Seconds that it may take at most."],
    preRunningDeadlineSeconds: ["int>=1", "Seconds that it may wait before it runs."],
    waitingTtlSeconds: ["int>=1", "Seconds that it may wait."],
    backoffLimit: ["int>=0", "How often it is tried again, with a new cluster each."],
    entrypointNumCpus: ["num>=0", "Processors of the command."],
    entrypointNumGpus: ["num>=0", "GPUs of the command."],
    entrypointResources: ["text", "Other resources of the command."],
    suspend: ["bool", "It waits."],
    managedBy: ["text", "Who looks after it."],
    deletionPolicy: ["any", "Older name of `deletionStrategy`."],
  }),
  clusterSelector: key(labels, "A cluster that is there already."),
  metadata: key(labels, "What is kept with the job."),
  deletionStrategy: key(deletion, "What goes when it is done."),
  submitterPodTemplate: key(podTemplate, "The pod that hands the job in."),
  submitterConfig: key(closed(keysOf({ backoffLimit: ["int>=0", "How often it is tried again."] })), "How it is handed in."),
  rayClusterSpec: key(cluster, "The cluster that it runs on."),
});

const cronJob: MapShape = closed({
  ...keysOf({ schedule: ["text", "When: minute, hour, day, month, day of the week."] }, { required: true }),
  ...keysOf({ suspend: ["bool", "It waits."] }),
  jobTemplate: key(job, "The jobs to make.", { required: true }),
});

const service: MapShape = {
  ...closed({
    ...keysOf({
      serveConfigV2: ["text", "The config of Ray Serve, as text."],
      serviceUnhealthySecondThreshold: ["int>=0", "Seconds until the cluster is made anew."],
      deploymentUnhealthySecondThreshold: ["int>=0", "Seconds until the cluster is made anew."],
      excludeHeadPodFromServeSvc: ["bool", "The head answers no requests."],
      rayClusterDeletionDelaySeconds: ["int>=0", "Seconds before the old cluster goes."],
      managedBy: ["text", "Who looks after it."],
      suspend: ["bool", "It waits."],
    }),
    serveService: key(closed({ apiVersion: key(string, "v1"), kind: key(string, "Service"), metadata: key(metadata, "Its name and labels."), spec: key(any, "Its ports."), status: key(any, "Set by the cluster.") }), "The service that requests come to."),
    upgradeStrategy: key(closed({ ...keysOf({ type: ["'NewCluster'|'NewClusterWithIncrementalUpgrade'|'None'", "What happens when the object is changed."] }), clusterUpgradeOptions: key(closed(keysOf({ gatewayClassName: ["text", "The gateway that divides requests."], intervalSeconds: ["int>=0", "Seconds between steps."], maxSurgePercent: ["int>=0<=100", "How much more there may be."], stepSizePercent: ["int>=0<=100", "Share of requests that moves at a step."] })), "How it goes in steps.") }), "How it is renewed."),
    rayClusterConfig: key(cluster, "The cluster.", { required: true }),
  }),
  aliases: { rayClusterSpec: "rayClusterConfig", clusterConfig: "rayClusterConfig", serveConfig: "serveConfigV2" },
};

/** Numbers and switches are not made of texts: the cluster refuses them. */
export const RAY_SPECS: Readonly<Record<string, MapShape>> = Object.fromEntries(Object.entries({ RayCluster: cluster, RayJob: { ...job, aliases: { rayClusterConfig: "rayClusterSpec" } }, RayCronJob: cronJob, RayService: service }).map(([kind, shape]) => [kind, uncoerced(shape) as MapShape]));
