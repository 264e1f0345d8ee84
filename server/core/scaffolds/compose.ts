import type { ProjectFacts } from "../facts/project/project.ts";
import { resolvePath } from "../workspace/uri.ts";
import type { PlannedFile, ScaffoldPlan } from "./plan.ts";
import type { Chosen, Project, Scaffold } from "./scaffold.ts";
import { modelFolder, mounted, readsHubModels, readsModels, variablesGiven } from "./container.ts";
import { appChoice, nameChoice, noSources, otherApps, serviceName } from "./sharedChoices.ts";
import { yamlText } from "./yamlText.ts";

/** The service on one machine; on request with MLflow, its database and its store of artifacts. */
export const compose: Scaffold = {
  id: "compose",
  makes: "a Compose file",
  choices: [
    nameChoice,
    appChoice,
    { key: "port", help: "the port of this machine", pattern: /^\d{2,5}$/, example: "8080", byDefault: ({ facts }) => String(facts.app?.port ?? 8000) },
    { key: "gpu", help: "reserve GPUs for the service", values: ["no", "yes"], example: "yes", byDefault: ({ facts }) => (facts.gpu === undefined ? "no" : "yes") },
    { key: "tracking", help: "run MLflow with PostgreSQL and an object store beside it", values: ["no", "yes"], example: "yes", byDefault: () => "no" },
  ],
  plan: planCompose,
};

type Part = Readonly<Record<string, unknown>>;

function planCompose({ folderUri, facts, snapshot }: Project, chosen: Chosen): ScaffoldPlan {
  if (facts.sources === 0 && facts.app === undefined) return { state: "refused", reason: noSources(facts) };
  const tracking = chosen["tracking"] === "yes";
  const name = chosen["name"] ?? serviceName(facts.name);
  const hasOllama = facts.framework === "ollama";
  const services = { [name]: mainService(facts, name, chosen), ...(hasOllama ? { ollama: ollamaService(chosen) } : {}), ...(tracking ? TRACKING : {}) };
  const volumes = { ...(readsHubModels(facts) ? { [HUB_CACHE]: {} } : {}), ...(tracking ? { database: {}, artifacts: {} } : {}), ...(hasOllama ? { ollama: {} } : {}) };
  const file = (path: string, text: string): PlannedFile => ({ uri: resolvePath(folderUri, path), text });
  const given = variablesGiven(facts);
  const hasDockerfile = snapshot.files.exists(resolvePath(folderUri, "Dockerfile"));
  return {
    state: "planned",
    files: [
      file("compose.yaml", yamlText(["docker compose up --build"], { name, services, ...(Object.keys(volumes).length > 0 ? { volumes } : {}) })),
      ...(tracking ? [file(".env.example", ENVIRONMENT), file("deploy/mlflow/Dockerfile", MLFLOW_IMAGE)] : []),
    ],
    notes: [
      hasDockerfile ? "The image is built from the Dockerfile here." : "There is no Dockerfile yet: make one with scaffold docker.",
      facts.app ? `${facts.app.file} answers on http://127.0.0.1:${chosen["port"] ?? ""}; only this machine can reach it.` : "The project has no serving app, so the service runs what the Dockerfile says and ends.",
      ...otherApps(facts),
      ...(given.length > 0 ? [`${given.join(" and ")} ${given.length === 1 ? "is" : "are"} read from .env, which stays out of Git and of the image.`] : []),
      ...(hasOllama ? ["Ollama keeps its models in a volume: fetch one with docker compose exec ollama ollama pull MODEL."] : []),
      ...(tracking ? ["Copy .env.example to .env and fill in two passwords; .env stays out of Git and of the image.", "MLflow answers on http://127.0.0.1:5000."] : []),
    ],
  };
}

/** What every service keeps: no new rights, and an init that passes signals on. */
const GUARDED: Part = { init: true, security_opt: ["no-new-privileges:true"], cap_drop: ["ALL"], restart: "unless-stopped" };

function mainService(facts: ProjectFacts, name: string, chosen: Chosen): Part {
  const { app, gpu, framework } = facts;
  const volumes = volumesOf(facts);
  const environment = { ...Object.fromEntries(variablesGiven(facts).map((key) => [key, `\${${key}:?set it in .env}`])), ...(chosen["tracking"] === "yes" ? { MLFLOW_TRACKING_URI: "http://mlflow:5000" } : {}), ...(framework === "ollama" ? { OLLAMA_HOST: "http://ollama:11434" } : {}) };
  const waits = { ...(chosen["tracking"] === "yes" ? { mlflow: { condition: "service_healthy" } } : {}), ...(framework === "ollama" ? { ollama: { condition: "service_healthy" } } : {}) };
  return {
    build: { context: "." },
    image: `${name}:dev`,
    ...GUARDED,
    ...(app ? { ports: [`127.0.0.1:${chosen["port"] ?? ""}:${app.port}`] } : { restart: "no" }),
    ...(Object.keys(environment).length > 0 ? { environment } : {}),
    ...(Object.keys(waits).length > 0 ? { depends_on: waits } : {}),
    ...(volumes.length > 0 ? { volumes } : {}),
    mem_limit: gpu === undefined ? "2g" : "16g",
    // Data loaders of several processes and NCCL share memory; the default of 64 MB breaks them.
    ...(chosen["gpu"] === "yes" ? { shm_size: "2gb", deploy: GPUS } : {}),
  };
}

/** Data is only read; a training leaves its model on this machine. A folder that is not there yet would be made by the engine, as its own. */
function volumesOf(facts: ProjectFacts): readonly string[] {
  const { app, data } = facts;
  const there = mounted(data).map(({ name, use }) => `./${name}:/app/${name}${app || use === "data" ? ":ro" : ""}`);
  const hasModels = data.some(({ use }) => use === "model");
  if (readsHubModels(facts)) return [...there, `${HUB_CACHE}:/home/app/.cache/huggingface`];
  if (hasModels || (app && !readsModels(facts))) return there;
  return [...there, `./${modelFolder(facts)}:/app/${modelFolder(facts)}${app ? ":ro" : ""}`];
}

/** Weights that are fetched by their name stay for the next start. */
const HUB_CACHE = "hf-cache";

const GPUS: Part = { resources: { reservations: { devices: [{ driver: "nvidia", count: "all", capabilities: ["gpu"] }] } } };

/** No port is published: the project's own service reaches it by name. */
const ollamaService = (chosen: Chosen): Part => ({
  image: "ollama/ollama:0.13.0",
  ...GUARDED,
  volumes: ["ollama:/root/.ollama"],
  healthcheck: health(["CMD", "ollama", "list"]),
  mem_limit: "16g",
  ...(chosen["gpu"] === "yes" ? { deploy: GPUS } : {}),
});

const health = (test: readonly string[]): Part => ({ test, interval: "10s", timeout: "5s", retries: 12 });

const TRACKING: Part = {
  mlflow: {
    build: { context: "deploy/mlflow" },
    image: "mlflow:dev",
    ...GUARDED,
    ports: ["127.0.0.1:5000:5000"],
    environment: {
      MLFLOW_BACKEND_STORE_URI: "postgresql+psycopg2://mlflow:${POSTGRES_PASSWORD:?set it in .env}@database/mlflow",
      MLFLOW_ARTIFACTS_DESTINATION: "s3://mlflow",
      MLFLOW_S3_ENDPOINT_URL: "http://objects:9000",
      AWS_ACCESS_KEY_ID: "mlflow",
      AWS_SECRET_ACCESS_KEY: "${OBJECTS_PASSWORD:?set it in .env}",
    },
    depends_on: { database: { condition: "service_healthy" }, bucket: { condition: "service_completed_successfully" } },
    healthcheck: health(["CMD", "python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:5000/health')"]),
    mem_limit: "1g",
  },
  database: {
    image: "postgres:17.6-alpine",
    init: true,
    restart: "unless-stopped",
    security_opt: ["no-new-privileges:true"],
    environment: { POSTGRES_USER: "mlflow", POSTGRES_DB: "mlflow", POSTGRES_PASSWORD: "${POSTGRES_PASSWORD:?set it in .env}" },
    volumes: ["database:/var/lib/postgresql/data"],
    healthcheck: health(["CMD", "pg_isready", "--username", "mlflow"]),
    mem_limit: "1g",
  },
  objects: {
    image: "quay.io/minio/minio:RELEASE.2025-09-07T16-13-09Z",
    ...GUARDED,
    command: ["server", "/data"],
    environment: { MINIO_ROOT_USER: "mlflow", MINIO_ROOT_PASSWORD: "${OBJECTS_PASSWORD:?set it in .env}" },
    volumes: ["artifacts:/data"],
    healthcheck: health(["CMD", "mc", "ready", "local"]),
    mem_limit: "1g",
  },
  bucket: {
    image: "quay.io/minio/mc:RELEASE.2025-08-13T08-35-41Z",
    ...GUARDED,
    restart: "no",
    entrypoint: ["/bin/sh", "-c", 'mc alias set store http://objects:9000 mlflow "$$OBJECTS_PASSWORD" && mc mb --ignore-existing store/mlflow'],
    environment: { OBJECTS_PASSWORD: "${OBJECTS_PASSWORD:?set it in .env}" },
    depends_on: { objects: { condition: "service_healthy" } },
  },
};

const ENVIRONMENT = "# Copy to .env and fill in. .env belongs to nobody else: keep it out of Git.\nPOSTGRES_PASSWORD=\nOBJECTS_PASSWORD=\n";

const MLFLOW_IMAGE = `# syntax=docker/dockerfile:1

FROM python:3.12-slim
RUN --mount=type=cache,target=/root/.cache/pip pip install mlflow==3.17.2 psycopg2-binary==2.9.11 boto3==1.42.0
RUN useradd --create-home --uid 10001 app
USER 10001
WORKDIR /home/app
EXPOSE 5000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:5000/health', timeout=3)"]
CMD ["mlflow", "server", "--host", "0.0.0.0", "--port", "5000", "--serve-artifacts", "--allowed-hosts", "mlflow:5000,localhost:5000,127.0.0.1:5000"]
`;
