import { syntaxErrors } from "../syntax/python/module.ts";
import { walk } from "../syntax/python/walk.ts";
import type { Statement } from "../syntax/python/tree.ts";
import { contains, type Span } from "../text/span.ts";
import type { Document } from "../workspace/document.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { baseName, folderOf, resolvePath } from "../workspace/uri.ts";
import { moduleName } from "./convert-notebook-name.ts";
import { classNotes, missingText } from "./convert-notebook-notes.ts";
import { readNotebook, type ReadNotebook, type Refused } from "./convert-notebook-read.ts";
import type { Conversion } from "./convert-notebook.ts";
import { STORE } from "./project/cutStore.ts";
import { dataFilesOf, type DataFiles } from "./project/dataFiles.ts";
import { fileCutsOf, stageModuleText, type ProcessGroup } from "./project/fileCuts.ts";
import { unusedImports } from "./project/imports.ts";
import { layoutOf } from "./project/layout.ts";
import { neighbourPath, placeOf } from "./project/place.ts";
import { originsOf } from "./project/origins.ts";
import { piecesOf } from "./project/pieces.ts";
import { destinationsOf } from "./project/plan.ts";
import { requirementsFor, type Requirement } from "./project/requirements.ts";
import { settingsOf, type Setting } from "./project/settings.ts";
import { stagesOf } from "./project/stages.ts";
import { typesOf } from "./project/types.ts";
import { cliText, configText, paramsYaml } from "./project/writeConfig.ts";
import { readmeText, reportText } from "./project/writeDocs.ts";
import { moduleText, type Package } from "./project/writeModule.ts";
import { notebookText } from "./project/writeNotebook.ts";
import { pipelineText } from "./project/writePipeline.ts";
import { commandModule, dunderMainText, dvcText, gitignoreText, mainText, packageText, pyprojectText, requirementsText } from "./project/writeProject.ts";
import { targetFiles, type ProjectTarget } from "./project/writeTargets.ts";
import { testText } from "./project/writeTests.ts";

export interface ProjectOptions {
  /** The folder of the project; one beside the notebook unless said. */
  readonly folderUri?: string;
  /** What shall run it; Python alone unless said. */
  readonly target?: ProjectTarget;
  /** Lays out Python text. */
  readonly format?: (text: string) => string;
  /** Indexes of the cells where stages begin, where a person has chosen them. */
  readonly cuts?: readonly number[];
  /** From the project to the notebook's folder, as `..`; worked out unless said. Empty for a project that runs where no notebook is. */
  readonly way?: string;
}

/** The stages of a notebook and where they would go. */
export interface PlannedProject {
  readonly state: "planned";
  readonly whole: Package;
  readonly settings: readonly Setting[];
  /** Names that stay names of a module. */
  readonly shared: ReadonlySet<string>;
}

export function plannedProject(document: Document, cuts?: readonly number[]): PlannedProject | Refused {
  const found = readNotebook(document);
  if (found.state === "refused") return found;
  const read = { ...found, notes: [...found.notes, ...classNotes(found.chunks)] };
  if (read.plan.main.some(({ statement }) => statement.type === "importFrom" && statement.star)) return { state: "refused", reason: "`from . import *` has no package in a notebook. Import the names one by one." };
  const settings = settingsOf(read);
  const taken = new Set(settings.map(({ chunk }) => chunk));
  const all = piecesOf(read, read.plan.main.filter((chunk) => !taken.has(chunk)));
  const stages = stagesOf(read, all, new Set(settings.map((one) => one.name)), cuts);
  const definitions = read.plan.definitions.filter((chunk) => !taken.has(chunk));
  const used = new Set(read.chunks.flatMap(({ names }) => [...names.reads, ...names.later]));
  const whole = { name: moduleName(document.uri, read.plan), read, stages, layout: layoutOf(read, definitions, stages, all), types: typesOf(read), unused: new Set(unusedImports(read.plan.imports, used)) };
  return { state: "planned", whole, settings, shared: all.shared };
}

/** Makes a Python project of a notebook: a package with a function per stage, settings, command line, tests and a report. */
export function convertProject(document: Document, snapshot: Snapshot, { folderUri, target = "project", format = (text) => text, cuts, way }: ProjectOptions = {}): Conversion {
  const planned = plannedProject(document, cuts);
  if (planned.state === "refused") return planned;
  const { whole, settings, shared } = planned;
  const { name, read, stages } = whole;
  const notebook = baseName(document.uri);
  const folder = folderUri ?? resolvePath(folderOf(document.uri), `${name}-project`);
  const found = placeOf(document, snapshot.files, folder);
  const place = way === undefined ? found : { ...found, way };
  const data = dataFilesOf(read.document);
  const names = new Set(settings.map((one) => one.name));
  const cutsToFiles = fileCutsOf(whole, shared, names);
  const needed = requirementsFor(read.document, snapshot, read.packages);
  const inProcesses = cutsToFiles.groups.length > 1;
  const stored = inProcesses ? storeRequirements(needed) : [];
  const requirements = [...needed, ...stored].toSorted((a, b) => a.name.toLowerCase().localeCompare(b.name.toLowerCase()));
  const destinations = destinationsOf(read, stages, new Set(settings.map(({ chunk }) => chunk.cell.index)));
  const story = { whole, notebook, settings, requirements, data, destinations, shared, place, target, together: cutsToFiles.reasons };
  const isAsync = stages.some((stage) => stage.isAsync);
  const more = Object.entries(targetFiles(target, { whole, settings, requirements, isAsync, place, data }));
  const python: Readonly<Record<string, string>> = {
    ...Object.fromEntries(more.filter(([path]) => path.endsWith(".py"))),
    ...Object.fromEntries(whole.layout.modules.map((module) => [`src/${name}/${module.name}.py`, moduleText(module, whole)])),
    ...(settings.length > 0 ? { [`src/${name}/config.py`]: configText(settings) } : {}),
    [`src/${name}/__init__.py`]: packageText(`Made from ${notebook}.`),
    [`src/${name}/__main__.py`]: dunderMainText(name, target),
    [`src/${name}/pipeline.py`]: pipelineText(whole, settings, notebook),
    [`src/${name}/${commandModule(target)}.py`]: cliText(name, { hasSettings: settings.length > 0, isAsync, processes: inProcesses ? cutsToFiles.groups.map((group) => group.name) : [] }),
    ...(inProcesses ? { [`src/${name}/stage.py`]: stageModuleText(whole, cutsToFiles, names), [`src/${name}/store.py`]: STORE } : {}),
    "main.py": mainText(name, place),
    "tests/test_pipeline.py": testText(whole, document, place.way),
  };
  const broken = Object.entries(python).find(([, text]) => syntaxErrors({ uri: "", kind: "python", language: "python", text }).length > 0);
  if (broken) return { state: "refused", reason: `${broken[0]} would not be valid Python, which is a fault of the converter. Nothing was made; please report the notebook.` };
  const others: Readonly<Record<string, string>> = {
    ...Object.fromEntries(more.filter(([path]) => !path.endsWith(".py"))),
    "README.md": readmeText(story),
    "REFACTOR_REPORT.md": reportText(story),
    "pyproject.toml": pyprojectText(name, requirements, target, { hasStar: read.plan.imports.some(({ statement }) => statement.type === "importFrom" && statement.star), importsInside: hasImportsInside(read), place }),
    "requirements.txt": requirementsText(requirements),
    ...(settings.length > 0 ? { "params.yaml": paramsYaml(settings) } : {}),
    "dvc.yaml": dvcText(name, settings, cutsToFiles.groups, { dataOf: (group) => filesOfGroup(whole, cutsToFiles.groups, group), place: { ...place, neighbours: place.neighbours.map((root) => neighbourPath(root, document, snapshot.files)) } }),
    ".gitignore": gitignoreText(data, place.way, target),
    [`notebooks/${notebook}`]: notebookText(whole, settings, { way: place.way, format }),
  };
  const formatted = Object.entries(python).map(([path, text]) => [path, format(text)] as const);
  return {
    state: "converted",
    folderUri: folder,
    files: [...formatted, ...Object.entries(others)].map(([path, text]) => ({ uri: resolvePath(folder, path), text })),
    notes: [...read.notes, ...read.missing.map(missingText)],
    origins: originsOf(whole, Object.fromEntries(formatted), cuts),
  };
}

/** Imports that stay where they are: in functions, and where they wait for something that runs before them. */
function hasImportsInside({ plan: { definitions, main } }: ReadNotebook): boolean {
  let found = false;
  walk([...definitions, ...main].map(({ statement }) => statement), (node) => {
    found ||= node.type === "import" || node.type === "importFrom";
    return !found;
  });
  return found;
}

/** What the files between the processes of dvc.yaml are written with. */
function storeRequirements(needed: readonly Requirement[]): readonly Requirement[] {
  const names = new Set(needed.map(({ name }) => name));
  const source = "what goes from process to process in dvc.yaml";
  return [
    { name: "joblib", version: ">=1.2", source },
    ...(names.has("pandas") ? [{ name: "pyarrow", version: ">=12", source }] : []),
    ...(names.has("torch") ? [{ name: "safetensors", version: ">=0.4", source }] : []),
  ].filter(({ name }) => !names.has(name));
}

/**
 * What functions read counts for every process that may call them. A file is written by one process, the last that does; and no
 * process waits for a file that a later one writes, since each would wait for the other.
 */
function filesOfGroup({ read }: Package, groups: readonly ProcessGroup[], group: ProcessGroup): DataFiles {
  if (groups.length <= 1) return dataFilesOf(read.document, undefined, true);
  const statementsOf = ({ stages }: ProcessGroup): readonly Statement[] => stages.flatMap(({ pieces }) => pieces.map(({ chunk: { statement } }) => statement));
  const isIn = (statements: readonly Statement[]) => (place: Span): boolean => statements.some((statement) => contains(statement, place));
  const at = groups.indexOf(group);
  const [before, after] = [groups.slice(0, at), groups.slice(at + 1)].map((some) => dataFilesOf(read.document, isIn(some.flatMap(statementsOf))));
  const [isOwn, isMain] = [isIn(statementsOf(group)), isIn(read.plan.main.map(({ statement }) => statement))];
  const own = dataFilesOf(read.document, isOwn, true);
  const all = dataFilesOf(read.document, (place) => isOwn(place) || !isMain(place), true);
  const [earlier, later] = [new Set([...(before?.reads ?? []), ...(before?.writes ?? [])]), new Set(after?.writes)];
  const kept = own.writes.filter((path) => own.kept.includes(path) || earlier.has(path));
  return { ...all, kept, reads: all.reads.filter((path) => !later.has(path)), writes: own.writes.filter((path) => !later.has(path)) };
}
