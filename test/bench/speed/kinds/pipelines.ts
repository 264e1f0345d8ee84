import { dvcYaml } from "../generate.ts";
import { longText, type Making } from "./text.ts";

/** Pipelines and jobs, with what they take and leave. */
export const pipelines: readonly Making[] = [
  (lines) => {
    const text = dvcYaml(lines);
    const places = [...text.matchAll(/--fold \d+/g)];
    const place = places[places.length >> 1];
    return { kind: "dvc", path: "dvc.yaml", language: "yaml", text, caret: (place?.index ?? 0) + (place?.[0].length ?? 0) };
  },
  longText({
    kind: "dvc-lock",
    path: "dvc.lock",
    head: "schema: '2.0'\nstages:\n",
    piece: (id) => `  train${id}:
    cmd: python src/train.py --fold ${id}‸
    deps:
    - path: data/part${id}.csv
      hash: md5
      md5: ${md5(id)}
      size: ${1000 + id}
    - path: src/train.py
      hash: md5
      md5: ${md5(7)}
      size: 2170
    params:
      params.yaml:
        seed: 7
        train.depth: 4
    outs:
    - path: models/model${id}.joblib
      hash: md5
      md5: ${md5(id + 1)}
      size: 120394`,
    tail: "\n",
  }),
  longText({
    kind: "dvc-file",
    path: "data.dvc",
    head: "outs:\n",
    piece: (id) => `- md5: ${md5(id)}
  size: ${1000 + id}
  hash: md5
  path: part${id}.csv
  desc: rows of month ${id}‸`,
    tail: "\n",
  }),
  longText({
    kind: "params",
    path: "params.yaml",
    piece: (id) => `model${id}:
  seed: 7
  depth: ${id % 9}‸
  rate: 0.0${(id % 8) + 1}
  features: [tenure, charges, calls]
  split:
    test_size: 0.25
    stratify: true`,
    tail: "\n",
  }),
  longText({
    kind: "argo",
    path: "workflow.yaml",
    head: `apiVersion: argoproj.io/v1alpha1
kind: Workflow
metadata:
  generateName: training-
spec:
  entrypoint: main0
  arguments:
    parameters:
      - name: seed
        value: "7"
  templates:
`,
    piece: (id) => `    - name: main${id}
      inputs:
        parameters:
          - name: rows
            value: "100"
      dag:
        tasks:
          - name: prepare
            template: prepare${id}
            arguments:
              parameters:
                - name: rows
                  value: "{{inputs.parameters.rows}}"
          - name: train
            depends: prepare.Succeeded
            template: train${id}
            arguments:
              parameters:
                - name: path
                  value: "{{tasks.prepare.outputs.parameters.path}}"
          - name: next
            depends: train
            template: main${id + 1}
    - name: prepare${id}
      inputs:
        parameters:
          - name: rows
      container:
        image: registry.example.com/prepare:1.4.2
        command: [python, prepare.py]
        args: ["--rows", "{{inputs.parameters.rows}}‸", "--seed", "{{workflow.parameters.seed}}"]
        resources:
          limits: {memory: 4Gi, cpu: "2"}
      outputs:
        parameters:
          - name: path
            valueFrom:
              path: /tmp/path.txt
    - name: train${id}
      retryStrategy:
        limit: "2"
      inputs:
        parameters:
          - name: path
      script:
        image: registry.example.com/train:1.4.2
        command: [bash]
        source: |
          python train.py --data {{inputs.parameters.path}} --seed {{workflow.parameters.seed}}
          echo done`,
    tail: `
    - name: MAIN
      suspend: {}
`,
  }),
  longText({
    kind: "azureml",
    path: "pipeline.yml",
    head: `$schema: https://azuremlschemas.azureedge.net/latest/pipelineJob.schema.json
type: pipeline
display_name: churn
experiment_name: churn
settings:
  default_compute: azureml:cpu-cluster
inputs:
  data:
    type: uri_folder
    path: azureml:churn:1
jobs:
`,
    piece: (id) => `  train${id}:
    type: command
    display_name: train part ${id}‸
    code: ./src
    command: >-
      python train.py
      --data \${{inputs.data}}
      --model \${{outputs.model}}
    environment: azureml:training:3
    inputs:
      data: \${{parent.inputs.data}}
      depth:
        type: integer
        default: 4
    outputs:
      model:
        type: mlflow_model
        mode: upload
    resources:
      instance_count: 1
  score${id}:
    type: command
    code: ./src
    command: python score.py --model \${{inputs.model}}
    environment: azureml:training:3
    inputs:
      model: \${{parent.jobs.train${id}.outputs.model}}`,
    tail: "\n",
  }),
  longText({
    kind: "kubernetes",
    path: "deployments.yaml",
    piece: (id) => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: model${id}
  labels:
    app: model${id}
spec:
  replicas: 2
  selector:
    matchLabels:
      app: model${id}
  template:
    metadata:
      labels:
        app: model${id}
    spec:
      securityContext:
        runAsNonRoot: true
      containers:
        - name: server
          image: registry.example.com/server:1.4.2‸
          args: ["--port", "8080"]
          ports:
            - containerPort: 8080
          env:
            - name: MODEL
              value: /models/model${id}
          resources:
            requests: {cpu: "1", memory: 2Gi}
            limits: {cpu: "2", memory: 4Gi}
          readinessProbe:
            httpGet: {path: /health, port: 8080}
          livenessProbe:
            httpGet: {path: /health, port: 8080}
---
apiVersion: v1
kind: Service
metadata:
  name: model${id}
spec:
  selector:
    app: model${id}
  ports:
    - port: 80
      targetPort: 8080`,
    between: "\n---\n",
    tail: "\n",
  }),
];


const md5 = (id: number): string => (id + 1).toString(16).padStart(8, "a").repeat(4);
