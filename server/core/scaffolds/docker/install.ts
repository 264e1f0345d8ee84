import { BUILD_PACKAGES, SYSTEM_PACKAGES } from "../../facts/project/framework.ts";
import type { ProjectFacts } from "../../facts/project/project.ts";

/** The lines that bring Python and the packages: a stage that installs them, and the stage that ships them. */
export interface InstallSteps {
  readonly build: readonly string[];
  readonly final: readonly string[];
  readonly user: readonly string[];
}

export function installSteps(facts: ProjectFacts, python: string): InstallSteps {
  if (facts.manager === "conda") return condaSteps(facts);
  const lines = BUILD[facts.manager](facts);
  return {
    build: [
      `FROM python:${python}-slim AS build`,
      ...apt(facts, BUILD_PACKAGES),
      "WORKDIR /app",
      "ENV VIRTUAL_ENV=/venv PATH=/venv/bin:$PATH",
      ...lines,
      ...(facts.servingRequirements ? [`COPY ${SERVING} ${SERVING}`, `RUN ${PIP_CACHE} ${facts.manager === "uv" ? "uv pip install" : facts.manager === "poetry" ? "poetry run pip install" : "pip install"} -r ${SERVING}`] : []),
      "",
    ],
    final: [
      `FROM python:${python}-slim`,
      ...apt(facts, SYSTEM_PACKAGES),
      "RUN useradd --create-home --uid 10001 app",
      "COPY --from=build /venv /venv",
      "ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1",
    ],
    user: ["USER app"],
  };
}

type Steps = (facts: ProjectFacts) => readonly string[];

const BUILD: Readonly<Record<"pip" | "uv" | "poetry", Steps>> = {
  pip: ({ manifest, requirements }) => {
    if (manifest?.file !== "requirements.txt") return [...VENV, "COPY . .", `RUN ${PIP_CACHE} pip install .`];
    const copies = [...VENV, ...copyLists(requirements?.includes ?? [])];
    if (requirements?.local !== true) return [...copies, `RUN ${PIP_CACHE} pip install -r requirements.txt`];
    return [
      ...copies,
      `RUN sed -E '/^(-e|--editable|\\.)/d' requirements.txt > packages.txt`,
      `RUN ${PIP_CACHE} pip install -r packages.txt`,
      "COPY . .",
      `RUN ${PIP_CACHE} pip install --no-deps --editable .`,
    ];
  },
  uv: () => [
    "COPY --from=ghcr.io/astral-sh/uv:0.9 /uv /bin/",
    "ENV UV_PROJECT_ENVIRONMENT=/venv UV_LINK_MODE=copy UV_COMPILE_BYTECODE=1",
    "COPY pyproject.toml uv.lock ./",
    "RUN --mount=type=cache,target=/root/.cache/uv uv sync --frozen --no-dev --no-install-project",
  ],
  poetry: () => [
    ...VENV,
    `RUN ${PIP_CACHE} /usr/local/bin/pip install poetry==2.2.1`,
    "COPY pyproject.toml poetry.lock ./",
    "RUN --mount=type=cache,target=/root/.cache/pypoetry poetry install --only main --no-root --no-interaction",
  ],
};

/** The list of packages and those that it includes, each where it is looked for. */
function copyLists(includes: readonly string[]): readonly string[] {
  const below = includes.filter((path) => !path.includes(".."));
  const folders = new Set(below.filter((path) => path.includes("/")).map((path) => path.replace(/\/[^/]*$/, "")));
  const lists = ["requirements.txt", ...below.filter((path) => !path.includes("/"))];
  return [`COPY ${lists.join(" ")} ./`, ...[...folders].map((folder) => `COPY ${folder} ./${folder}`)];
}

/** What scaffold serve needs besides the project's own packages. */
const SERVING = "serving/requirements.txt";
const PIP_CACHE = "--mount=type=cache,target=/root/.cache/pip";
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
    user: ["USER $MAMBA_USER"],
  };
}

function apt(facts: ProjectFacts, table: Readonly<Record<string, readonly string[]>>): readonly string[] {
  const packages = [...new Set(facts.dependencies.flatMap(({ name }) => table[name] ?? []))].toSorted();
  if (packages.length === 0) return [];
  return [`RUN apt-get update && apt-get install -y --no-install-recommends ${packages.join(" ")} && rm -rf /var/lib/apt/lists/*`];
}
