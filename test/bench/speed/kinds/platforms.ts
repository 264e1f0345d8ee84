import { longJson, longText, type Making } from "./text.ts";

/** Pipelines and services of the platforms that run them. */
export const platforms: readonly Making[] = [
  longText({
    kind: "kserve",
    path: "services.yaml",
    piece: (id) => `apiVersion: serving.kserve.io/v1beta1
kind: InferenceService
metadata:
  name: model${id}
spec:
  predictor:
    minReplicas: 1
    maxReplicas: 3‸
    model:
      modelFormat:
        name: sklearn
      storageUri: gs://models/model${id}
      resources:
        requests: {cpu: "1", memory: 2Gi}
        limits: {cpu: "1", memory: 2Gi}`,
    between: "\n---\n",
    tail: "\n",
  }),
  longText({
    kind: "kfp-ir",
    path: "pipeline.yaml",
    head: "# PIPELINE DEFINITION\n# Name: training\ncomponents:\n",
    piece: (id) => `  comp-train-${id}:
    executorLabel: exec-train-${id}
    inputDefinitions:
      artifacts:
        data:
          artifactType:
            schemaTitle: system.Dataset
            schemaVersion: 0.0.1
          description: rows of part ${id}‸
      parameters:
        depth:
          defaultValue: 4.0
          isOptional: true
          parameterType: NUMBER_INTEGER
    outputDefinitions:
      artifacts:
        model:
          artifactType:
            schemaTitle: system.Model
            schemaVersion: 0.0.1`,
    tail: `
deploymentSpec:
  executors:
    exec-train-0:
      container:
        image: python:3.12
        command: [python, train.py]
pipelineInfo:
  name: training
root:
  dag:
    tasks:
      train-0:
        componentRef:
          name: comp-train-0
        taskInfo:
          name: train-0
schemaVersion: 2.1.0
sdkVersion: kfp-2.7.0
`,
  }),
  longText({
    kind: "kfp-component-v1",
    path: "component.yaml",
    head: "name: Train\ndescription: Trains a model\nimplementation:\n  container:\n    image: python:3.12\n    command: [python, train.py]\n    args: [--part, {inputValue: part_0}, --other, {inputValue: part_1}]\ninputs:\n",
    piece: (id) => `- name: part_${id}
  type: String
  description: rows of part ${id}‸
  default: part${id}.csv
  optional: true`,
    tail: "\n",
  }),
  longJson({
    kind: "sagemaker-pipeline",
    path: "pipeline.json",
    depth: 2,
    head: '{\n  "Version": "2020-12-01",\n  "Parameters": [{"Name": "Rows", "Type": "Integer", "DefaultValue": 100}],\n  "Steps": [\n',
    piece: (id) => `{
  "Name": "Train${id}",
  "Type": "Training",
  "Arguments": {
    "AlgorithmSpecification": {
      "TrainingImage": "123456789012.dkr.ecr.eu-west-1.amazonaws.com/train:1.2",
      "TrainingInputMode": "File"
    },
    "OutputDataConfig": {"S3OutputPath": "s3://models/part${id}‸"},
    "StoppingCondition": {"MaxRuntimeInSeconds": 86400},
    "ResourceConfig": {
      "InstanceCount": 1,
      "InstanceType": "ml.m5.xlarge",
      "VolumeSizeInGB": 30
    },
    "RoleArn": "arn:aws:iam::123456789012:role/training",
    "InputDataConfig": [
      {
        "DataSource": {
          "S3DataSource": {
            "S3DataType": "S3Prefix",
            "S3Uri": "s3://data/part${id}",
            "S3DataDistributionType": "FullyReplicated"
          }
        },
        "ChannelName": "train"
      }
    ]
  }
}`,
    tail: "\n  ]\n}\n",
  }),
  longJson({
    kind: "vertex-pipeline",
    path: "pipeline.json",
    depth: 3,
    head: '{\n  "pipelineSpec": {\n    "schemaVersion": "2.0.0",\n    "pipelineInfo": {"name": "training"},\n    "root": {"dag": {"tasks": {"train-0": {"componentRef": {"name": "comp-train-0"}, "taskInfo": {"name": "train-0"}}}}},\n    "deploymentSpec": {"executors": {"exec-train-0": {"container": {"image": "python:3.12"}}}},\n    "components": {\n',
    piece: (id) => `"comp-train-${id}": {
  "executorLabel": "exec-train-0",
  "inputDefinitions": {
    "parameters": {
      "depth": {"type": "INT"},
      "rate": {"type": "DOUBLE"},
      "part": {"type": "STRING‸"}
    }
  },
  "outputDefinitions": {
    "artifacts": {
      "model": {
        "artifactType": {
          "schemaTitle": "system.Model",
          "schemaVersion": "0.0.1"
        }
      }
    }
  }
}`,
    tail: '\n    }\n  },\n  "runtimeConfig": {"gcsOutputDirectory": "gs://bucket/root"}\n}\n',
  }),
  longText({
    kind: "vertex-job",
    path: "job.yaml",
    head: "workerPoolSpecs:\n",
    piece: (id) => `  - machineSpec:
      machineType: n1-standard-8
      acceleratorType: NVIDIA_TESLA_T4
      acceleratorCount: 1
    replicaCount: ${id > 0 ? 2 : 1}
    containerSpec:
      imageUri: europe-docker.pkg.dev/project/train:1.${id}
      command: [python, train.py]
      args: ["--part", "${id}‸"]
      env:
        - name: SEED
          value: "7"`,
    tail: "\n",
  }),
  longText({
    kind: "prefect",
    path: "prefect.yaml",
    head: "name: churn\nprefect-version: 3.0.0\npull:\n  - prefect.deployments.steps.set_working_directory:\n      directory: /app\ndeployments:\n",
    piece: (id) => `  - name: train-${id}
    description: trains part ${id}‸
    entrypoint: flows/train.py:train
    tags: [training]
    parameters:
      part: ${id}
      depth: 4
    work_pool:
      name: cpu
      work_queue_name: default
      job_variables:
        image: registry.example.com/train:1.2
    schedules:
      - cron: "0 5 * * *"
        timezone: Europe/Berlin`,
    tail: "\n",
  }),
  longText({
    kind: "zenml",
    path: "run.yaml",
    head: "enable_cache: true\nsettings:\n  docker:\n    required_integrations: [sklearn]\nmodel:\n  name: churn\nsteps:\n",
    piece: (id) => `  train_${id}:
    enable_cache: false
    experiment_tracker: mlflow
    parameters:
      part: ${id}‸
      depth: 4
    settings:
      resources:
        cpu_count: 4
        memory: 8GB`,
    tail: "\n",
  }),
  longText({
    kind: "kedro",
    path: "conf/base/catalog.yml",
    piece: (id) => `customers_${id}:
  type: pandas.CSVDataset
  filepath: data/01_raw/customers_${id}.csv‸
  load_args:
    sep: ","
    parse_dates: [since]
  save_args:
    index: false
  metadata:
    kedro-viz:
      layer: raw
model_${id}:
  type: pickle.PickleDataset
  filepath: data/06_models/model_${id}.pkl
  backend: joblib
  versioned: true`,
    tail: "\n",
  }),
  longText({
    kind: "ray-serve",
    path: "serve.yaml",
    head: "proxy_location: EveryNode\nhttp_options:\n  host: 0.0.0.0\n  port: 8000\napplications:\n",
    piece: (id) => `  - name: app${id}
    route_prefix: /app${id}
    import_path: apps.app${id}:app‸
    runtime_env:
      pip: [scikit-learn==1.5.0]
    deployments:
      - name: Model
        max_ongoing_requests: 100
        autoscaling_config:
          min_replicas: 1
          max_replicas: 4
          target_ongoing_requests: 20
        ray_actor_options:
          num_cpus: 1`,
    tail: "\n",
  }),
];
