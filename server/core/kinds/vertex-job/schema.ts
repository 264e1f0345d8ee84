import { any, boolean, key, list, oneOf, open, range, text } from "../schema/shape.ts";

const machine = open({
  machineType: key(text, "The machine, such as `n1-standard-8` or `a2-highgpu-1g`."),
  acceleratorType: key(text, "The GPU or TPU, such as `NVIDIA_TESLA_T4`."),
  acceleratorCount: key(range(0, Infinity, "integer"), "How many."),
  tpuTopology: key(text, "The shape of a TPU slice."),
  reservationAffinity: key(any, "The reservation to use."),
});

const pool = open({
  machineSpec: key(machine, "What each replica runs on."),
  replicaCount: key(oneOf(range(0, Infinity, "integer"), text), "How many machines."),
  nfsMounts: key(any, "Network folders."),
  diskSpec: key(any, "The disk."),
  containerSpec: key(open({ imageUri: key(text, "The image.", { required: true }), command: key(list(text), "What to run."), args: key(list(text), "Its arguments."), env: key(any, "Environment variables.") }), "A container of one's own."),
  pythonPackageSpec: key(
    open({
      executorImageUri: key(text, "The prebuilt image.", { required: true }),
      packageUris: key(list(text), "Packages in Cloud Storage."),
      pythonModule: key(text, "The module to run.", { required: true }),
      args: key(list(text), "Its arguments."),
      env: key(any, "Environment variables."),
    }),
    "A Python package in a prebuilt image.",
  ),
});

export const schema = open({
  workerPoolSpecs: key(list(pool), "The machines: the chief first, then workers, parameter servers and evaluators.", { required: true }),
  scheduling: key(any, "Timeout, restarts, spot machines."),
  serviceAccount: key(text, "The account that the job runs as."),
  network: key(text, "The network."),
  baseOutputDirectory: key(any, "Where outputs go."),
  tensorboard: key(text, "The TensorBoard instance."),
  enableWebAccess: key(boolean, "Let people into the containers."),
  labels: key(any, "Labels."),
});
