import type { Pair } from "./pair.ts";

export const MODELS: readonly Pair[] = [
  {
    title: "hydra target",
    inPython: true,
    files: {
      "app/models.py": "class «Net»:\n    pass\n",
      "conf/config.yaml": "defaults:\n  - _self_\nnet:\n  _target_: app.models.‹Net›\n",
    },
  },
  {
    title: "torchtune component",
    inPython: true,
    files: {
      "app/models.py": "class «Net»:\n    pass\n",
      "run.yaml": "model:\n  _component_: app.models.‹Net›\ntokenizer:\n  _component_: torchtune.models.x\n",
    },
  },
  {
    title: "lightning class_path",
    inPython: true,
    files: {
      "app/models.py": "class «Net»:\n    pass\n",
      "run.yaml": "seed_everything: 1\ntrainer:\n  max_epochs: 3\nmodel:\n  class_path: app.models.‹Net›\n",
    },
  },
  {
    title: "hydra option",
    files: {
      "conf/model/‹resnet.yaml›": "width: 3\n",
      "conf/config.yaml": "defaults:\n  - model: ‹resnet›\n  - _self_\n",
      "conf/experiment/big.yaml": "# @package _global_\ndefaults:\n  - override /model: ‹resnet›\n",
    },
  },
  {
    title: "hydra config itself",
    files: {
      "conf/‹base.yaml›": "width: 3\n",
      "conf/config.yaml": "defaults:\n  - ‹base›\n  - _self_\n",
    },
  },
  {
    title: "hydra key",
    files: {
      "conf/model/net.yaml": "«width»: 3\n",
      "conf/config.yaml": "defaults:\n  - model: net\n  - _self_\nsize: ${model.‹width›}\n",
    },
  },
  {
    title: "hydra.main",
    files: {
      "‹conf/config.yaml›": "defaults:\n  - _self_\nsize: 3\n",
      "main.py": "import hydra\n@hydra.main(config_path='conf', config_name='‹config›')\ndef main(cfg): ...\n",
    },
  },
  {
    title: "mlproject param",
    files: {
      "MLproject": "name: a\nentry_points:\n  main:\n    parameters:\n      «depth»: float\n    command: echo {‹depth›}\n",
    },
  },
  {
    title: "mlproject script argparse",
    inPython: true,
    files: {
      "train.py": "import argparse\nparser = argparse.ArgumentParser()\nparser.add_argument(\"«--depth»\", type=int)\n",
      "MLproject": "name: a\nentry_points:\n  main:\n    parameters:\n      d: float\n    command: python train.py ‹--depth› {d}\n",
    },
  },
  {
    title: "sweep program",
    files: {
      "‹train.py›": "print()\n",
      "sweep.yaml": "program: ‹train.py›\nmethod: grid\nparameters:\n  a: {values: [1]}\n",
    },
  },
  {
    title: "sweep parameter",
    inPython: true,
    files: {
      "train.py": "import argparse\nparser = argparse.ArgumentParser()\nparser.add_argument(\"«--depth»\", type=int)\n",
      "sweep.yaml": "program: train.py\nmethod: grid\nparameters:\n  ‹depth›: {values: [1]}\n",
    },
  },
  {
    title: "prefect entrypoint",
    inPython: true,
    files: {
      "flows.py": "from prefect import flow\n@flow\ndef «train»(): ...\n",
      "prefect.yaml": "deployments:\n  - name: a\n    entrypoint: flows.py:‹train›\n    work_pool: {name: x}\n",
    },
  },
  {
    title: "cog predictor",
    inPython: true,
    files: {
      "predict.py": "class «Predictor»: ...\n",
      "cog.yaml": "build:\n  python_version: '3.11'\npredict: predict.py:‹Predictor›\n",
    },
  },
  {
    title: "bento service",
    inPython: true,
    files: {
      "service.py": "import bentoml\n@bentoml.service\nclass «Ask»: ...\n",
      "bentofile.yaml": "service: service:‹Ask›\ninclude: ['*.py']\n",
    },
  },
  {
    title: "ray serve",
    inPython: true,
    files: {
      "app.py": "«ask» = 1\n",
      "serve.yaml": "applications:\n  - name: a\n    route_prefix: /\n    import_path: app:‹ask›\n",
    },
  },
  {
    title: "langgraph graph",
    inPython: true,
    files: {
      "agent.py": "«graph» = 1\n",
      "langgraph.json": "{ \"dependencies\": [\".\"], \"graphs\": { \"a\": \"./agent.py:‹graph›\" } }\n",
    },
  },
  {
    title: "promptfoo file prompt",
    files: {
      "‹ask.txt›": "Tell {{topic}}",
      "promptfooconfig.yaml": "prompts: [file://‹ask.txt›]\nproviders: [openai:gpt-4.1]\ntests:\n  - vars: {topic: cats}\n",
    },
  },
  {
    title: "promptfoo variable",
    files: {
      "ask.txt": "Tell {{‹topic›}}",
      "promptfooconfig.yaml": "prompts: [file://ask.txt]\nproviders: [openai:gpt-4.1]\ntests:\n  - vars: {«topic»: cats}\n",
    },
  },
  {
    title: "promptfoo template",
    files: {
      "promptfooconfig.yaml": "prompts: ['a']\nproviders: [openai:gpt-4.1]\nassertionTemplates:\n  «short»: {type: contains, value: a}\ntests:\n  - assert:\n      - $ref: '#/assertionTemplates/‹short›'\n",
    },
  },
  {
    title: "prompty input",
    files: {
      "a.prompty": "---\nname: a\ninputs:\n  «topic»: {type: string}\n---\nuser:\nTell {{‹topic›}}\n",
    },
  },
  {
    title: "litellm fallbacks",
    files: {
      "litellm_config.yaml": "model_list:\n  - model_name: «small»\n    litellm_params: {model: openai/gpt-4.1-mini}\n  - model_name: big\n    litellm_params: {model: openai/gpt-4.1}\nrouter_settings:\n  fallbacks: [{big: [‹small›]}]\n",
    },
  },
  {
    title: "llamafactory dataset",
    files: {
      "data/dataset_info.json": "{ \"«mine»\": {\"file_name\": \"a.json\"} }",
      "run.yaml": "stage: sft\nfinetuning_type: lora\nmodel_name_or_path: a/b\ndataset: ‹mine›\n",
    },
  },
  {
    title: "haystack component",
    files: {
      "a.haystack-pipeline.yml": "components:\n  «ask»: {type: x.y, init_parameters: {}}\n  b: {type: x.y, init_parameters: {}}\nconnections:\n  - {sender: ‹ask›.out, receiver: b.in}\n",
    },
  },
  {
    title: "triton tensor",
    files: {
      "m/a/config.pbtxt": "name: \"a\"\nbackend: \"python\"\ninput [{ name: \"«IN»\" data_type: TYPE_FP32 dims: [1] }]\n",
      "m/all/config.pbtxt": "name: \"all\"\nplatform: \"ensemble\"\ninput [{ name: \"RAW\" data_type: TYPE_FP32 dims: [1] }]\nensemble_scheduling { step [{ model_name: \"a\" input_map { key: \"‹IN›\" value: \"RAW\" } }] }\n",
    },
  },
  {
    title: "nemo flow",
    files: {
      "config.yml": "models: []\nrails:\n  input:\n    flows:\n      - ‹self check input›\n",
      "flows.co": "define subflow «self check input»\n  $a = execute x\n",
    },
  },
  {
    title: "croissant record",
    files: {
      "c.json": "{\"@context\": {\"@vocab\": \"https://schema.org/\", \"cr\": \"http://mlcommons.org/croissant/\"}, \"conformsTo\": \"http://mlcommons.org/croissant/1.0\", \"@type\": \"sc:Dataset\", \"name\": \"a\", \"distribution\": [{\"@type\": \"cr:FileObject\", \"@id\": \"«rows»\", \"contentUrl\": \"a.csv\"}], \"recordSet\": [{\"@type\": \"cr:RecordSet\", \"@id\": \"r\", \"field\": [{\"@id\": \"r/a\", \"@type\": \"cr:Field\", \"source\": {\"fileObject\": {\"@id\": \"‹rows›\"}}}]}]}",
    },
  },
  {
    title: "deepspeed file",
    files: {
      "‹ds.json›": "{\"zero_optimization\": {\"stage\": 2}}",
      "run.yaml": "stage: sft\nfinetuning_type: lora\nmodel_name_or_path: a/b\ndeepspeed: ‹ds.json›\n",
    },
  },
  {
    title: "feast features by name",
    inPython: true,
    files: {
      "feature_store.yaml": "project: a\nprovider: local\nregistry: r.db\n",
      "views.py": "from feast import FeatureView, Field\nv = FeatureView(name='«stats»', entities=[], schema=[Field(name='trips', dtype=x)], source=s)\n",
      "use.py": "from feast import FeatureStore\nstore = FeatureStore('.')\nstore.get_online_features(features=['‹stats›:trips'], entity_rows=[])\n",
    },
  },
];
