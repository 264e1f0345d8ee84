// Written by `npm run generate`.
import { accelerate } from "./accelerate/kind.ts";
import { agentInstructions } from "./agent-instructions/kind.ts";
import { agentSettings } from "./agent-settings/kind.ts";
import { argo } from "./argo/kind.ts";
import { axolotl } from "./axolotl/kind.ts";
import { azureml } from "./azureml/kind.ts";
import { bentofile } from "./bentofile/kind.ts";
import { cog } from "./cog/kind.ts";
import { compose } from "./compose/kind.ts";
import { croissant } from "./croissant/kind.ts";
import { dataTable } from "./data-table/kind.ts";
import { deepspeed } from "./deepspeed/kind.ts";
import { dockerfile } from "./dockerfile/kind.ts";
import { dotenv } from "./dotenv/kind.ts";
import { dvcFile } from "./dvc-file/kind.ts";
import { dvcLock } from "./dvc-lock/kind.ts";
import { dvc } from "./dvc/kind.ts";
import { feast } from "./feast/kind.ts";
import { githubWorkflow } from "./github-workflow/kind.ts";
import { greatExpectations } from "./great-expectations/kind.ts";
import { gxProject } from "./gx-project/kind.ts";
import { haystack } from "./haystack/kind.ts";
import { hfConfig } from "./hf-config/kind.ts";
import { hfGenerationConfig } from "./hf-generation-config/kind.ts";
import { hfTokenizerConfig } from "./hf-tokenizer-config/kind.ts";
import { hfWeightIndex } from "./hf-weight-index/kind.ts";
import { hydra } from "./hydra/kind.ts";
import { ini } from "./ini/kind.ts";
import { jsonLines } from "./json-lines/kind.ts";
import { json } from "./json/kind.ts";
import { kedro } from "./kedro/kind.ts";
import { kfpComponentV1 } from "./kfp-component-v1/kind.ts";
import { kfpIr } from "./kfp-ir/kind.ts";
import { kserve } from "./kserve/kind.ts";
import { kubernetes } from "./kubernetes/kind.ts";
import { langgraph } from "./langgraph/kind.ts";
import { lightningCli } from "./lightning-cli/kind.ts";
import { litellm } from "./litellm/kind.ts";
import { llamafactoryData } from "./llamafactory-data/kind.ts";
import { llamafactoryV1 } from "./llamafactory-v1/kind.ts";
import { llamafactory } from "./llamafactory/kind.ts";
import { lmEvalTask } from "./lm-eval-task/kind.ts";
import { mcpJson } from "./mcp-json/kind.ts";
import { mergekit } from "./mergekit/kind.ts";
import { mlmodel } from "./mlmodel/kind.ts";
import { mlproject } from "./mlproject/kind.ts";
import { modelCard } from "./model-card/kind.ts";
import { modelfile } from "./modelfile/kind.ts";
import { modelwrightDrift } from "./modelwright-drift/kind.ts";
import { nemoGuardrails } from "./nemo-guardrails/kind.ts";
import { notebook } from "./notebook/kind.ts";
import { openaiJsonl } from "./openai-jsonl/kind.ts";
import { params } from "./params/kind.ts";
import { peftAdapter } from "./peft-adapter/kind.ts";
import { prefect } from "./prefect/kind.ts";
import { promptfoo } from "./promptfoo/kind.ts";
import { prompty } from "./prompty/kind.ts";
import { python } from "./python/kind.ts";
import { rag } from "./rag/kind.ts";
import { rayServe } from "./ray-serve/kind.ts";
import { requirements } from "./requirements/kind.ts";
import { sagemakerPipeline } from "./sagemaker-pipeline/kind.ts";
import { shellScript } from "./shell-script/kind.ts";
import { toml } from "./toml/kind.ts";
import { torchserve } from "./torchserve/kind.ts";
import { torchtune } from "./torchtune/kind.ts";
import { trainer } from "./trainer/kind.ts";
import { tritonPbtxt } from "./triton-pbtxt/kind.ts";
import { truss } from "./truss/kind.ts";
import { vertexJob } from "./vertex-job/kind.ts";
import { vertexPipeline } from "./vertex-pipeline/kind.ts";
import { vllmServe } from "./vllm-serve/kind.ts";
import { wandbSweep } from "./wandb-sweep/kind.ts";
import { yaml } from "./yaml/kind.ts";
import { zenml } from "./zenml/kind.ts";
import type { Kind } from "./kind.ts";

export const kinds: readonly Kind[] = [
  accelerate,
  agentInstructions,
  agentSettings,
  argo,
  axolotl,
  azureml,
  bentofile,
  cog,
  compose,
  croissant,
  dataTable,
  deepspeed,
  dockerfile,
  dotenv,
  dvcFile,
  dvcLock,
  dvc,
  feast,
  githubWorkflow,
  greatExpectations,
  gxProject,
  haystack,
  hfConfig,
  hfGenerationConfig,
  hfTokenizerConfig,
  hfWeightIndex,
  hydra,
  ini,
  jsonLines,
  json,
  kedro,
  kfpComponentV1,
  kfpIr,
  kserve,
  kubernetes,
  langgraph,
  lightningCli,
  litellm,
  llamafactoryData,
  llamafactoryV1,
  llamafactory,
  lmEvalTask,
  mcpJson,
  mergekit,
  mlmodel,
  mlproject,
  modelCard,
  modelfile,
  modelwrightDrift,
  nemoGuardrails,
  notebook,
  openaiJsonl,
  params,
  peftAdapter,
  prefect,
  promptfoo,
  prompty,
  python,
  rag,
  rayServe,
  requirements,
  sagemakerPipeline,
  shellScript,
  toml,
  torchserve,
  torchtune,
  trainer,
  tritonPbtxt,
  truss,
  vertexJob,
  vertexPipeline,
  vllmServe,
  wandbSweep,
  yaml,
  zenml,
];
