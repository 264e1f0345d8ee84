import { longJson, longText, type Making } from "./text.ts";

/** What is built on models: prompts, gateways, agents, retrieval, containers. */
export const applications: readonly Making[] = [
  longText({
    kind: "promptfoo",
    path: "promptfooconfig.yaml",
    head: "description: support\nprompts:\n  - 'Answer {{question}} for {{customer}}'\nproviders:\n  - openai:gpt-4o\ntests:\n",
    piece: (id) => `  - description: order ${id}‸
    vars:
      question: Where is order ${id}?
      customer: Ann
    assert:
      - type: contains
        value: way
      - type: llm-rubric
        value: Is polite
        threshold: 0.8
      - type: javascript
        value: output.length < 400`,
    tail: "\n",
  }),
  longText({
    kind: "prompty",
    path: "answer.prompty",
    language: "prompty",
    head: "---\nname: Answer\ndescription: Answers customers\nmodel:\n  api: chat\n  configuration:\n    type: azure_openai\n    azure_deployment: gpt-4o\nsample:\n  question: Where is it?\ninputs:\n",
    piece: (id) => `  field_${id}:
    type: string
    description: Field ${id}‸`,
    tail: "\n---\nsystem:\nYou answer customers.\n\nuser:\n{{question}} {{field_0}}\n",
  }),
  longText({
    kind: "litellm",
    path: "litellm_config.yaml",
    head: "litellm_settings:\n  num_retries: 2\n  request_timeout: 60\nrouter_settings:\n  routing_strategy: simple-shuffle\nmodel_list:\n",
    piece: (id) => `  - model_name: support-${id}
    litellm_params:
      model: azure/support-${id}‸
      api_base: os.environ/AZURE_API_BASE
      api_key: os.environ/AZURE_API_KEY
      api_version: "2024-06-01"
      rpm: 100
    model_info:
      mode: chat
      base_model: azure/gpt-4o`,
    tail: "\n",
  }),
  longJson({
    kind: "mcp-json",
    path: ".mcp.json",
    depth: 2,
    head: '{\n  "mcpServers": {\n',
    piece: (id) => `"files${id}": {
  "command": "npx",
  "args": [
    "-y",
    "@modelcontextprotocol/server-filesystem@2025.3.28",
    "/srv/files/${id}‸"
  ],
  "env": {
    "LEVEL": "info"
  }
}`,
    tail: "\n  }\n}\n",
  }),
  longJson({
    kind: "langgraph",
    path: "langgraph.json",
    depth: 2,
    head: '{\n  "dependencies": ["."],\n  "env": ".env",\n  "graphs": {\n',
    piece: (id) => `"agent${id}": "./agents/agent${id}.py:graph‸"`,
    tail: "\n  }\n}\n",
  }),
  longText({
    kind: "cog",
    path: "cog.yaml",
    head: "predict: predict.py:Predictor\nbuild:\n  gpu: true\n  python_version: \"3.11\"\n  run:\n",
    piece: (id) => `    - command: pip install package-${id}==1.0‸
      mounts:
        - type: secret
          id: pip
          target: /etc/pip.conf`,
    tail: "\n",
  }),
  longText({
    kind: "bentofile",
    path: "bentofile.yaml",
    head: 'service: "service:Churn"\nlabels:\n  owner: team\ninclude: ["*.py"]\npython:\n  packages: [scikit-learn==1.5.0]\nenvs:\n',
    piece: (id) => `  - name: SETTING_${id}
    value: "${id}‸"`,
    tail: "\n",
  }),
  longText({
    kind: "truss",
    path: "config.yaml",
    head: "model_name: churn\npython_version: py311\nmodel_module_dir: model\nresources:\n  cpu: \"4\"\n  memory: 16Gi\n  use_gpu: false\nrequirements:\n  - torch==2.4.0\nenvironment_variables:\n",
    piece: (id) => `  SETTING_${id}: "${id}‸"`,
    tail: "\n",
  }),
  longText({
    kind: "compose",
    path: "docker-compose.yml",
    head: "services:\n",
    piece: (id) => `  model${id}:
    image: registry.example.com/model:1.${id}‸
    command: ["serve", "--port", "80${(id % 90) + 10}"]
    environment:
      MODEL: /models/model${id}
      LEVEL: info
    volumes:
      - models:/models:ro
    depends_on:
      - store
    restart: unless-stopped
    deploy:
      resources:
        limits: {cpus: "2", memory: 4g}`,
    tail: "\n  store:\n    image: redis:7.4.0\nvolumes:\n  models: {}\n",
  }),
  longText({
    kind: "github-workflow",
    path: ".github/workflows/train.yml",
    head: "name: train\non: push\npermissions:\n  contents: read\njobs:\n",
    piece: (id) => `  train${id}:
    runs-on: ubuntu-24.04
    timeout-minutes: 30
    steps:
      - uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683
      - name: Train part ${id}‸
        env:
          PART: \${{ matrix.part }}
        run: |
          pip install -r requirements.txt
          python train.py --part "$PART"`,
    tail: "\n",
  }),
  longText({
    kind: "nemo-guardrails",
    path: "config.yml",
    head: "colang_version: \"1.0\"\nmodels:\n  - type: main\n    engine: openai\n    model: gpt-4o\nrails:\n  input:\n    flows: [self check input]\nprompts:\n  - task: self_check_input\n    content: |\n      Is this allowed? {{ user_input }}\nsample_conversation: |\n  user \"Hello\"\n    express greeting\ninstructions:\n",
    piece: (id) => `  - type: general
    content: |
      You answer question ${id}‸ of customers.
      You are polite.`,
    tail: "\n",
  }),
  longText({
    kind: "haystack",
    path: "search.haystack-pipeline.yml",
    head: "components:\n",
    piece: (id) => `  prompt_${id}:
    type: haystack.components.builders.prompt_builder.PromptBuilder
    init_parameters:
      template: "Answer {{question}} ${id}‸"
  model_${id}:
    type: haystack.components.generators.openai.OpenAIGenerator
    init_parameters:
      model: gpt-4o
      generation_kwargs:
        temperature: 0.2`,
    tail: "\nconnections:\n  - sender: prompt_0.prompt\n    receiver: model_0.prompt\n",
  }),
  longText({
    kind: "rag",
    path: "retrieval.yaml",
    head: "embedding_model: text-embedding-3-small\nindexes:\n",
    piece: (id) => `  part_${id}:
    chunk_size: 512‸
    chunk_overlap: 64
    top_k: 5
    vector_store: qdrant
    collection: part_${id}`,
    tail: "\n",
  }),
  longText({
    kind: "vllm-serve",
    path: "serve.yaml",
    head: "model: meta-llama/Llama-3.1-8B\nport: 8000\ntensor-parallel-size: 2\nmax-model-len: 8192\ngpu-memory-utilization: 0.9\nenable-lora: true\nlora-modules:\n",
    piece: (id) => `  - support${id}=/adapters/support${id}‸`,
    tail: "\n",
  }),
];
