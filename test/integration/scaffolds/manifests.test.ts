import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { defaultSettings, filesOf, openDocument, planScaffold, relativePath, resolvePath, scaffolds } from "../../../server/core/index.ts";
import { EDITOR_HOME } from "../../../server/tasks/paths.ts";
import { peerPython } from "../../../server/tasks/python.ts";
import { goTool } from "../../../server/tasks/goTools.ts";
import { shapes, type Shape } from "../../core/scaffolds/shapes.ts";
import { temporaryFolder } from "../../harness/disk.ts";
import { installParsers } from "../../harness/parsers.ts";
import { writeSchemas } from "./schemas.ts";

const SCHEMAS = join(EDITOR_HOME, "peers", "kubernetes-schemas");

/** The overlay names the namespace; the person names the tag; secrets are variables, as twelve-factor apps read them. A training has nobody to say that it is well. */
function skippedPolicies(folder: string): string {
  const dockerfile = join(folder, "Dockerfile");
  const serves = existsSync(dockerfile) && readFileSync(dockerfile, "utf8").includes("\nEXPOSE ");
  return ["CKV_K8S_21", "CKV_K8S_43", "CKV_K8S_35", ...(serves ? [] : ["CKV_DOCKER_2"])].join(",");
}

describe("what the scaffolds make, to the tools of operations teams", () => {
  let tools: Readonly<Record<"python" | "checkov" | "hadolint" | "kubeconform" | "kubeScore" | "actionlint" | "kustomize" | "helm", string>>;
  before(async () => {
    await installParsers();
    mkdirSync(EDITOR_HOME, { recursive: true });
    const python = await peerPython("scaffolds");
    tools = {
      python,
      checkov: beside(python, "checkov"),
      hadolint: beside(python, "hadolint"),
      kubeconform: await goTool("github.com/yannh/kubeconform/cmd/kubeconform@v0.8.0"),
      kubeScore: await goTool("github.com/zegl/kube-score/cmd/kube-score@v1.20.0"),
      actionlint: await goTool("github.com/rhysd/actionlint/cmd/actionlint@v1.7.12"),
      kustomize: await goTool("sigs.k8s.io/kustomize/kustomize/v5@v5.7.1"),
      helm: await goTool("helm.sh/helm/v3/cmd/helm@v3.19.0"),
    };
    if (!existsSync(join(SCHEMAS, "_definitions.json"))) await writeSchemas(SCHEMAS);
  });

  for (const shape of shapes) {
    it(`is sound for ${shape.name}`, () => {
      const folder = written(shape);
      const rendered = renderedManifests(folder);
      for (const [name, text] of rendered) {
        writeFileSync(join(folder, "rendered.yaml"), text);
        run(name, tools.kubeconform, ["-strict", "-summary", "-schema-location", `${SCHEMAS}/{{.ResourceKind}}{{.KindSuffix}}.json`, "-skip", "SparkApplication", "rendered.yaml"], folder);
        // kube-score does not see the pods of custom resources; they are those of the Deployment and the Job in the other shapes.
        if (!/^kind: (?:Rollout|PyTorchJob)$/m.test(text)) run(name, tools.kubeScore, ["score", "--output-format", "ci", "--ignore-test", "statefulset-has-host-podantiaffinity", "rendered.yaml"], folder);
      }
      // Versions of Debian packages are as the base image has them: a pin would break with its next update.
      for (const dockerfile of filesBelow(folder).filter((path) => path.endsWith("Dockerfile"))) run("the Dockerfile", tools.hadolint, ["--ignore", "DL3008", dockerfile], folder);
      run("all policies", tools.checkov, ["--directory", ".", "--framework", "dockerfile", "kubernetes", "github_actions", "--compact", "--quiet", "--skip-download", "--skip-check", skippedPolicies(folder)], folder);
      const scripts = filesBelow(folder).filter((path) => path.endsWith(".py"));
      if (scripts.length > 0) run("the Python", tools.python, ["-m", "py_compile", ...scripts], folder);
      if (existsSync(join(folder, ".github"))) run("the workflow", tools.actionlint, ["-shellcheck=", "-pyflakes="], folder);
    });
  }

  /** Every set of manifests as a cluster would get it. */
  function renderedManifests(folder: string): readonly (readonly [name: string, text: string])[] {
    const all: (readonly [string, string])[] = [];
    for (const path of filesBelow(folder)) {
      const file = relativePath(`file://${folder}`, `file://${path}`);
      if (/overlays\/\w+\/kustomization\.yaml$/.test(file)) all.push([file, run(file, tools.kustomize, ["build", dirname(path)], folder)]);
      if (file.endsWith("Chart.yaml")) all.push([file, run(file, tools.helm, ["template", "release", dirname(path)], folder)]);
      if (/(?:kubernetes\/\w+|kserve\/\w+|ray\/\w+|argo-workflow|spark-application)\.yaml$/.test(file)) all.push([file, run(file, "cat", [path], folder)]);
    }
    return all;
  }
});

const beside = (python: string, name: string): string => join(dirname(python), process.platform === "win32" ? `${name}.exe` : name);

function run(what: string, command: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: "utf8" });
  const complaints = stdout.split("\n").filter((line) => line.startsWith("[CRITICAL]"));
  assert.deepEqual([status, complaints], [0, []], `${what}\n${stdout}\n${stderr}`);
  return stdout;
}

/** The shape on the disk, with everything that its scaffolds make. */
function written({ files: given, runs, folder: path = "" }: Shape): string {
  const folder = temporaryFolder({ ".git/HEAD": "" });
  const root = `file://${folder}`;
  const files: Record<string, string> = { ...given };
  for (const { id, chosen = {} } of runs) {
    const documents = Object.entries(files).map(([name, text]) => openDocument(`${root}/${name}`, text, defaultSettings));
    const scaffold = scaffolds.find((known) => known.id === id);
    assert.ok(scaffold);
    const plan = planScaffold(scaffold, path === "" ? root : resolvePath(root, path), { files: filesOf(documents), settings: defaultSettings }, chosen);
    if (plan.state === "planned") for (const { uri, text } of plan.files) files[relativePath(root, uri)] = text;
  }
  for (const [name, text] of Object.entries(files)) {
    if (name === ".git") continue;
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
