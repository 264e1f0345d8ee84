import type { Pair } from "./pair.ts";

const ENVIRONMENT = "$schema: https://azuremlschemas.azureedge.net/latest/environment.schema.json\nname: «torch-cuda»\nimage: a/b:1\n";
const JOB = "$schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json\ntype: command\ncommand: echo\n";

export const SERVICES: readonly Pair[] = [
  {
    title: "litellm variable <-> .env",
    inPython: true,
    files: {
      ".env": "«AZURE_API_KEY»=abc\n",
      "litellm_config.yaml": "model_list:\n  - model_name: small\n    litellm_params: {model: azure/gpt, api_key: os.environ/‹AZURE_API_KEY›}\n",
    },
  },
  {
    title: "litellm alias",
    files: {
      "litellm_config.yaml": "model_list:\n  - model_name: «small-model»\n    litellm_params: {model: openai/gpt-4.1-mini}\nrouter_settings:\n  model_group_alias: {cheap: ‹small-model›}\n",
    },
  },
  {
    title: "mcp input",
    files: {
      "mcp.json": '{"inputs": [{"type": "promptString", "id": "«github-token»", "description": "a", "password": true}], "servers": {"a": {"command": "npx", "args": ["-y", "x@1.0.0"], "env": {"TOKEN": "${input:‹github-token›}"}}}}',
    },
  },
  {
    title: "prefect step",
    files: {
      "prefect.yaml": "name: a\nbuild:\n  - prefect_docker.deployments.steps.build_docker_image:\n      id: «build-image»\n      requires: prefect-docker\n      image_name: a/b\n      tag: '1'\npush:\n  - prefect_docker.deployments.steps.push_docker_image:\n      requires: prefect-docker\n      image_name: '{{ ‹build-image›.image_name }}'\n",
    },
  },
  {
    title: "gx store",
    files: {
      "great_expectations.yml": "config_version: 3.0\nstores:\n  «suites_store»:\n    class_name: ExpectationsStore\nexpectations_store_name: ‹suites_store›\n",
    },
  },
  {
    title: "nemo model of a rail",
    files: {
      "config.yml": "models:\n  - type: main\n    engine: openai\n    model: gpt-4.1\n  - type: «content_safety»\n    engine: nim\n    model: a/b\nrails:\n  input:\n    flows:\n      - content safety check input $model=‹content_safety›\n",
    },
  },
  {
    title: "kserve graph node",
    files: {
      "graph.yaml": "apiVersion: serving.kserve.io/v1alpha1\nkind: InferenceGraph\nmetadata: {name: a}\nspec:\n  nodes:\n    root:\n      routerType: Sequence\n      steps:\n        - nodeName: ‹breeds›\n    «breeds»:\n      routerType: Switch\n      steps:\n        - {serviceName: b, condition: x}\n",
    },
  },
  {
    title: "promptfoo provider by label",
    files: {
      "promptfooconfig.yaml": "prompts: ['a']\nproviders:\n  - {id: 'openai:gpt-4.1', label: «careful»}\ntests:\n  - providers: [‹careful›]\n",
    },
  },
  {
    title: "promptfoo prompt by label",
    files: {
      "promptfooconfig.yaml": "prompts:\n  - {id: 'a', label: «short-one»}\nproviders:\n  - id: openai:gpt-4.1\n    prompts: [‹short-one›]\ntests:\n  - vars: {}\n",
    },
  },
  {
    title: "weights <-> shard",
    files: {
      "m/‹model-00001-of-00001.safetensors›": "",
      "m/model.safetensors.index.json": '{"metadata": {"total_size": 8}, "weight_map": {"a.weight": "‹model-00001-of-00001.safetensors›"}}',
    },
  },
  {
    title: "triton ensemble's own tensor",
    files: {
      "m/first/config.pbtxt": 'name: "first"\nbackend: "python"\ninput [{ name: "IN" data_type: TYPE_FP32 dims: [1] }]\noutput [{ name: "OUT" data_type: TYPE_FP32 dims: [1] }]\n',
      "m/all/config.pbtxt": 'name: "all"\nplatform: "ensemble"\ninput [{ name: "«RAW_INPUT»" data_type: TYPE_FP32 dims: [1] }]\noutput [{ name: "END" data_type: TYPE_FP32 dims: [1] }]\nensemble_scheduling { step [{ model_name: "first" input_map { key: "IN" value: "‹RAW_INPUT›" } output_map { key: "OUT" value: "END" } }] }\n',
    },
  },
  {
    title: "azureml environment",
    files: { "environment.yml": ENVIRONMENT, "job.yml": `${JOB}environment: azureml:‹torch-cuda›@latest\n` },
  },
  {
    title: "azureml compute",
    files: {
      "compute.yml": "$schema: https://azuremlschemas.azureedge.net/latest/amlCompute.schema.json\nname: «cpu-cluster»\ntype: amlcompute\nsize: Standard_DS3_v2\nmax_instances: 2\n",
      "job.yml": `${JOB}environment: azureml:other@latest\ncompute: azureml:‹cpu-cluster›\n`,
    },
  },
  {
    title: "azureml data",
    files: {
      "data.yml": "$schema: https://azuremlschemas.azureedge.net/latest/data.schema.json\nname: «churn-rows»\ntype: uri_file\npath: ./a.csv\n",
      "job.yml": `${JOB}environment: azureml:other@latest\ninputs:\n  rows:\n    type: uri_file\n    path: azureml:‹churn-rows›:1\n`,
    },
  },
  {
    title: "argo volume",
    files: {
      "w.yaml": "apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nmetadata: {generateName: a-}\nspec:\n  entrypoint: main\n  volumes:\n    - name: «workdir»\n      emptyDir: {}\n  templates:\n    - name: main\n      container:\n        image: a:1\n        volumeMounts: [{name: ‹workdir›, mountPath: /w}]\n",
    },
  },
  {
    title: "argo artifact of a step",
    files: {
      "w.yaml": "apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nmetadata: {generateName: a-}\nspec:\n  entrypoint: main\n  templates:\n    - name: main\n      steps:\n        - - {name: first, template: make}\n        - - name: second\n            template: use\n            arguments:\n              artifacts: [{name: rows, from: '{{steps.first.outputs.artifacts.‹table›}}'}]\n    - name: make\n      outputs: {artifacts: [{name: «table», path: /a}]}\n      container: {image: a:1}\n    - name: use\n      inputs: {artifacts: [{name: rows, path: /a}]}\n      container: {image: a:1}\n",
    },
  },
  {
    title: "sagemaker property of a step",
    files: {
      "p.json": '{"Version": "2020-12-01", "Steps": [{"Name": "«Prepare»", "Type": "Processing", "Arguments": {}}, {"Name": "Train", "Type": "Training", "Arguments": {"x": {"Get": "Steps.‹Prepare›.ProcessingOutputConfig"}}}]}',
    },
  },
  {
    title: "mlproject environment file",
    files: {
      "‹conda.yaml›": "name: a\n",
      MLproject: "name: a\nconda_env: ‹conda.yaml›\nentry_points:\n  main:\n    command: echo\n",
    },
  },
  {
    title: "modelfile weights",
    files: { "‹small.gguf›": "", Modelfile: "FROM ‹./small.gguf›\n" },
  },
  {
    title: "axolotl deepspeed file",
    files: {
      "‹zero2.json›": '{"zero_optimization": {"stage": 2}}',
      "run.yml": "base_model: a/b\ndatasets:\n  - {path: a, type: alpaca}\ndeepspeed: ‹zero2.json›\n",
    },
  },
];
