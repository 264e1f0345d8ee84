import type { ProjectFacts } from "../../facts/project/project.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { resolvePath } from "../../workspace/uri.ts";
import type { ScaffoldPlan } from "../plan.ts";
import type { Chosen, Project, Scaffold } from "../scaffold.ts";
import { nameChoice, pythonChoice, pythonOf, withChosen } from "../sharedChoices.ts";
import { dockerignore } from "./ignore.ts";
import { installSteps } from "./install.ts";
import { startOf, type Start } from "./start.ts";

/** A Dockerfile and a .dockerignore for the project in a folder, made of what the folder says about itself. */
export const docker: Scaffold = {
  id: "docker",
  makes: "a Dockerfile and a .dockerignore",
  choices: [
    pythonChoice,
    nameChoice,
    {
      key: "for",
      help: "what the container does: serve requests, or train and end",
      values: ["serve", "train"],
      example: "train",
      byDefault: ({ facts }) => (facts.app ? "serve" : "train"),
    },
  ],
  plan: planDocker,
};

function planDocker(project: Project, chosen: Chosen): ScaffoldPlan {
  const { folderUri, snapshot } = project;
  const facts = withChosen(project.facts, chosen);
  const refusal = refusalOf(facts);
  if (refusal !== undefined) return { state: "refused", reason: refusal };
  const start = startOf(chosen["for"] === "train" ? { ...facts, app: undefined } : facts);
  if (!start) return { state: "refused", reason: NO_START };
  const ignored = dockerignore(folderUri, snapshot);
  return {
    state: "planned",
    files: [
      { uri: resolvePath(folderUri, "Dockerfile"), text: dockerfileText(facts, start) },
      { uri: resolvePath(folderUri, ".dockerignore"), text: ignored.text },
    ],
    notes: [...notesOf(facts), ...start.notes, ...ignored.notes, ...replaced(folderUri, snapshot)],
  };
}

function replaced(folderUri: string, { files }: Snapshot): readonly string[] {
  const there = ["Dockerfile", ".dockerignore"].filter((file) => files.exists(resolvePath(folderUri, file)));
  return there.length > 0 ? [`The folder has its own ${there.join(" and ")}: compare before you replace.`] : [];
}

const NO_START =
  "Nothing tells what the container should run. Add a serving app (FastAPI, Flask, Streamlit or Gradio), an MLproject with an entry point main, or a script train.py or main.py.";

function refusalOf(facts: ProjectFacts): string | undefined {
  if (facts.sources === 0 && facts.model) return "There is an MLflow model and no program that serves it. Make one first with scaffold serve.";
  if (facts.sources === 0) return "There is no Python file in this folder. Choose the folder of the project; a notebook can first be made into a module with Convert Notebook to Module.";
  if (!facts.manifest) return "There is no list of packages. Add a requirements.txt, a pyproject.toml or an environment.yml that names what the code imports.";
  if (facts.dependencies.length === 0) return `No package is listed in ${facts.manifest.file}, or it cannot be read. Name there what the code imports.`;
  return undefined;
}

function dockerfileText(facts: ProjectFacts, start: Start): string {
  const python = pythonOf(facts);
  const steps = installSteps(facts, python);
  return [
    "# syntax=docker/dockerfile:1",
    "",
    ...steps.build,
    ...steps.final,
    `LABEL org.opencontainers.image.title=${JSON.stringify(facts.name)}`,
    "WORKDIR /app",
    ...start.environment,
    "COPY . .",
    "",
    ...steps.user,
    ...start.expose,
    `CMD ${commandText(start.command)}`,
    "",
  ].join("\n");
}

const commandText = (words: readonly string[]): string => `[${words.map((word) => JSON.stringify(word)).join(", ")}]`;

function notesOf(facts: ProjectFacts): readonly string[] {
  const notes: string[] = [];
  const python = facts.python;
  notes.push(python ? `Python ${python.version}, as ${python.file} says.` : `Python ${pythonOf(facts)} was chosen, because no file says which one; add .python-version to decide it.`);
  notes.push(`Packages are installed from ${facts.manifest?.file ?? ""} with ${facts.manager}.`);
  if (facts.framework !== "none") notes.push(`The framework is ${facts.framework}.`);
  if (facts.gpu !== undefined) notes.push(`A GPU is needed (${facts.gpu}). The packages bring their own CUDA libraries; start the container with --gpus all on a machine with the NVIDIA driver.`);
  const unpinned = facts.dependencies.filter(({ specifier }) => !/^===?|^@/.test(specifier)).map(({ name }) => name);
  if (unpinned.length > 0 && (facts.manager === "pip" || facts.manager === "conda")) notes.push(`These packages have no exact version, so builds will differ: ${unpinned.slice(0, 8).join(", ")}${unpinned.length > 8 ? " …" : ""}.`);
  return notes;
}
