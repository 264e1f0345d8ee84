import type { DataFiles } from "./dataFiles.ts";
import type { ProcessGroup } from "./fileCuts.ts";
import type { Requirement } from "./requirements.ts";
import type { Setting } from "./settings.ts";
import type { ProjectTarget } from "./writeTargets.ts";

export function pyprojectText(name: string, requirements: readonly Requirement[], target: ProjectTarget, { hasStar, importsInside }: { readonly hasStar: boolean; readonly importsInside: boolean }): string {
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
pythonpath = ["src"]
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
export function dvcText(name: string, settings: readonly Setting[], groups: readonly ProcessGroup[], dataOf: (group: ProcessGroup) => DataFiles): string {
  const known = new Set(settings.map((one) => one.name));
  const list = (title: string, items: readonly string[]): string => (items.length === 0 ? "" : `    ${title}:\n${items.map((item) => `      - ${yamlText(item)}\n`).join("")}`);
  const isOne = groups.length <= 1;
  const stages = groups.map((group, index) => {
    const { reads, writes } = dataOf(group);
    const before = groups[index - 1]?.folder;
    const params = isOne ? [...known] : [...new Set(group.stages.flatMap(({ parameters }) => parameters.filter((one) => known.has(one))))];
    const deps = ["main.py", `src/${name}`, ...(before === undefined ? [] : [before]), ...reads];
    return `  ${isOne ? name : group.name}:\n    cmd: python main.py${isOne ? "" : ` --stage ${group.name}`}\n${list("deps", deps)}${list("params", params)}${list("outs", [...(group.folder === undefined ? [] : [group.folder]), ...writes])}`;
  });
  return `stages:\n${stages.join("")}`;
}

const yamlText = (text: string): string => (/^[\w./][\w./ -]*$/.test(text) ? text : JSON.stringify(text));

export const mainText = (name: string): string => `"""Runs the pipeline from a checkout, without installing it."""

import runpy
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "src"))
runpy.run_module("${name}", run_name="__main__", alter_sys=True)
`;

/** The module of the command line. Kedro takes a module called `cli` for commands of its own. */
export const commandModule = (target: ProjectTarget): string => (target === "kedro" ? "command" : "cli");

export const dunderMainText = (name: string, target: ProjectTarget): string => `"""\`python -m ${name}\`"""

from ${name}.${commandModule(target)} import main

if __name__ == "__main__":
    raise SystemExit(main())
`;

export const gitignoreText = ({ writes }: DataFiles): string => `${["__pycache__/", "*.egg-info/", ".venv/", ".pytest_cache/", ...writes.filter((path) => !path.startsWith("..")).map((path) => `/${path}`)].join("\n")}\n`;

export const packageText = (title: string): string => `"""${title.replaceAll('"', "'").replaceAll("\\", "/")}"""\n`;
