import { longJson, longText, type Making } from "./text.ts";

/** Models, their data and what is told of them. */
export const models: readonly Making[] = [
  longJson({
    kind: "hf-config",
    path: "config.json",
    depth: 2,
    head: '{\n  "architectures": ["BertForSequenceClassification"],\n  "model_type": "bert",\n  "hidden_size": 768,\n  "num_attention_heads": 12,\n  "num_hidden_layers": 12,\n  "vocab_size": 30522,\n  "max_position_embeddings": 512,\n  "id2label": {\n',
    piece: (id) => `"${id}": "intent ${id}‸"`,
    tail: "\n  }\n}\n",
  }),
  longJson({
    kind: "hf-generation-config",
    path: "generation_config.json",
    depth: 2,
    head: '{\n  "bos_token_id": 1,\n  "eos_token_id": 2,\n  "do_sample": true,\n  "temperature": 0.7,\n  "top_p": 0.9,\n  "max_new_tokens": 512,\n  "suppress_tokens": [\n',
    piece: (id) => `${id + 1}‸00`,
    tail: '\n  ],\n  "transformers_version": "4.44.0"\n}\n',
  }),
  longJson({
    kind: "hf-tokenizer-config",
    path: "tokenizer_config.json",
    depth: 2,
    head: '{\n  "bos_token": "<s>",\n  "eos_token": "</s>",\n  "model_max_length": 8192,\n  "tokenizer_class": "PreTrainedTokenizerFast",\n  "added_tokens_decoder": {\n',
    piece: (id) => `"${id + 128000}": {
  "content": "<|reserved_${id}‸|>",
  "lstrip": false,
  "normalized": false,
  "rstrip": false,
  "single_word": false,
  "special": true
}`,
    tail: "\n  }\n}\n",
  }),
  longJson({
    kind: "hf-weight-index",
    path: "model.safetensors.index.json",
    depth: 2,
    head: '{\n  "metadata": {"total_size": 16060522496},\n  "weight_map": {\n',
    piece: (id) => `"model.layers.${id}.self_attn.q_proj.weight": "model-0000${(id % 4) + 1}-of-00004.safetensors‸"`,
    tail: "\n  }\n}\n",
  }),
  longJson({
    kind: "croissant",
    path: "croissant.json",
    depth: 4,
    head: '{\n  "@context": {\n    "@language": "en",\n    "@vocab": "https://schema.org/",\n    "cr": "http://mlcommons.org/croissant/",\n    "sc": "https://schema.org/",\n    "field": "cr:field",\n    "recordSet": "cr:recordSet",\n    "source": "cr:source"\n  },\n  "@type": "sc:Dataset",\n  "conformsTo": "http://mlcommons.org/croissant/1.0",\n  "name": "churn",\n  "description": "Customers",\n  "license": "https://creativecommons.org/licenses/by/4.0/",\n  "url": "https://example.com/churn",\n  "distribution": [\n    {"@type": "cr:FileObject", "@id": "customers.csv", "name": "customers.csv", "contentUrl": "customers.csv", "encodingFormat": "text/csv", "sha256": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}\n  ],\n  "recordSet": [\n    {\n      "@type": "cr:RecordSet",\n      "@id": "customers",\n      "name": "customers",\n      "field": [\n',
    piece: (id) => `{
  "@type": "cr:Field",
  "@id": "customers/column_${id}",
  "name": "column_${id}",
  "description": "Column ${id}‸",
  "dataType": "sc:Float",
  "source": {
    "fileObject": {"@id": "customers.csv"},
    "extract": {"column": "column_${id}"}
  }
}`,
    tail: "\n      ]\n    }\n  ]\n}\n",
  }),
  longJson({
    kind: "great-expectations",
    path: "suite.json",
    depth: 2,
    head: '{\n  "expectation_suite_name": "customers",\n  "ge_cloud_id": null,\n  "expectations": [\n',
    piece: (id) => `{
  "expectation_type": "expect_column_values_to_be_between",
  "kwargs": {
    "column": "column_${id}‸",
    "min_value": 0,
    "max_value": 100,
    "mostly": 0.99
  },
  "meta": {}
}`,
    tail: '\n  ],\n  "meta": {"great_expectations_version": "0.18.0"}\n}\n',
  }),
  longText({
    kind: "gx-project",
    path: "great_expectations.yml",
    head: "config_version: 3.0\nplugins_directory: plugins/\nexpectations_store_name: expectations_store\nvalidations_store_name: validations_store\nevaluation_parameter_store_name: parameters\ncheckpoint_store_name: checkpoints\nstores:\n  expectations_store:\n    class_name: ExpectationsStore\n    store_backend: {class_name: TupleFilesystemStoreBackend, base_directory: expectations/}\n  validations_store:\n    class_name: ValidationsStore\n  parameters:\n    class_name: EvaluationParameterStore\n  checkpoints:\n    class_name: CheckpointStore\ndatasources:\n",
    piece: (id) => `  source_${id}:
    class_name: Datasource
    execution_engine:
      class_name: PandasExecutionEngine
    data_connectors:
      files:
        class_name: InferredAssetFilesystemDataConnector
        base_directory: data/part${id}‸
        default_regex:
          group_names: [name]
          pattern: (.*)`,
    tail: "\n",
  }),
  longText({
    kind: "feast",
    path: "feature_store.yaml",
    head: "project: churn\nregistry: data/registry.db\nprovider: local\nonline_store:\n  type: redis\n  connection_string: localhost:6379\nentity_key_serialization_version: 2\nfeature_server:\n  enabled: true\nflags:\n",
    piece: (id) => `  flag_${id}: true‸`,
    tail: "\n",
  }),
  longText({
    kind: "model-card",
    path: "README.md",
    language: "markdown",
    head: "---\nlicense: apache-2.0\npipeline_tag: text-classification\nlibrary_name: transformers\nmodel-index:\n- name: churn\n  results:\n",
    piece: (id) => `  - task:
      type: text-classification
      name: Text Classification
    dataset:
      name: support ${id}‸
      type: company/support-${id}
      split: test
    metrics:
    - type: accuracy
      value: 0.9${id % 10}`,
    tail: "\n---\n\n# Churn\n\nA model.\n",
  }),
  longText({
    kind: "triton-pbtxt",
    path: "config.pbtxt",
    language: "pbtxt",
    head: 'name: "churn"\nbackend: "onnxruntime"\nmax_batch_size: 8\n',
    piece: (id) => `input [
  {
    name: "column_${id}‸"
    data_type: TYPE_FP32
    dims: [ 1 ]
  }
]`,
    tail: '\noutput [\n  {\n    name: "score"\n    data_type: TYPE_FP32\n    dims: [ 1 ]\n  }\n]\ninstance_group [\n  {\n    kind: KIND_GPU\n    count: 1\n  }\n]\n',
  }),
  longText({
    kind: "modelfile",
    path: "Modelfile",
    language: "modelfile",
    head: 'FROM llama3.1:8b\nPARAMETER temperature 0.7\nPARAMETER num_ctx 4096\nSYSTEM """You answer customers."""\n',
    piece: (id) => `MESSAGE user Where is order ${id}?‸
MESSAGE assistant Order ${id} is on its way.`,
    tail: "\n",
  }),
  longText({
    kind: "openai-jsonl",
    path: "train.jsonl",
    language: "jsonl",
    piece: (id) => `{"messages": [{"role": "system", "content": "You answer customers."}, {"role": "user", "content": "Where is order ${id}?‸"}, {"role": "assistant", "content": "Order ${id} is on its way."}]}`,
    tail: "\n",
  }),
  longText({
    kind: "torchserve",
    path: "config.properties",
    language: "ini",
    head: "inference_address=http://127.0.0.1:8080\nmanagement_address=http://127.0.0.1:8081\nmodel_store=/models\nload_models=all\nmodels={\\\n",
    piece: (id) => `  "model${id}": {\\
    "1.0": {\\
        "defaultVersion": true,\\
        "marName": "model${id}.mar‸",\\
        "minWorkers": 1,\\
        "maxWorkers": 4,\\
        "batchSize": 8\\
    }\\
  }`,
    between: ",\\\n",
    tail: "\\\n}\n",
  }),
];
