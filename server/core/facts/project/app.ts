import { argumentOf, callsOf, textValue } from "../python/calls.ts";
import { importsOf } from "../python/imports.ts";
import type { ModelFile } from "./model.ts";
import type { Dependency } from "./requirements.ts";
import { moduleOf } from "../../syntax/python/module.ts";
import type { Document } from "../../workspace/document.ts";
import { baseName, relativePath } from "../../workspace/uri.ts";

/** A program that answers requests: where it is and how it is reached. */
export interface ServingApp {
  readonly kind: "fastapi" | "flask" | "streamlit" | "gradio" | "vllm" | "llama.cpp";
  /** From the project's folder. */
  readonly file: string;
  /** The variable that holds the application, or the function that makes it, for FastAPI and Flask; the model's name for vLLM, its path for llama.cpp. */
  readonly variable: string | undefined;
  /** `variable` is a function that makes the application. */
  readonly isFactory?: true;
  readonly port: number;
  /** The variable of the environment that holds the key which callers must send, where the server asks for one. */
  readonly key?: string;
  /** The path that answers when all is well, where the app has one. */
  readonly healthPath: string | undefined;
  /** The path that answers when requests can be taken, where it is another one. */
  readonly readyPath?: string;
  /** The path of metrics for Prometheus. */
  readonly metricsPath?: string;
}

const PORTS = { fastapi: 8000, flask: 5000, streamlit: 8501, gradio: 7860, vllm: 8000, "llama.cpp": 8000 } as const;
const CONSTRUCTORS: Readonly<Record<string, "fastapi" | "flask">> = { "fastapi.FastAPI": "fastapi", "flask.Flask": "flask" };
const HEALTH = /^\/(?:api\/|v\d+\/)?(?:health|healthz|healthcheck|livez?|ready|readyz|ping|status)\/?$/;
const READY = /^\/(?:api\/|v\d+\/)?(?:ready|readyz|readiness)\/?$/;
const METRICS = /^\/metrics\/?$/;

/** The files that make an application; those named like one come first. */
export function servingApps(files: readonly Document[], folderUri: string): readonly ServingApp[] {
  const apps = files.flatMap((document) => appOf(document, relativePath(folderUri, document.uri)) ?? []);
  const isNamedSo = ({ file }: ServingApp): boolean => /(?:^|\/)(?:app|main|serve|server|api|wsgi|asgi|streamlit_app)\.py$/.test(file);
  return [...apps.filter(isNamedSo), ...apps.filter((app) => !isNamedSo(app))];
}

function appOf(document: Document, file: string): ServingApp | undefined {
  const calls = callsOf(document);
  const web = webApp(document);
  const port = portOf(document);
  if (web) {
    const paths = calls.filter(({ name }) => /\.(?:get|route|api_route)$/.test(name)).map((call) => textValue(argumentOf(call, "path", 0)));
    const pathLike = (pattern: RegExp): string | undefined => paths.find((path) => path !== undefined && pattern.test(path));
    const [readyPath, metricsPath] = [pathLike(READY), pathLike(METRICS)];
    return {
      ...web,
      file,
      port: port ?? PORTS[web.kind],
      healthPath: pathLike(HEALTH),
      ...(readyPath !== undefined && { readyPath }),
      ...(metricsPath !== undefined && { metricsPath }),
    };
  }
  const imported = new Set(importsOf(document).values());
  if (imported.has("streamlit") && calls.some(({ name }) => name.startsWith("streamlit.")) && isScript(document)) {
    return { kind: "streamlit", file, variable: undefined, port: PORTS.streamlit, healthPath: "/_stcore/health" };
  }
  if (imported.has("gradio") && calls.some(({ name }) => name.endsWith(".launch"))) {
    return { kind: "gradio", file, variable: undefined, port: port ?? PORTS.gradio, healthPath: "/" };
  }
  return vllmModel(calls, file);
}

/** A script that asks vLLM for a model: vLLM's own server answers for that model. */
function vllmModel(calls: ReturnType<typeof callsOf>, file: string): ServingApp | undefined {
  const call = calls.find(({ name }) => name === "vllm.LLM");
  const model = call && textValue(argumentOf(call, "model", 0));
  return model === undefined ? undefined : { kind: "vllm", file, variable: model, port: PORTS.vllm, key: "VLLM_API_KEY", healthPath: "/health", metricsPath: "/metrics" };
}

type WebApp = Pick<ServingApp, "isFactory"> & { readonly kind: "fastapi" | "flask"; readonly variable: string };

/** `app = FastAPI(…)` at the top of a module, else a function that makes one. */
function webApp(document: Document): WebApp | undefined {
  const made = callsOf(document).flatMap(({ name, node }) => (CONSTRUCTORS[name] ? [{ kind: CONSTRUCTORS[name], node }] : []));
  const { body } = moduleOf(document);
  for (const statement of body) {
    if (statement.type !== "assign") continue;
    const kind = made.find(({ node }) => node === statement.value)?.kind;
    const [target] = statement.targets;
    if (kind && target?.type === "name") return { kind, variable: target.name };
  }
  for (const statement of body) {
    if (statement.type !== "function" || !FACTORY.test(statement.name.name) || !statement.parameters.every(({ kind, value }) => kind !== "plain" || value)) continue;
    const kind = made.find(({ node }) => statement.start <= node.start && node.end <= statement.end)?.kind;
    if (kind) return { kind, variable: statement.name.name, isFactory: true };
  }
  return undefined;
}

const FACTORY = /^(?:create|make|build|get|init)_(?:app|application|api|server)$|^app_factory$/;

/** Model files that llama.cpp reads, in a project that lists its package: its own server answers for a model, and tells what it can do without a key. */
export function llamaServers(dependencies: readonly Dependency[], models: readonly ModelFile[]): readonly ServingApp[] {
  if (!dependencies.some(({ name }) => name === "llama-cpp-python")) return [];
  return models
    .filter(({ format }) => format === "gguf")
    .map(({ path }) => ({ kind: "llama.cpp", file: path, variable: path, port: PORTS["llama.cpp"], key: "LLAMA_API_KEY", healthPath: "/openapi.json" }));
}

/** Module and variable of a Ray Serve application, as its command line takes them: `serve:app` for `app = Model.bind()`. */
export function rayServeApp(files: readonly Document[], folderUri: string): string | undefined {
  for (const document of files) {
    if (![...importsOf(document).values()].some((name) => name === "ray" || name.startsWith("ray."))) continue;
    for (const statement of moduleOf(document).body) {
      if (statement.type !== "assign" || statement.value?.type !== "call" || statement.value.callee.type !== "attribute" || statement.value.callee.name.name !== "bind") continue;
      const [target] = statement.targets;
      const module = relativePath(folderUri, document.uri).replace(/(?:\/__init__)?\.py$/, "").replaceAll("/", ".");
      if (target?.type === "name") return `${module}:${target.name}`;
    }
  }
  return undefined;
}

function portOf(document: Document): number | undefined {
  for (const call of callsOf(document)) {
    if (!/(?:^|\.)(?:run|launch)$/.test(call.name)) continue;
    const port = argumentOf(call, "port") ?? argumentOf(call, "server_port");
    const written = port && document.text.slice(port.start, port.end);
    if (written !== undefined && /^\d{2,5}$/.test(written)) return Number(written);
  }
  return undefined;
}

/** A page that is run, not a module of helpers. */
const isScript = (document: Document): boolean => /app|main|streamlit|home|dashboard/i.test(baseName(document.uri)) || moduleOf(document).body.some(({ type }) => type === "expressionStatement");
