import type { DataFiles } from "./dataFiles.ts";
import type { ProcessGroup } from "./fileCuts.ts";
import { fromProject, type NotebookPlace } from "./place.ts";
import type { Requirement } from "./requirements.ts";
import type { Setting } from "./settings.ts";
import { pythonText } from "./text.ts";
import type { ProjectTarget } from "./writeTargets.ts";

export function pyprojectText(name: string, requirements: readonly Requirement[], target: ProjectTarget, { hasStar, importsInside, place }: { readonly hasStar: boolean; readonly importsInside: boolean; readonly place: NotebookPlace }): string {
  const ignored = ["F541", "F841", ...(hasStar ? ["F403", "F405"] : []), ...(importsInside ? ["F401"] : []), ...(hasStar || importsInside ? ["I001"] : [])];
  return `[build-system]
requires = ["setuptools>=64"]
build-backend = "setuptools.build_meta"

[project]
name = "${name.replaceAll("_", "-")}"
version = "0.1.0"
requires-python = ">=3.10"
dependencies = [
${requirements.map((one) => `  "${one.name}${one.version}",  # ${one.source}\n`).join("")}${RUNNERS[target]}]

[project.optional-dependencies]
test = ["pytest>=7"]

[project.scripts]
${name.replaceAll("_", "-")} = "${name}.${commandModule(target)}:main"

[tool.setuptools.packages.find]
where = ["src"]

[tool.pytest.ini_options]
pythonpath = ["src"${place.neighbours.length > 0 && place.way !== "" ? `, "${place.way}"` : ""}]
testpaths = ["tests"]

${target === "kedro" ? `[tool.kedro]\npackage_name = "${name}"\nproject_name = "${name}"\nkedro_init_version = "1.0.0"\nsource_dir = "src"\n\n` : ""}[tool.ruff]
line-length = 120
src = ["src"]

[tool.ruff.lint]
select = ["E9", "F", "I"]
# As in the notebook: names that nothing reads${hasStar ? ", and star imports, whose order matters" : ""}${importsInside ? ", and imports inside of functions" : ""}.
ignore = [${ignored.map((code) => `"${code}"`).join(", ")}]
`;
}

const RUNNERS: Readonly<Record<ProjectTarget, string>> = { project: "", dvc: "", kedro: '  "kedro>=0.19",\n', kfp: "", airflow: "" };

export const requirementsText = (requirements: readonly Requirement[]): string => requirements.map(({ name, version }) => `${name}${version}\n`).join("");

/** One stage per process; what DVC watches are the files that it reads and writes, and the settings that it takes. */
export function dvcText(name: string, settings: readonly Setting[], groups: readonly ProcessGroup[], { dataOf, place: { way, neighbours } }: { readonly dataOf: (group: ProcessGroup) => DataFiles; readonly place: NotebookPlace }): string {
  const known = new Set(settings.map((one) => one.name));
  const isOne = groups.length <= 1;
  const stages = groups.map((group, index) => {
    const { reads, writes, kept } = dataOf(group);
    const before = groups[index - 1]?.folder;
    const params = isOne ? [...known] : [...new Set(group.stages.flatMap(({ parameters }) => parameters.filter((one) => known.has(one))))];
    const deps = ["main.py", `src/${name}`, ...neighbours.map((one) => fromProject(way, one)), ...(before === undefined ? [] : [before]), ...reads.map((path) => fromProject(way, path))];
    const made = writes.map((path): Made => ({ path: fromProject(way, path), role: roleOf(path, kept.includes(path)) }));
    const outs = [...(group.folder === undefined ? [] : [{ path: group.folder, role: "out" } as const]), ...made];
    const written = (["outs", "metrics", "plots"] as const).map((title) => list(title, outs.filter(({ role }) => LISTS[role] === title).map(({ path, role }) => `${yamlText(path)}${FLAGS[role]}`)));
    const words = ["python main.py", ...(way === "" ? [] : [`--folder ${shellWord(way)}`]), ...(isOne ? [] : [`--stage ${group.name}`])];
    return `  ${isOne ? name : group.name}:\n    cmd: ${words.join(" ")}\n${list("deps", deps.map(yamlText))}${list("params", params)}${written.join("")}`;
  });
  const where = way === "" ? "" : `# Paths are written from this folder; the notebook's own count from ${way}, which --folder says.\n`;
  return `${where}stages:\n${stages.join("")}`;
}

const list = (title: string, items: readonly string[]): string => (items.length === 0 ? "" : `    ${title}:\n${items.map((item) => `      - ${item}\n`).join("")}`);

/** What becomes of a file that a stage writes. */
interface Made {
  readonly path: string;
  readonly role: "out" | "kept" | "metrics" | "plot";
}

/** DVC deletes what a stage makes before it runs it, but for what it is told to keep. Small results go to git, not to the cache. */
function roleOf(path: string, isKept: boolean): Made["role"] {
  if (isKept) return "kept";
  if (/(?:metric|score|result|eval)[^/]*\.(?:json|ya?ml)$/i.test(path)) return "metrics";
  return /\.(?:png|jpe?g|svg)$/i.test(path) ? "plot" : "out";
}

const LISTS: Readonly<Record<Made["role"], "outs" | "metrics" | "plots">> = { out: "outs", kept: "outs", metrics: "metrics", plot: "plots" };
const FLAGS: Readonly<Record<Made["role"], string>> = { out: "", kept: ":\n          persist: true", metrics: ":\n          cache: false", plot: ":\n          cache: false" };

export const shellWord = (text: string): string => (/^[\w./=-]+$/.test(text) ? text : `"${text}"`);

const yamlText = (text: string): string => (/^[\w./][\w./ -]*$/.test(text) ? text : JSON.stringify(text));

export const mainText = (name: string, { way, neighbours }: NotebookPlace): string => `"""Runs the pipeline from a checkout, without installing it."""

import runpy
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
${neighbours.length > 0 && way !== "" ? `# The notebook imports ${neighbours.join(", ")} from its own folder.\nsys.path.insert(0, str(HERE / ${pythonText(way)}))\n` : ""}sys.path.insert(0, str(HERE / "src"))
runpy.run_module("${name}", run_name="__main__", alter_sys=True)
`;

/** The module of the command line. Kedro takes a module called `cli` for commands of its own. */
export const commandModule = (target: ProjectTarget): string => (target === "kedro" ? "command" : "cli");

export const dunderMainText = (name: string, target: ProjectTarget): string => `"""\`python -m ${name}\`"""

from ${name}.${commandModule(target)} import main

if __name__ == "__main__":
    raise SystemExit(main())
`;

/** DVC itself lists what it makes outside of the project. */
export const gitignoreText = ({ writes }: DataFiles, way: string, target: ProjectTarget): string => `${["__pycache__/", "*.egg-info/", ".venv/", ".pytest_cache/", ...(target === "kfp" ? ["/local_outputs/"] : []), ...(way === "" ? writes : []).filter((path) => !path.startsWith("..")).map((path) => `/${path}`)].join("\n")}\n`;

export const packageText = (title: string): string => `"""${title.replaceAll('"', "'").replaceAll("\\", "/")}"""\n`;
