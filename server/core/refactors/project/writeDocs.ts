import { missingText } from "../convert-notebook-notes.ts";
import type { DataFiles } from "./dataFiles.ts";
import type { Requirement } from "./requirements.ts";
import type { NotebookPlace } from "./place.ts";
import type { Setting } from "./settings.ts";
import type { Stage } from "./stages.ts";
import type { Package } from "./writeModule.ts";
import { shellWord } from "./writeProject.ts";
import type { ProjectTarget } from "./writeTargets.ts";

/** What the texts about the project tell. */
export interface Story {
  readonly whole: Package;
  readonly notebook: string;
  readonly settings: readonly Setting[];
  readonly requirements: readonly Requirement[];
  readonly data: DataFiles;
  readonly destinations: readonly { readonly cell: number; readonly to: readonly string[] }[];
  readonly shared: ReadonlySet<string>;
  /** Why stages are not cut into processes for DVC. */
  readonly together: readonly string[];
  readonly place: NotebookPlace;
  readonly target: ProjectTarget;
}

export function readmeText(story: Story): string {
  const { whole: { name, read, stages, layout }, notebook, settings } = story;
  const command = name.replaceAll("_", "-");
  const folder = folderOption(story);
  const prose = read.document.cells?.[0];
  const title = prose?.type === "markdown" && prose.source.text.trim() !== "" ? prose.source.text.trim().replace(/^(?!#)/, `# ${name}\n\n`) : `# ${name}`;
  return `${title}

Made from \`${notebook}\`. What became of each cell stands in REFACTOR_REPORT.md.

## Run

\`\`\`console
pip install -e .
${command}${folder}
\`\`\`

Without installing: \`python main.py${folder}\`. ${RUN_BY[story.target](story)}

${pathText(story)}
${settings.length > 0 ? `\nSettings stand in params.yaml; \`${command}${folder} --set ${exampleOf(settings)}\` overrides one.\n` : ""}
## Stages

| stage | module | takes | gives |
| --- | --- | --- | --- |
${stages.map((stage) => `| ${stage.name} | ${layout.homes.get(stage.name) ?? ""}.py | ${listed(stage.parameters)} | ${listed(stage.returns)} |`).join("\n")}

## Test

\`\`\`console
pip install -e ".[test]"
pytest
\`\`\`
`;
}

const folderOption = ({ place: { way } }: Story): string => (way === "" ? "" : ` --folder ${shellWord(way)}`);

const RUN_BY: Readonly<Record<ProjectTarget, (story: Story) => string>> = {
  project: () => WITH_DVC,
  dvc: () => WITH_DVC,
  kedro: () => `With Kedro: \`kedro run\`. ${WITH_DVC}`,
  kfp: ({ whole: { name } }) => `For Kubeflow Pipelines: \`docker build -t ${name.replaceAll("_", "-")} .\`, push the image, and compile the pipeline by \`python pipeline_kfp.py\`; with \`--local\` it runs here, without a cluster. ${WITH_DVC}`,
  airflow: ({ whole: { name } }) => `With Airflow 3: \`AIRFLOW__CORE__DAGS_FOLDER="$PWD/dags" airflow dags test ${name}\`. To deploy it, install the package where Airflow's workers run, and put \`dags/${name}_dag.py\` among its DAGs. ${WITH_DVC}`,
};

const WITH_DVC = "With DVC: `dvc repro`, after one `dvc init` at the top of the git repository.";

/** Where relative paths count from, and which there are. */
function pathText({ notebook, place: { way, neighbours }, data, target, whole }: Story): string {
  const where = way === "" ? "Relative paths count from the working directory, as they did from the notebook's folder." : `Relative paths count from the notebook's folder, as they did in \`${notebook}\`: \`--folder\` says where it is, and dvc.yaml names files from here.`;
  const elsewhere: Readonly<Partial<Record<ProjectTarget, string>>> = {
    kfp: " In the container they count from /data: mount there what is read.",
    airflow: ` In Airflow they count from the same folder, or from the one that the variable ${whole.name.toUpperCase()}_FOLDER names.`,
  };
  const files = [data.reads.length > 0 ? ` It reads ${listed(data.reads)}.` : "", data.writes.length > 0 ? ` It writes ${listed(data.writes)}.` : ""].join("");
  const modules = neighbours.length === 0 ? "" : ` It imports ${listed(neighbours)} from the notebook's folder: main.py and pytest find ${neighbours.length === 1 ? "it" : "them"} there; elsewhere add that folder to PYTHONPATH.`;
  return `${where}${elsewhere[target] ?? ""}${files}${modules}`;
}

/** One that is short enough to be typed. */
function exampleOf(settings: readonly Setting[]): string {
  const shortest = settings.toSorted((a, b) => a.json.length - b.json.length)[0];
  return shellWord(`${shortest?.name ?? ""}=${shortest?.json.replaceAll('"', "") ?? ""}`);
}

const listed = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(", ");

export function reportText(story: Story): string {
  const { whole, notebook, settings, requirements, data, destinations, shared, together } = story;
  const { read, stages } = whole;
  const prefix = /^Cell (\d+): /;
  const general = read.notes.filter((note) => !prefix.test(note));
  const parts = [
    `# How ${notebook} became ${whole.name}`,
    "Every line of the notebook stands somewhere in the project; nothing was run to make it.",
    `## Where each cell went\n\n| cell | went to |\n| --- | --- |\n${destinations.map(({ cell, to }) => `| ${cell + 1} | ${to.join(", ").replaceAll("|", "\\|")} |`).join("\n")}`,
    section("Check by hand", [...general, ...read.missing.map((one) => missingText(one)), ...data.absolute.map((path) => `\`${path}\` exists on one machine only; make it a setting.`), ...stateNotes(stages)]),
    section("Lines of IPython", read.notes.filter((note) => prefix.test(note))),
    section("Names that stay names of a module", shared.size === 0 ? [] : [`${listed([...shared].toSorted())}: functions look them up when they are called, or it is not sure that they are set. They are set in stages.py, so each function sees them as in the notebook.`]),
    section("Settings", settings.map(({ name, code, chunk }) => `\`${name} = ${code}\` of cell ${chunk.cell.index + 1} is now set in params.yaml.`)),
    section("Objects changed in place", stages.filter(({ changes }) => changes.length > 0).map(({ name, changes }) => `\`${name}\` changes ${listed(changes)}, which the caller sees as well.`)),
    section("Packages", requirements.map(({ name, version, source }) => `\`${name}${version}\` from ${source}.`)),
    section("Why one process", ["All stages run in one process, so that objects with two names stay one object, and random streams, options and the working directory go on from stage to stage.", ...(together.length > 0 ? ["dvc.yaml cuts the work into processes only where nothing is lost by it.", ...together] : [])]),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

const section = (title: string, lines: readonly string[]): string => (lines.length === 0 ? "" : `## ${title}\n\n${lines.map((line) => `- ${line.replaceAll(/\s*\n\s*/g, " ")}`).join("\n")}`);

const STATE_WORDS: Readonly<Record<string, string>> = {
  random: "draws from, or seeds, the process's random stream",
  options: "sets options of the process",
  environment: "reads or sets environment variables",
  cwd: "depends on, or changes, the working directory",
  network: "needs the network",
  process: "starts other programs",
  clock: "depends on the time",
  asks: "waits for a person's input",
};

function stateNotes(stages: readonly Stage[]): readonly string[] {
  return stages.flatMap(({ name, pieces }) => {
    const states = new Set(pieces.flatMap(({ effects }) => [...effects.effects]));
    const told = Object.entries(STATE_WORDS).flatMap(([state, words]) => (states.has(state) ? [words] : []));
    return told.length > 0 ? [`\`${name}\` ${told.join("; ")}.`] : [];
  });
}
