import type { ServingApp } from "../../facts/project/app.ts";
import type { ProjectFacts } from "../../facts/project/project.ts";
import { modelFolder, mountOptions, readsModels } from "../container.ts";
import { demandNotes } from "../sharedChoices.ts";

/** How the container starts: its command, its port and health check when it serves, and what to know about that. */
export interface Start {
  readonly command: readonly string[];
  readonly environment: readonly string[];
  readonly expose: readonly string[];
  readonly notes: readonly string[];
}

/** `undefined` where the project has nothing to run. A serving app comes before a training script. */
export function startOf(facts: ProjectFacts): Start | undefined {
  const { app, entry } = facts;
  if (app) {
    const { command, environment = [], notes } = COMMANDS[app.kind](app, facts);
    return { command, environment, expose: [`EXPOSE ${app.port}`, healthCheck(app)], notes: [`The container serves ${app.file} (${app.kind}) on port ${app.port}.`, ...notes] };
  }
  if (!entry) return undefined;
  const options = mountOptions(facts.data);
  const environment = entry.importedFrom === undefined ? [] : [`ENV PYTHONPATH=/app/${entry.importedFrom}`];
  return { command: entry.words, environment, expose: [], notes: [`The container runs \`${entry.words.join(" ")}\`, ${entry.from}. Data is not in the image: mount ${options === "" ? "what the script reads" : `it, such as ${options}`}.`, ...demandNotes(facts)] };
}

interface Command {
  readonly command: readonly string[];
  readonly environment?: readonly string[];
  readonly notes: readonly string[];
}

const COMMANDS: Readonly<Record<ServingApp["kind"], (app: ServingApp, facts: ProjectFacts) => Command>> = {
  fastapi: (app, facts) => ({
    command: ["uvicorn", ...target(app, "--app-dir"), ...(app.isFactory ? ["--factory"] : []), "--host", "0.0.0.0", "--port", String(app.port)],
    notes: has(facts, "uvicorn") || facts.servingRequirements || hasExtra(facts, "fastapi") ? [] : ["uvicorn is not among the packages, and the container needs it: add it to the list."],
  }),
  flask: (app, facts) => ({
    command: ["gunicorn", ...target(app, "--chdir"), "--bind", `0.0.0.0:${app.port}`],
    notes: has(facts, "gunicorn") ? [] : ["gunicorn is not among the packages, and Flask's own server is for development only: add it to the list."],
  }),
  vllm: (app) => ({
    // A shell, so that the key comes from the environment; without one the server does not start.
    command: ["sh", "-c", `exec vllm serve ${app.variable ?? ""} --host 0.0.0.0 --port ${app.port} --api-key "\${${app.key ?? ""}:?set a key}"`],
    environment: ["ENV HF_HOME=/app/models HF_HUB_OFFLINE=1"],
    notes: [`vLLM's own server answers as OpenAI's API does, to callers with the key ${app.key ?? ""}, which the container must be given.`, `Fetch the weights once into the mounted folder: HF_HOME=./models hf download ${app.variable ?? ""}.`],
  }),
  "llama.cpp": (app, facts) => ({
    command: ["sh", "-c", `exec python -m llama_cpp.server --model ${app.variable ?? ""} --host 0.0.0.0 --port ${app.port} --api_key "\${${app.key ?? ""}:?set a key}"`],
    notes: [
      `llama.cpp's own server answers as OpenAI's API does, to callers with the key ${app.key ?? ""}, which the container must be given.`,
      ...(hasExtra(facts, "llama-cpp-python") ? [] : ["The server is an extra of its package: list llama-cpp-python[server]."]),
    ],
  }),
  streamlit: (app) => ({ command: ["streamlit", "run", app.file, "--server.address=0.0.0.0", `--server.port=${app.port}`, "--server.headless=true"], notes: [] }),
  gradio: (app) => ({ command: ["python", app.file], environment: [`ENV GRADIO_SERVER_NAME=0.0.0.0 GRADIO_SERVER_PORT=${app.port}`], notes: [] }),
};

/** `serve:app`, with the folder to look in where it is not the project's own. A package is imported by its whole name. */
function target({ kind, file, variable = "app", isFactory }: ServingApp, option: string): readonly string[] {
  const path = file.replace(/(?:\/__init__)?\.py$/, "").split("/");
  const name = isFactory && kind === "flask" ? `${variable}()` : variable;
  if (path[0] !== "src") return [`${path.join(".")}:${name}`];
  return [option, "src", `${path.slice(1).join(".")}:${name}`];
}

/** A path of the app when it has one, else whether somebody listens. No curl: a slim image has none. */
function healthCheck({ port, healthPath }: ServingApp): string {
  const probe =
    healthPath === undefined
      ? `import socket; socket.create_connection(('127.0.0.1', ${port}), 3)`
      : `import urllib.request; urllib.request.urlopen('http://127.0.0.1:${port}${healthPath}', timeout=3)`;
  return `HEALTHCHECK --interval=30s --timeout=5s --start-period=60s CMD ["python", "-c", ${JSON.stringify(probe)}]`;
}

/** Where a service without weights in its image finds them. */
export function modelNotes(facts: ProjectFacts): readonly string[] {
  const { app, framework } = facts;
  if (!app || framework === "vllm" || !readsModels(facts)) return [];
  if (framework === "transformers") return ["Weights are not in the image: mount the cache, such as -v hf-cache:/home/app/.cache/huggingface."];
  return [`Models and data are not in the image: mount them, such as ${mountOptions(facts.data) || `-v ./${modelFolder(facts)}:/app/${modelFolder(facts)}`}.`];
}

const has = (facts: ProjectFacts, name: string): boolean => facts.dependencies.some((dependency) => dependency.name === name);

const hasExtra = (facts: ProjectFacts, name: string): boolean => facts.dependencies.some((dependency) => dependency.name === name && dependency.extras.length > 0);
