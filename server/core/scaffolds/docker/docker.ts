import { systemCuda } from "../../facts/project/cuda.ts";
import type { ProjectFacts } from "../../facts/project/project.ts";
import { resolvePath } from "../../workspace/uri.ts";
import type { ScaffoldPlan } from "../plan.ts";
import type { Chosen, Project, Scaffold } from "../scaffold.ts";
import { appChoice, commandChoice, nameChoice, noSources, otherApps, pythonChoice, pythonOf, withChosen } from "../sharedChoices.ts";
import { dockerignore } from "./ignore.ts";
import { installSteps, secretMounts, type Base } from "./install.ts";
import { modelNotes, startOf, type Start } from "./start.ts";

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
    appChoice,
    commandChoice,
    {
      key: "base",
      help: "the image to start from: Python's slim one, or NVIDIA's with the CUDA libraries",
      values: ["slim", "cuda"],
      example: "cuda",
      byDefault: ({ facts }) => (systemCuda(facts.dependencies) && facts.manager !== "conda" ? "cuda" : "slim"),
    },
    { key: "weights", help: "model files: mounted when the container starts, or baked into the image", values: ["mount", "bake"], example: "bake", byDefault: () => "mount" },
  ],
  plan: planDocker,
};

function planDocker(project: Project, chosen: Chosen): ScaffoldPlan {
  const { folderUri, snapshot } = project;
  const facts = withChosen(project.facts, chosen);
  const refusal = refusalOf(facts) ?? (facts.manager === "pipenv" && !snapshot.files.exists(resolvePath(folderUri, "Pipfile.lock")) ? NO_PIPFILE_LOCK : undefined);
  if (refusal !== undefined) return { state: "refused", reason: refusal };
  const start = startOf(chosen["for"] === "train" ? { ...facts, app: undefined } : facts);
  if (!start) return { state: "refused", reason: NO_START };
  const base = chosen["base"] === "cuda" ? "cuda" : "slim";
  if (base === "cuda" && facts.manager === "conda") return { state: "refused", reason: "With conda, CUDA comes from the environment's own packages: leave base=slim, and list cuda-version in the environment." };
  const baked = chosen["weights"] === "bake";
  const ignored = dockerignore(folderUri, snapshot, baked);
  return {
    state: "planned",
    files: [
      { uri: resolvePath(folderUri, "Dockerfile"), text: dockerfileText(facts, start, base) },
      { uri: resolvePath(folderUri, ".dockerignore"), text: ignored.text },
    ],
    notes: [...notesOf(facts, base), ...start.notes, ...(chosen["for"] === "train" ? [] : otherApps(facts)), ...(baked ? ["Model files are baked into the image, so each new model is a new image."] : modelNotes(facts)), ...ignored.notes],
  };
}

const NO_PIPFILE_LOCK = "There is a Pipfile and no Pipfile.lock. Run pipenv lock, so that the image has the versions that you have tried.";

const NO_START =
  "Nothing tells what the container should run. Add a serving app (FastAPI, Flask, Streamlit or Gradio), an MLproject with an entry point main, or a script train.py or main.py; or say it: --set command='python risk.py'.";

function refusalOf(facts: ProjectFacts): string | undefined {
  if (facts.sources === 0 && facts.model) return "There is an MLflow model and no program that serves it. Make one first with scaffold serve.";
  if (facts.sources === 0 && facts.app === undefined) return `${noSources(facts)}${facts.below.length > 0 ? "" : " A notebook can first be made into a module with Convert Notebook to Module."}`;
  if (facts.python?.version.startsWith("2.")) return `${facts.python.file} asks for Python ${facts.python.version}, which has had no security fixes since 2020, and no image of it is kept up. Move the code to Python 3 first, or set python=3.12 to try that.`;
  if (!facts.manifest) return "There is no list of packages. Add a requirements.txt, a pyproject.toml or an environment.yml that names what the code imports.";
  if (facts.dependencies.length === 0) return `No package is listed in ${facts.manifest.file}, or it cannot be read. Name there what the code imports.`;
  const { inWorkspace = [] } = facts.manifest;
  if (inWorkspace.length > 0) return `${inWorkspace.join(" and ")} ${inWorkspace.length === 1 ? "comes" : "come"} from the uv workspace that this project is part of, so the image needs more than this folder. Publish ${inWorkspace.length === 1 ? "it" : "them"} to an index, or write a Dockerfile in the workspace's folder with \`uv sync --frozen --package ${facts.name}\`.`;
  return undefined;
}

function dockerfileText(facts: ProjectFacts, start: Start, base: Base): string {
  const python = pythonOf(facts);
  const steps = installSteps(facts, python, base);
  return [
    "# syntax=docker/dockerfile:1",
    "",
    ...steps.build,
    ...steps.final,
    "WORKDIR /app",
    ...start.environment,
    ...(facts.app && facts.framework === "transformers" && facts.manager !== "conda" ? [HUB_CACHE] : []),
    "COPY . .",
    "",
    ...steps.user,
    ...start.expose,
    "ARG VERSION=0.0.0",
    "ARG REVISION=unknown",
    `LABEL org.opencontainers.image.title=${JSON.stringify(facts.name)} org.opencontainers.image.version=$VERSION org.opencontainers.image.revision=$REVISION`,
    `CMD ${commandText(start.command)}`,
    "",
  ].join("\n");
}

/** A volume takes over whose the folder is that it is mounted on; without one it would be root's. */
const HUB_CACHE = "RUN mkdir -p /home/app/.cache/huggingface && chown -R app:app /home/app/.cache";

const commandText = (words: readonly string[]): string => `[${words.map((word) => JSON.stringify(word)).join(", ")}]`;

function notesOf(facts: ProjectFacts, base: Base): readonly string[] {
  const notes: string[] = [];
  const python = facts.python;
  notes.push(python ? `Python ${python.version}, as ${python.file} says.` : `Python ${pythonOf(facts)} was chosen, because no file says which one; add .python-version to decide it.`);
  notes.push(`Packages are installed from ${facts.manifest?.file ?? ""} with ${facts.manager}.`);
  if (facts.framework !== "none") notes.push(`The framework is ${facts.framework}.`);
  notes.push(...gpuNotes(facts, base), ...secretNotes(facts), ...needNotes(facts));
  const unpinned = facts.dependencies.filter(({ specifier }) => !/^===?|^@/.test(specifier)).map(({ name }) => name);
  if (unpinned.length > 0 && (facts.manager === "pip" || facts.manager === "conda")) notes.push(`These packages have no exact version, so builds will differ: ${unpinned.slice(0, 8).join(", ")}${unpinned.length > 8 ? " …" : ""}.`);
  return notes;
}

/** What the code asks its environment for is given when the container starts. */
const needNotes = ({ needs }: ProjectFacts): readonly string[] => (needs.length === 0 ? [] : [`The code does not run without ${needs.join(" and ")} in its environment: give it when the container starts, such as --env ${needs[0] ?? ""}.`]);

function gpuNotes({ gpu, cuda, dependencies }: ProjectFacts, base: Base): readonly string[] {
  if (gpu === undefined && base === "slim") return [];
  const version = cuda ? `CUDA ${cuda.version}, as ${cuda.from} asks for` : "CUDA";
  const libraries = base === "slim" ? `The packages bring their own libraries${cuda ? ` (${version})` : ""}` : `The image brings the libraries (${version}${systemCuda(dependencies) ? `; ${systemCuda(dependencies)?.name ?? ""} calls those of the system` : ""})`;
  return [`${gpu === undefined ? "The image is for a GPU." : `A GPU is needed (${gpu}).`} ${libraries}; start the container with --gpus all on a machine with the NVIDIA driver.`];
}

function secretNotes(facts: ProjectFacts): readonly string[] {
  const ids = secretMounts(facts).map((mount) => /id=(\w+)/.exec(mount)?.[1] ?? "");
  if (ids.length === 0) return [];
  const options = ids.map((id) => (id === "netrc" ? "--secret id=netrc,src=$HOME/.netrc" : `--secret id=${id}`));
  return [`${facts.privateIndexes.join(" and ")} asks who you are: build with docker build ${options.join(" ")} so that the password is in no layer.`];
}
