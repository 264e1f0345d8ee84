import type { Snapshot } from "../../workspace/snapshot.ts";
import { baseName, resolvePath } from "../../workspace/uri.ts";
import { llamaServers, rayServeApp, servingApps, type ServingApp } from "./app.ts";
import { cudaOf, type Cuda } from "./cuda.ts";
import { manifestsOf, type Manifest } from "./dependencies.ts";
import { dataEntries, type DataEntry } from "./dataEntries.ts";
import { entryPoint, type EntryPoint } from "./entry.ts";
import { neededVariables } from "./environment.ts";
import { frameworkOf, gpuNeed, type Framework } from "./framework.ts";
import { privateIndexes, projectIndexes } from "./indexes.ts";
import { mlflowModel, modelFiles, type MlflowModel, type ModelFile } from "./model.ts";
import { pythonVersionOf, type PythonVersion } from "./pythonVersion.ts";
import { requirementsOf, type Dependency, type Requirements } from "./requirements.ts";
import { projectsBelow, pythonFiles, pythonNotebooks } from "./sources.ts";
import { trainingColumns, type TrainingColumns } from "./trainingColumns.ts";
import { unreadableFiles } from "./unreadable.ts";

/** What a project's folder tells about how it is to be run. */
export interface ProjectFacts {
  readonly name: string;
  readonly python: PythonVersion | undefined;
  readonly manager: PackageManager;
  /** The file that the packages are installed from. */
  readonly manifest: Manifest | undefined;
  readonly dependencies: readonly Dependency[];
  /** Options of requirements.txt; `undefined` where it is not the manifest. */
  readonly requirements: Requirements | undefined;
  readonly framework: Framework;
  /** What tells that a GPU is needed, in words. */
  readonly gpu: string | undefined;
  readonly cuda: Cuda | undefined;
  /** Addresses of package indexes that ask who one is. */
  readonly privateIndexes: readonly string[];
  readonly app: ServingApp | undefined;
  /** All that are there, the likeliest first. */
  readonly apps: readonly ServingApp[];
  readonly entry: EntryPoint | undefined;
  /** Module and variable of a Ray Serve application. */
  readonly rayApp: string | undefined;
  /** The model that MLflow has saved here. */
  readonly model: MlflowModel | undefined;
  /** Files of weights, the safest format first. */
  readonly modelFiles: readonly ModelFile[];
  /** What the training data has, where a script reads it from a file of the project. */
  readonly training: TrainingColumns | undefined;
  /** There is serving/requirements.txt, with what the service needs besides the project's packages. */
  readonly servingRequirements: boolean;
  /** Data, models and runs at the project's root: too large for an image, so that they are mounted. */
  readonly data: readonly DataEntry[];
  /** Variables of the environment that the code does not run without. */
  readonly needs: readonly string[];
  /** Files that should tell more and cannot be read, each with what is wrong, as a sentence. */
  readonly unreadable: readonly string[];
  /** Folders below that are projects of their own, where this one has no Python file. */
  readonly below: readonly string[];
  /** How many Python files were looked at. */
  readonly sources: number;
}

export type PackageManager = "uv" | "poetry" | "pipenv" | "conda" | "pip";

export function projectFacts(folderUri: string, snapshot: Snapshot): ProjectFacts {
  const { files } = snapshot;
  const has = (file: string): boolean => files.exists(resolvePath(folderUri, file));
  const manifests = manifestsOf(folderUri, snapshot);
  const manager = MANAGERS.find(([, marks]) => marks.some(has))?.[0] ?? "pip";
  const manifest = manifests.find(({ file }) => PREFERRED[manager].test(file)) ?? manifests[0];
  const sources = pythonFiles(folderUri, snapshot);
  const dependencies = manifest?.dependencies ?? [];
  const listed = manifest?.file.endsWith(".txt") ? files.read(manifest.uri) : undefined;
  const requirements = listed && requirementsOf(listed);
  const models = modelFiles(folderUri, snapshot);
  const apps = [...servingApps(sources, folderUri), ...llamaServers(dependencies, models)];
  const indexes = [...(requirements?.indexes ?? []), ...projectIndexes(folderUri, snapshot)];
  return {
    name: baseName(folderUri.replace(/\/$/, "")),
    python: pythonVersionOf(folderUri, snapshot),
    manager,
    manifest,
    dependencies,
    requirements,
    framework: frameworkOf(dependencies),
    gpu: gpuNeed(dependencies, indexes),
    cuda: cudaOf(dependencies, indexes),
    privateIndexes: privateIndexes(indexes),
    app: apps[0],
    apps,
    entry: entryPoint(sources, folderUri, snapshot),
    rayApp: rayServeApp(sources, folderUri),
    model: mlflowModel(folderUri, snapshot),
    modelFiles: models,
    training: trainingColumns([...sources, ...pythonNotebooks(folderUri, snapshot)], folderUri, snapshot),
    servingRequirements: has("serving/requirements.txt"),
    data: dataEntries(folderUri, snapshot),
    needs: neededVariables(sources),
    unreadable: unreadableFiles(folderUri, snapshot),
    below: sources.length > 0 ? [] : projectsBelow(folderUri, snapshot),
    sources: sources.length,
  };
}

/** A lock file says which tool is used; without one a list of packages does. */
const MANAGERS: readonly (readonly [manager: PackageManager, marks: readonly string[]])[] = [
  ["uv", ["uv.lock"]],
  ["poetry", ["poetry.lock"]],
  ["pipenv", ["Pipfile.lock"]],
  ["pip", ["requirements.txt"]],
  ["conda", ["environment.yml", "environment.yaml", "conda.yaml"]],
  ["pipenv", ["Pipfile"]],
];

const PREFERRED: Readonly<Record<PackageManager, RegExp>> = {
  uv: /^pyproject\.toml$/,
  poetry: /^pyproject\.toml$/,
  pipenv: /^Pipfile$/,
  conda: /^(?:environment|conda)\.ya?ml$/,
  pip: /^requirements\.txt$/,
};
