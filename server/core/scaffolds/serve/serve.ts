import type { Column, ColumnType } from "../../facts/project/model.ts";
import type { ProjectFacts } from "../../facts/project/project.ts";
import { resolvePath } from "../../workspace/uri.ts";
import type { PlannedFile, ScaffoldPlan } from "../plan.ts";
import type { Chosen, Project, Scaffold } from "../scaffold.ts";
import { nameChoice, serviceName } from "../sharedChoices.ts";
import { appText } from "./app.ts";
import { LOADERS, type LoaderName } from "./loaders.ts";
import { MONITORING } from "./monitoring.ts";
import { schemaText } from "./schema.ts";
import { testText } from "./tests.ts";

const NAMES = Object.keys(LOADERS) as readonly LoaderName[];

/** A FastAPI application for a model that has none. */
export const serve: Scaffold = {
  id: "serve",
  makes: "a serving app with FastAPI",
  choices: [
    nameChoice,
    { key: "format", help: "what the model was saved with", values: NAMES, example: "skops", byDefault: ({ facts }) => loaderOf(facts) },
    { key: "model", help: "the model's path", pattern: /^[\w./-]+$/, example: "models/churn.skops", byDefault: ({ facts }) => modelPath(facts) },
    {
      key: "features",
      help: "what a request holds: names and types (integer, number, boolean, text, datetime; ? where it may be missing)",
      pattern: /^(?:[^:,]+:(?:integer|number|boolean|text|datetime)\??(?:,(?!$)|$))*$/,
      example: "age:integer,plan:text?",
      byDefault: ({ facts }) => columnsText(columnsOf(facts)),
    },
  ],
  plan: planServe,
};

/** The signature that MLflow keeps says more than the training data, which says more than nothing. */
const columnsOf = ({ model, training, framework }: ProjectFacts): readonly Column[] => {
  if (model && model.inputs.length > 0) return model.inputs;
  if (training) return training.columns;
  return framework === "transformers" ? [{ name: "text", type: "text", required: true }] : [];
};

const columnsText = (columns: readonly Column[]): string => columns.map(({ name, type, required }) => `${name.replace(/[:,]/g, "_")}:${type}${required ? "" : "?"}`).join(",");

function readColumns(text: string): readonly Column[] {
  return text.split(",").flatMap((part) => {
    const [, name, type, optional] = /^\s*([^:]+):(\w+)(\??)$/.exec(part) ?? [];
    return name === undefined ? [] : [{ name, type: type as ColumnType, required: optional === "" }];
  });
}

/** The safest of what is there: formats that run no code before those that do. */
function loaderOf({ model, modelFiles, framework }: ProjectFacts): LoaderName {
  if (model) return "mlflow";
  const found = NAMES.find((name) => modelFiles.some(({ format, danger }) => format === name && danger === undefined));
  if (found) return found;
  return ({ transformers: "transformers", xgboost: "xgboost", lightgbm: "lightgbm", tensorflow: "keras", torch: "torch" } as const)[framework as string] ?? "skops";
}

function modelPath(facts: ProjectFacts): string {
  const loader = loaderOf(facts);
  return facts.model?.folder ?? facts.modelFiles.find(({ format, danger }) => format === loader && danger === undefined)?.path ?? `models/model${LOADERS[loader].ending}`;
}

function planServe({ folderUri, facts, snapshot }: Project, chosen: Chosen): ScaffoldPlan {
  if (facts.framework === "vllm") return { state: "refused", reason: "vLLM brings its own server: run `vllm serve MODEL`, and make its image with scaffold docker." };
  if (facts.framework === "llama.cpp") return { state: "refused", reason: `llama.cpp brings its own server: run \`python -m llama_cpp.server --model ${facts.app?.file ?? "models/MODEL.gguf"}\` with llama-cpp-python[server], and make its image with scaffold docker.` };
  if (facts.framework === "ollama") return { state: "refused", reason: "Ollama serves the model itself, on port 11434: make its container with scaffold compose." };
  if (facts.app && facts.app.file !== OWN_APP) return { state: "refused", reason: `The project has a serving app already: ${facts.app.file} (${facts.app.kind}).` };
  const columns = readColumns(chosen["features"] ?? "");
  if (columns.length === 0) return { state: "refused", reason: NO_COLUMNS };
  const name = chosen["name"] ?? serviceName(facts.name);
  const loader = LOADERS[NAMES.find((known) => known === chosen["format"]) ?? "skops"];
  const file = (path: string, text: string): PlannedFile => ({ uri: resolvePath(folderUri, path), text });
  const path = chosen["model"] ?? "";
  const missing = !snapshot.files.exists(resolvePath(folderUri, path));
  return {
    state: "planned",
    files: [
      file("serving/__init__.py", `"""Serves the model ${name} over HTTP."""\n`),
      file(OWN_APP, appText(name)),
      file("serving/model.py", loader.text(path)),
      file("serving/monitoring.py", MONITORING),
      file("serving/schema.py", schemaText(columns)),
      file("serving/requirements.txt", `${[...SERVER, ...loader.packages(facts)].join("\n")}\n`),
      file("tests/test_serving.py", testText(columns)),
    ],
    notes: [
      `Run it: pip install -r serving/requirements.txt && uvicorn serving.app:app. Try it on http://127.0.0.1:8000/docs.`,
      `Requests have ${columns.length} columns, ${sourceOfColumns(facts)}.`,
      missing ? `There is no model at ${path} yet; the app says so on /ready until there is.` : `The model is ${path === "." ? "in the project's own folder" : path}.`,
      ...facts.modelFiles.flatMap(({ path: file, danger }) => (danger === undefined ? [] : [`${file} was not taken: ${danger}`])),
      ...loader.notes,
      "Set REQUEST_LOG to a CSV file to keep requests and predictions; compare it with the training data by Show Drift. It may hold personal data.",
      "Set REFERENCE to a file made by python -m serving.monitoring predictions.csv to have drift of the predictions among the metrics.",
    ],
  };
}

const OWN_APP = "serving/app.py";

/** Pinned as of 2026-11. */
const SERVER = ["fastapi==0.128.0", "pandas>=2.2,<4", "prometheus-client==0.23.1", "uvicorn==0.40.0"];

const NO_COLUMNS =
  "Nothing tells what a request holds. Log the model with an MLflow signature, train from a CSV file of the project, or say it: --set features=age:integer,plan:text.";

function sourceOfColumns({ model, training }: ProjectFacts): string {
  if (model && model.inputs.length > 0) return `as the signature in ${model.folder === "." ? "" : `${model.folder}/`}MLmodel says`;
  return training ? `as the training data ${training.file} has them` : "as you said";
}
