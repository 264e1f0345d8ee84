import { any, boolean, choice, formed, key, list, type MapShape, named, oneOf, open, range, text } from "../schema/shape.ts";

const machine = open({
  machineType: key(formed(/^[a-z]\w*-[\w-]+-[\w-]+$|^[\w.-]*\/|^cloud-tpu/, "a machine such as `n1-standard-8`"), "The machine, such as `n1-standard-8` or `a2-highgpu-1g`.", { required: true }),
  acceleratorType: key({ is: "text", usual: ["NVIDIA_TESLA_T4", "NVIDIA_TESLA_V100", "NVIDIA_TESLA_P100", "NVIDIA_TESLA_P4", "NVIDIA_TESLA_K80", "NVIDIA_TESLA_A100", "NVIDIA_A100_80GB", "NVIDIA_H100_80GB", "NVIDIA_H100_MEGA_80GB", "NVIDIA_H200_141GB", "NVIDIA_B200", "NVIDIA_L4", "TPU_V2", "TPU_V3", "TPU_V4_POD", "TPU_V5_LITEPOD"] }, "The GPU or TPU, such as `NVIDIA_TESLA_T4`."),
  acceleratorCount: key(choice(0, 1, 2, 4, 8, 16), "How many."),
  tpuTopology: key(text, "The shape of a TPU slice."),
  reservationAffinity: key(any, "The reservation to use."),
});

const pool: MapShape = { aliases: { replicas: "replicaCount", count: "replicaCount", container: "containerSpec" }, ...open({
  machineSpec: key(machine, "What each replica runs on."),
  replicaCount: key(oneOf(range(0, Infinity, "integer"), formed(/^\d+$/, "a whole number")), "How many machines."),
  nfsMounts: key(any, "Network folders."),
  diskSpec: key(open({ bootDiskType: key(choice("pd-ssd", "pd-standard", "pd-balanced", "hyperdisk-balanced"), "The kind of disk."), bootDiskSizeGb: key(range(1, 65536, "integer"), "Its size in gigabytes.") }), "The disk."),
  containerSpec: key(open({ imageUri: key(text, "The image.", { required: true }), command: key(list(text), "What to run."), args: key(list(text), "Its arguments."), env: key(list(open({ name: key(text, "The variable.", { required: true }), value: key(text, "Its value.", { required: true }) })), "Environment variables.") }), "A container of one's own."),
  pythonPackageSpec: key(
    open({
      executorImageUri: key(text, "The prebuilt image.", { required: true }),
      packageUris: key(oneOf(list(text), text), "Packages in Cloud Storage."),
      pythonModule: key(text, "The module to run.", { required: true }),
      args: key(list(text), "Its arguments."),
      env: key(list(open({ name: key(text, "The variable.", { required: true }), value: key(text, "Its value.", { required: true }) })), "Environment variables."),
    }),
    "A Python package in a prebuilt image.",
  ),
}) };

const renamed = (keys: MapShape["keys"]): MapShape => ({ ...open(keys), aliases: { schedule: "scheduling", baseOutputDir: "baseOutputDirectory", outputDirectory: "baseOutputDirectory", outputDir: "baseOutputDirectory", workerPools: "workerPoolSpecs", pools: "workerPoolSpecs" } });

const job = renamed({
  workerPoolSpecs: key(oneOf(list(pool), pool), "The machines: the chief first, then workers, parameter servers and evaluators.", { required: true }),
  scheduling: key(open({ timeout: key(formed(/^\d+(?:\.\d+)?s$/, "seconds with an `s`, such as `7200s`"), "Stop after so many seconds."), restartJobOnWorkerRestart: key(boolean, "Begin again when a worker does."), strategy: key(choice("STANDARD", "ON_DEMAND", "LOW_COST", "SPOT", "FLEX_START", "STRATEGY_UNSPECIFIED"), "Which machines."), disableRetries: key(boolean, "Never try again."), maxWaitDuration: key(formed(/^\d+(?:\.\d+)?s$/, "seconds with an `s`, such as `7200s`"), "Wait for machines at most so long.") }), "Timeout, restarts, spot machines."),
  serviceAccount: key(text, "The account that the job runs as."),
  network: key(text, "The network."),
  reservedIpRanges: key(list(text), "Addresses within it."),
  pscInterfaceConfig: key(any, "Private connections."),
  baseOutputDirectory: key(open({ outputUriPrefix: key(formed(/^gs:\/\/./, "a place in Cloud Storage such as `gs://bucket/out`"), "Where outputs go.", { required: true }) }), "Where outputs go."),
  protectedArtifactLocationId: key(text, "The place of protected artifacts."),
  tensorboard: key(text, "The TensorBoard instance."),
  enableWebAccess: key(boolean, "Let people into the containers."),
  enableDashboardAccess: key(boolean, "Show dashboards of the containers."),
  experiment: key(text, "The experiment that it belongs to."),
  experimentRun: key(text, "The run that it is."),
  models: key(list(text), "Models that it needs."),
  persistentResourceId: key(text, "Machines that are kept."),
  labels: key(named(text), "Labels."),
});

const JOB: MapShape["keys"] = {
  displayName: key(text, "The name shown to people."),
  labels: key(named(formed(/^[a-z0-9_\p{Ll}-]{0,63}$/u, "lower-case letters, digits, `-` and `_`")), "Labels."),
  encryptionSpec: key(open({ kmsKeyName: key(text, "The key.") }), "The key that encrypts it."),
};

const study = open({ metrics: key(list(open({ metricId: key(text, "The metric.", { required: true }), goal: key(choice("MAXIMIZE", "MINIMIZE"), "Whether more or less is better.", { required: true }), safetyConfig: key(any, "What must not be crossed.") })), "What is sought.", { required: true }), parameters: key(list(open({ parameterId: key(text, "The parameter.", { required: true }), doubleValueSpec: key(any, "A range of numbers."), integerValueSpec: key(any, "A range of whole numbers."), categoricalValueSpec: key(any, "Some words."), discreteValueSpec: key(any, "Some numbers."), scaleType: key(choice("UNIT_LINEAR_SCALE", "UNIT_LOG_SCALE", "UNIT_REVERSE_LOG_SCALE"), "How the range is walked."), conditionalParameterSpecs: key(any, "Parameters that depend on it.") })), "What is tried.", { required: true }), algorithm: key(choice("ALGORITHM_UNSPECIFIED", "GRID_SEARCH", "RANDOM_SEARCH"), "How trials are chosen."), measurementSelectionType: key(any, "Which measurement counts."), observationNoise: key(any, "How much it wavers."), decayCurveStoppingSpec: key(any, "When trials end."), medianAutomatedStoppingSpec: key(any, "When trials end."), convexAutomatedStoppingSpec: key(any, "When trials end."), studyStoppingConfig: key(any, "When the study ends.") });

/** The job alone, as `gcloud ai custom-jobs create --config` takes it, or within a resource of the service. */
export const schema = oneOf(
  { ...open({ ...JOB, jobSpec: key(job, "What runs.", { required: true }) }, ["jobSpec", "jobSpecs", "jobspec", "displayName"]), aliases: { customJobSpec: "jobSpec" } },
  open({ ...JOB, studySpec: key(study, "What is sought and tried."), trialJobSpec: key(job, "What one trial runs.", { required: true }), maxTrialCount: key(range(1, Infinity, "integer"), "How many trials."), parallelTrialCount: key(range(1, Infinity, "integer"), "How many at a time."), maxFailedTrialCount: key(range(0, Infinity, "integer"), "How many may fail.") }, ["trialJobSpec", "studySpec"]),
  job,
);
