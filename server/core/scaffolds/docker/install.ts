import { cudaImage } from "../../facts/project/cuda.ts";
import { BUILD_PACKAGES, SYSTEM_PACKAGES } from "../../facts/project/framework.ts";
import type { PackageManager, ProjectFacts } from "../../facts/project/project.ts";

/** The lines that bring Python and the packages: a stage that installs them, and the stage that ships them. */
export interface InstallSteps {
  readonly build: readonly string[];
  readonly final: readonly string[];
  readonly user: readonly string[];
}

/** What the image starts from: Python's own slim image, or NVIDIA's with the CUDA libraries. */
export type Base = "slim" | "cuda";

export function installSteps(facts: ProjectFacts, python: string, base: Base): InstallSteps {
  if (facts.manager === "conda") return condaSteps(facts);
  const image = base === "slim" ? `python:${python}-slim` : cudaImage(facts.cuda?.version);
  return {
    build: [
      `FROM ${image} AS build`,
      ...apt(facts, BUILD_PACKAGES, facts.manifest?.fromGit ? ["git"] : []),
      "WORKDIR /app",
      ...(base === "slim" ? SLIM_START : cudaStart(python)),
      ...BUILD[facts.manager](facts, base),
      ...(facts.servingRequirements ? [`COPY ${SERVING} ${SERVING}`, installRun(facts, SERVING_INSTALLERS[base === "cuda" ? "uv" : facts.manager], `-r ${SERVING}`)] : []),
      "",
    ],
    final: [
      `FROM ${image}`,
      ...apt(facts, SYSTEM_PACKAGES),
      "RUN useradd --create-home --uid 10001 app",
      ...(base === "cuda" ? ["COPY --from=build /python /python"] : []),
      "COPY --from=build /venv /venv",
      "ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1",
    ],
    user: ["USER 10001"],
  };
}

const SLIM_START = ["ENV VIRTUAL_ENV=/venv PATH=/venv/bin:$PATH"];
const UV_IMAGE = "ghcr.io/astral-sh/uv:0.9";
const UV_SETTINGS = "UV_LINK_MODE=copy UV_COMPILE_BYTECODE=1";

/** NVIDIA's images have no Python of the version that the project asks for: uv brings it, and it is copied with the packages. */
const cudaStart = (python: string): readonly string[] => [
  `COPY --from=${UV_IMAGE} /uv /uvx /bin/`,
  `ENV VIRTUAL_ENV=/venv PATH=/venv/bin:$PATH UV_PYTHON_INSTALL_DIR=/python ${UV_SETTINGS}`,
  `RUN uv python install ${python} && uv venv --python ${python} /venv`,
];

interface Installer {
  readonly words: string;
  readonly cache: string;
}

const PIP: Installer = { words: "pip install", cache: "/root/.cache/pip" };
const UV: Installer = { words: "uv pip install", cache: "/root/.cache/uv" };
const SERVING_INSTALLERS: Readonly<Record<Installed, Installer>> = { pip: PIP, uv: { ...UV, cache: PIP.cache }, poetry: { ...PIP, words: "poetry run pip install" }, pipenv: PIP };

/** One step that installs, with its cache kept between builds and what private indexes ask for lent to it alone. */
const installRun = (facts: ProjectFacts, { words, cache }: Installer, what: string): string => ["RUN", `--mount=type=cache,target=${cache}`, ...secretMounts(facts), words, what].join(" ");

/** Names and passwords come from the person's .netrc, or from the variables that the address names. */
export function secretMounts({ privateIndexes }: ProjectFacts): readonly string[] {
  if (privateIndexes.length === 0) return [];
  const variables = [...new Set(privateIndexes.flatMap((address) => [...address.matchAll(/\$\{(\w+)\}/g)].map(([, name = ""]) => name)))];
  return variables.length > 0 ? variables.map((name) => `--mount=type=secret,id=${name},env=${name}`) : ["--mount=type=secret,id=netrc,target=/root/.netrc"];
}

/** Managers whose packages go into a virtual environment; conda has images of its own. */
type Installed = Exclude<PackageManager, "conda">;

type Steps = (facts: ProjectFacts, base: Base) => readonly string[];

const BUILD: Readonly<Record<Installed, Steps>> = {
  pip: (facts, base) => {
    const installer = base === "cuda" ? UV : PIP;
    const start = base === "cuda" ? [] : VENV;
    const { manifest, requirements } = facts;
    if (manifest?.withoutCode) return projectSteps(facts, base);
    if (manifest?.file !== "requirements.txt") return [...start, "COPY . .", installRun(facts, installer, ".")];
    const copies = [...start, ...copyLists(requirements?.includes ?? [])];
    if (requirements?.local !== true) return [...copies, installRun(facts, installer, "-r requirements.txt")];
    return [
      ...copies,
      `RUN sed -E '/^(-e|--editable|\\.)/d' requirements.txt > packages.txt`,
      installRun(facts, installer, "-r packages.txt"),
      "COPY . .",
      installRun(facts, installer, "--no-deps --editable ."),
    ];
  },
  uv: (facts, base) => [
    ...(base === "cuda" ? ["ENV UV_PROJECT_ENVIRONMENT=/venv"] : [`COPY --from=${UV_IMAGE} /uv /bin/`, `ENV UV_PROJECT_ENVIRONMENT=/venv ${UV_SETTINGS}`]),
    "COPY pyproject.toml uv.lock ./",
    installRun(facts, { words: "uv sync", cache: UV.cache }, "--frozen --no-dev --no-install-project"),
  ],
  poetry: (facts, base) => [
    ...(base === "cuda" ? [] : [...VENV, `RUN --mount=type=cache,target=${PIP.cache} /usr/local/bin/pip install poetry==${POETRY}`]),
    "COPY pyproject.toml poetry.lock ./",
    installRun(facts, { words: `${base === "cuda" ? `uvx poetry@${POETRY}` : "poetry"} install`, cache: "/root/.cache/pypoetry" }, "--only main --no-root --no-interaction"),
  ],
  pipenv: (facts, base) => [
    ...(base === "cuda" ? [] : [...VENV, `RUN --mount=type=cache,target=${PIP.cache} /usr/local/bin/pip install pipenv==${PIPENV}`]),
    "COPY Pipfile Pipfile.lock ./",
    `RUN ${base === "cuda" ? `uvx pipenv@${PIPENV}` : "pipenv"} requirements > packages.txt`,
    installRun(facts, base === "cuda" ? UV : PIP, "-r packages.txt"),
  ],
};

const POETRY = "2.2.1";
const PIPENV = "2025.0.4";

/** The packages of `[project]` first, so that a change of the code does not bring them anew. */
const projectSteps = (facts: ProjectFacts, base: Base): readonly string[] => [
  ...(base === "cuda" ? [] : [`COPY --from=${UV_IMAGE} /uv /bin/`, `ENV ${UV_SETTINGS}`, ...VENV]),
  "COPY pyproject.toml ./",
  installRun(facts, UV, "-r pyproject.toml"),
  "COPY . .",
  installRun(facts, UV, "--no-deps ."),
];

/** The list of packages and those that it includes, each where it is looked for. */
function copyLists(includes: readonly string[]): readonly string[] {
  const below = includes.filter((path) => !path.includes(".."));
  const folders = new Set(below.filter((path) => path.includes("/")).map((path) => path.replace(/\/[^/]*$/, "")));
  const lists = ["requirements.txt", ...below.filter((path) => !path.includes("/"))];
  return [`COPY ${lists.join(" ")} ./`, ...[...folders].map((folder) => `COPY ${folder} ./${folder}`)];
}

/** What scaffold serve needs besides the project's own packages. */
const SERVING = "serving/requirements.txt";
const VENV = ["RUN python -m venv /venv"];

/** The image brings a user without rights and an entry point that activates the environment. */
function condaSteps(facts: ProjectFacts): InstallSteps {
  const file = facts.manifest?.file ?? "environment.yml";
  return {
    build: [],
    final: [
      "FROM mambaorg/micromamba:2.3.3",
      `COPY --chown=$MAMBA_USER:$MAMBA_USER ${file} /tmp/${file}`,
      `RUN micromamba install --yes --name base --file /tmp/${file} && micromamba clean --all --yes`,
      "ENV PYTHONUNBUFFERED=1",
    ],
    // The image's own user: a number is one to every host.
    user: ["USER 57439"],
  };
}

function apt(facts: ProjectFacts, table: Readonly<Record<string, readonly string[]>>, more: readonly string[] = []): readonly string[] {
  const packages = [...new Set([...more, ...facts.dependencies.flatMap(({ name }) => table[name] ?? [])])].toSorted();
  if (packages.length === 0) return [];
  return [`RUN apt-get update && apt-get install -y --no-install-recommends ${packages.join(" ")} && rm -rf /var/lib/apt/lists/*`];
}
