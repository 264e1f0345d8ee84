import type { Pair } from "./pair.ts";

export const WORKFLOWS: readonly Pair[] = [
  {
    title: "azureml job",
    files: {
      "p.yml": "$schema: https://azuremlschemas.azureedge.net/latest/pipelineJob.schema.json\ntype: pipeline\njobs:\n  «prep»:\n    type: command\n    command: echo\n    outputs: {rows: {type: uri_folder}}\n  train:\n    type: command\n    command: echo ${{inputs.rows}}\n    inputs: {rows: '${{parent.jobs.‹prep›.outputs.rows}}'}\n",
    },
  },
  {
    title: "azureml output of a job",
    files: {
      "p.yml": "$schema: https://azuremlschemas.azureedge.net/latest/pipelineJob.schema.json\ntype: pipeline\njobs:\n  prep:\n    type: command\n    command: echo ${{outputs.‹rows›}}\n    outputs: {«rows»: {type: uri_folder}}\n  train:\n    type: command\n    command: echo ${{inputs.data}}\n    inputs: {data: '${{parent.jobs.prep.outputs.‹rows›}}'}\n",
    },
  },
  {
    title: "azureml pipeline input",
    files: {
      "p.yml": "$schema: https://azuremlschemas.azureedge.net/latest/pipelineJob.schema.json\ntype: pipeline\ninputs:\n  «rate»: 0.1\njobs:\n  train:\n    type: command\n    command: echo ${{inputs.rate}}\n    inputs: {rate: '${{parent.inputs.‹rate›}}'}\n",
    },
  },
  {
    title: "azureml inline job input",
    files: {
      "p.yml": "$schema: https://azuremlschemas.azureedge.net/latest/pipelineJob.schema.json\ntype: pipeline\njobs:\n  train:\n    type: command\n    command: echo ${{inputs.‹rate›}}\n    inputs: {«rate»: 3}\n",
    },
  },
  {
    title: "azureml component inputs",
    files: {
      "c.yml": "$schema: https://azuremlschemas.azureedge.net/latest/commandComponent.schema.json\ntype: command\ninputs:\n  «rows»: {type: uri_file}\ncommand: cat ${{inputs.‹rows›}}\n",
      "p.yml": "$schema: https://azuremlschemas.azureedge.net/latest/pipelineJob.schema.json\ntype: pipeline\njobs:\n  a:\n    component: ./c.yml\n    inputs: {‹rows›: x}\n",
    },
  },
  {
    title: "azureml component outputs",
    files: {
      "c.yml": "$schema: https://azuremlschemas.azureedge.net/latest/commandComponent.schema.json\ntype: command\noutputs:\n  «model»: {type: uri_file}\ncommand: cat ${{outputs.‹model›}}\n",
      "p.yml": "$schema: https://azuremlschemas.azureedge.net/latest/pipelineJob.schema.json\ntype: pipeline\njobs:\n  a:\n    component: ./c.yml\n    outputs: {‹model›: {mode: upload}}\n  b:\n    type: command\n    command: echo ${{inputs.m}}\n    inputs: {m: '${{parent.jobs.a.outputs.‹model›}}'}\n",
    },
  },
  {
    title: "azureml component file",
    files: {
      "‹c.yml›": "$schema: https://azuremlschemas.azureedge.net/latest/commandComponent.schema.json\ntype: command\ncommand: cat\n",
      "p.yml": "$schema: https://azuremlschemas.azureedge.net/latest/pipelineJob.schema.json\ntype: pipeline\njobs:\n  a:\n    component: ‹./c.yml›\n",
    },
  },
  {
    title: "azureml command argument",
    inPython: true,
    files: {
      "src/train.py": "import argparse\nparser = argparse.ArgumentParser()\nparser.add_argument(\"«--rate»\", type=int)\n",
      "j.yml": "$schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json\ntype: command\ncode: src\ncommand: python train.py ‹--rate› 3\nenvironment: azureml:x@latest\n",
    },
  },
  {
    title: "azureml deployment <-> endpoint",
    files: {
      "endpoint.yml": "$schema: https://azuremlschemas.azureedge.net/latest/managedOnlineEndpoint.schema.json\nname: «my-endpoint»\nauth_mode: key\n",
      "blue.yml": "$schema: https://azuremlschemas.azureedge.net/latest/managedOnlineDeployment.schema.json\nname: blue\nendpoint_name: ‹my-endpoint›\nmodel: azureml:m:1\ninstance_type: Standard_DS3_v2\ninstance_count: 1\n",
    },
  },
  {
    title: "argo template",
    files: {
      "w.yaml": "apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nmetadata: {generateName: a-}\nspec:\n  entrypoint: ‹main›\n  templates:\n    - name: «main»\n      container: {image: a:1}\n    - name: other\n      steps:\n        - - {name: s, template: ‹main›}\n",
    },
  },
  {
    title: "argo task",
    files: {
      "w.yaml": "apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nmetadata: {generateName: a-}\nspec:\n  entrypoint: main\n  templates:\n    - name: main\n      dag:\n        tasks:\n          - name: «first»\n            template: step\n          - name: second\n            template: step\n            depends: ‹first›.Succeeded\n          - name: third\n            template: step\n            dependencies: [‹first›]\n            when: '{{tasks.‹first›.outputs.result}} == a'\n    - name: step\n      container: {image: a:1}\n",
    },
  },
  {
    title: "argo input",
    files: {
      "w.yaml": "apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nmetadata: {generateName: a-}\nspec:\n  entrypoint: main\n  templates:\n    - name: main\n      steps:\n        - - name: a\n            template: step\n            arguments:\n              parameters: [{name: ‹text›, value: hi}]\n    - name: step\n      inputs:\n        parameters:\n          - name: «text»\n      container: {image: a:1, args: ['{{inputs.parameters.‹text›}}']}\n",
    },
  },
  {
    title: "argo output",
    files: {
      "w.yaml": "apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nmetadata: {generateName: a-}\nspec:\n  entrypoint: main\n  templates:\n    - name: main\n      steps:\n        - - {name: a, template: step}\n        - - name: b\n            template: step\n            when: '{{steps.a.outputs.parameters.‹score›}} > 1'\n    - name: step\n      outputs:\n        parameters:\n          - name: «score»\n            valueFrom: {path: /tmp/a}\n      container: {image: a:1}\n",
    },
  },
  {
    title: "argo workflow parameter",
    files: {
      "w.yaml": "apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nmetadata: {generateName: a-}\nspec:\n  entrypoint: main\n  arguments:\n    parameters:\n      - name: «url»\n        value: a\n  templates:\n    - name: main\n      container: {image: a:1, args: ['{{workflow.parameters.‹url›}}']}\n",
    },
  },
  {
    title: "argo artifact",
    files: {
      "w.yaml": "apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nmetadata: {generateName: a-}\nspec:\n  entrypoint: main\n  templates:\n    - name: main\n      steps:\n        - - name: a\n            template: make\n        - - name: b\n            template: use\n            arguments:\n              artifacts: [{name: ‹in›, from: '{{steps.a.outputs.artifacts.made}}'}]\n    - name: make\n      outputs: {artifacts: [{name: made, path: /a}]}\n      container: {image: a:1}\n    - name: use\n      inputs:\n        artifacts:\n          - name: «in»\n            path: /a\n      container: {image: a:1, args: ['{{inputs.artifacts.‹in›.path}}']}\n",
    },
  },
  {
    title: "argo template of another file",
    files: {
      "t.yaml": "apiVersion: argoproj.io/v1alpha1\nkind: WorkflowTemplate\nmetadata:\n  name: shared\nspec:\n  templates:\n    - name: «step»\n      container: {image: a:1}\n",
      "w.yaml": "apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nmetadata: {generateName: a-}\nspec:\n  entrypoint: main\n  templates:\n    - name: main\n      steps:\n        - - name: a\n            templateRef: {name: shared, template: ‹step›}\n",
    },
  },
  {
    title: "argo WorkflowTemplate",
    files: {
      "t.yaml": "apiVersion: argoproj.io/v1alpha1\nkind: WorkflowTemplate\nmetadata:\n  name: «shared»\nspec:\n  templates:\n    - name: step\n      container: {image: a:1}\n",
      "w.yaml": "apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nmetadata: {generateName: a-}\nspec:\n  workflowTemplateRef: {name: ‹shared›}\n",
    },
  },
  {
    title: "sagemaker step",
    files: {
      "p.json": "{\"Version\": \"2020-12-01\", \"Steps\": [{\"Name\": \"«Prep»\", \"Type\": \"Processing\", \"Arguments\": {}}, {\"Name\": \"Train\", \"Type\": \"Training\", \"Arguments\": {}, \"DependsOn\": [\"‹Prep›\"]}]}",
    },
  },
  {
    title: "sagemaker parameter",
    files: {
      "p.json": "{\"Version\": \"2020-12-01\", \"Parameters\": [{\"Name\": \"«Rows»\", \"Type\": \"String\"}], \"Steps\": [{\"Name\": \"Prep\", \"Type\": \"Processing\", \"Arguments\": {\"x\": {\"Get\": \"Parameters.‹Rows›\"}}}]}",
    },
  },
  {
    title: "github job",
    files: {
      ".github/workflows/a.yml": "on: push\njobs:\n  «build»:\n    runs-on: x\n    steps: []\n  test:\n    needs: [‹build›]\n    runs-on: x\n    steps: []\n",
    },
  },
];
