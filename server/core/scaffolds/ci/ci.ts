import type { ProjectFacts } from "../../facts/project/project.ts";
import type { PlannedFile, ScaffoldPlan } from "../plan.ts";
import { folderOf, relativePath, resolvePath } from "../../workspace/uri.ts";
import type { Chosen, Project, Scaffold } from "../scaffold.ts";
import { commandChoice, nameChoice, pythonChoice, pythonOf, serviceName, withChosen } from "../sharedChoices.ts";
import { githubWorkflow } from "./github.ts";
import { gitlabPipeline } from "./gitlab.ts";
import type { CiSteps } from "./steps.ts";

/** A workflow that checks, tests, runs the pipeline, builds the image and rolls it out. */
export const ci: Scaffold = {
  id: "ci",
  makes: "a CI workflow",
  choices: [
    nameChoice,
    pythonChoice,
    commandChoice,
    { key: "host", help: "where it runs", values: ["github", "gitlab"], example: "gitlab", byDefault: ({ folderUri, snapshot }) => (snapshot.files.exists(resolvePath(folderUri, ".gitlab-ci.yml")) ? "gitlab" : "github") },
    { key: "pipeline", help: "run the pipeline too", values: ["no", "yes"], example: "yes", byDefault: (project) => (pipelineLines(project).length > 0 && project.facts.gpu === undefined ? "yes" : "no") },
    { key: "drift", help: "reference and current data, to be compared in every pull request", pattern: /^(|[\w./-]+ [\w./-]+)$/, example: "data/reference.csv data/current.csv", byDefault: dataPair },
    { key: "image", help: "build, scan and push the image on the main branch", values: ["no", "yes"], example: "yes", byDefault: ({ folderUri, snapshot, facts }) => (facts.app || snapshot.files.exists(resolvePath(folderUri, "Dockerfile")) ? "yes" : "no") },
    { key: "deploy", help: "apply the production overlay after the image", values: ["no", "yes"], example: "yes", byDefault: (project) => (hasOverlay(project) ? "yes" : "no") },
  ],
  plan: planCi,
};

const OVERLAY = "deploy/kubernetes/overlays/prod";

const hasOverlay = ({ folderUri, snapshot }: Project): boolean => snapshot.files.exists(resolvePath(folderUri, `${OVERLAY}/kustomization.yaml`));

function planCi(project: Project, chosen: Chosen): ScaffoldPlan {
  const facts = withChosen(project.facts, chosen);
  const corrected = { ...project, facts };
  if (facts.python?.version.startsWith("2.")) return { state: "refused", reason: `${facts.python.file} asks for Python ${facts.python.version}, which the runners no longer have. Move the code to Python 3 first, or set python=3.12 to try that.` };
  if (!facts.manifest) return { state: "refused", reason: "There is no list of packages. Add a requirements.txt, a pyproject.toml or an environment.yml, so that CI knows what to install." };
  const pipeline = chosen["pipeline"] === "yes" ? pipelineLines(corrected) : [];
  if (chosen["pipeline"] === "yes" && pipeline.length === 0) return { state: "refused", reason: "There is no dvc.yaml, MLproject or training script that CI could run as it is. Set pipeline=no, or say command=…." };
  const deploys = chosen["deploy"] === "yes";
  if (deploys && chosen["image"] !== "yes") return { state: "refused", reason: "Deploying needs the image: set image=yes, or deploy=no." };
  const root = repositoryRoot(project);
  const steps: CiSteps = {
    name: chosen["name"] ?? serviceName(facts.name),
    python: pythonOf(facts),
    install: INSTALL[facts.manager](facts.manifest.file),
    test: testLines(corrected),
    pipeline,
    drift: (chosen["drift"] ?? "").split(" ").filter(Boolean),
    image: chosen["image"] === "yes",
    overlay: deploys ? OVERLAY : "",
    folder: relativePath(root, `${project.folderUri}/`).replace(/\/$/, ""),
  };
  const file: PlannedFile =
    chosen["host"] === "gitlab"
      ? { uri: resolvePath(root, ".gitlab-ci.yml"), text: gitlabPipeline(steps) }
      : { uri: resolvePath(root, `.github/workflows/${steps.name}.yml`), text: githubWorkflow(steps) };
  return { state: "planned", files: [file], notes: [...notesOf(steps, chosen["host"] ?? ""), ...gpuNotes(facts, pipeline)] };
}

/** Two tables of which the names say what they are, as of the data in the repository. */
function dataPair({ folderUri, snapshot }: Project): string {
  const files = new Set(snapshot.files.list(resolvePath(folderUri, "data")));
  const named = (name: string): string | undefined => ["csv", "parquet", "jsonl"].map((ending) => `data/${name}.${ending}`).find((path) => files.has(resolvePath(folderUri, path)));
  const [reference, current] = [named("reference"), named("current")];
  return reference !== undefined && current !== undefined ? `${reference} ${current}` : "";
}

/** Where Git's folder is; workflows count there only. */
function repositoryRoot({ folderUri, snapshot }: Project): string {
  for (let folder = folderUri, level = 0; level < 8 && folder.includes("://"); folder = folderOf(folder), level++) {
    if (snapshot.files.exists(resolvePath(folder, ".git"))) return folder;
  }
  return folderUri;
}

const RUNNERS = { uv: "uv run --frozen ", poetry: "poetry run ", pipenv: "pipenv run ", pip: "", conda: "" } as const;

const INSTALL: Readonly<Record<keyof typeof RUNNERS, (file: string) => readonly string[]>> = {
  uv: () => ["pip install uv==0.9.9", "uv sync --frozen"],
  poetry: () => ["pip install poetry==2.2.1", "poetry install --no-interaction"],
  pipenv: () => ["pip install pipenv==2025.0.4", "pipenv sync --dev"],
  pip: (file) => [file.endsWith(".txt") ? `pip install -r ${file}` : "pip install ."],
  conda: (file) => [`conda env update --name base --file ${file}`],
};

/** Without tests, that every file at least compiles. */
function testLines({ folderUri, facts, snapshot }: Project): readonly string[] {
  const run = RUNNERS[facts.manager];
  const hasTests = ["tests/", "test/"].some((folder) => snapshot.files.list(folderUri).some((uri) => uri.endsWith(`/${folder}`)));
  const hasPytest = facts.dependencies.some(({ name }) => name === "pytest");
  if (!hasTests) return [`${run}python -m compileall -q .`];
  return [...(hasPytest || run !== "" ? [] : ["pip install pytest"]), `${run}python -m pytest`];
}

function pipelineLines({ folderUri, facts, snapshot }: Project): readonly string[] {
  const run = RUNNERS[facts.manager];
  if (snapshot.files.exists(resolvePath(folderUri, "dvc.yaml"))) {
    const hasDvc = facts.dependencies.some(({ name }) => name === "dvc");
    return [...(hasDvc ? [] : [run === "" ? "pip install dvc" : `${run}pip install dvc`]), `${run}dvc pull --allow-missing`, `${run}dvc repro`, `${run}dvc metrics show --md`];
  }
  if (facts.entry?.demands.length !== 0) return [];
  const { words, importedFrom } = facts.entry;
  // A manager that runs the command has installed the project itself.
  return [`${importedFrom !== undefined && run === "" ? `PYTHONPATH=${importedFrom} ` : run}${words.join(" ")}`];
}

const gpuNotes = ({ gpu, entry }: ProjectFacts, pipeline: readonly string[]): readonly string[] =>
  gpu === undefined || !entry || pipeline.length > 0 ? [] : [`The training does not run in CI, whose machines have no GPU (${gpu} asks for one): with a runner of your own that has one, set pipeline=yes.`];

function notesOf({ image, overlay, pipeline, test, drift }: CiSteps, host: string): readonly string[] {
  const secret = host === "gitlab" ? "CI/CD variable" : "repository secret";
  return [
    `It runs \`${test.at(-1) ?? ""}\`${pipeline.length > 0 ? ` and \`${pipeline.find((line) => line.includes("repro")) ?? pipeline.at(-1) ?? ""}\`` : ""}, and modelwright check, whose findings ${host === "gitlab" ? "are kept as an artifact" : "appear in the pull request"}.`,
    ...(drift.length > 0 ? [`It compares ${drift.join(" with ")}, ${host === "gitlab" ? "keeps the result as an artifact" : "posts the result in the pull request"}, and fails when half of the columns drift; modelwright.drift.yaml sets other marks.`] : []),
    ...(image ? [`The image goes to ${host === "gitlab" ? "the project's registry" : "ghcr.io"} with the commit as its tag, an SBOM and provenance, after a scan that stops at critical faults.`] : []),
    ...(pipeline.some((line) => line.includes("dvc pull")) ? [`dvc pull needs the remote's credentials as a ${secret}; where there are none, the pipeline makes everything anew.`] : []),
    ...(overlay === "" ? [] : [`Deploying needs the ${secret} KUBE_CONFIG with the cluster's access.`]),
  ];
}
