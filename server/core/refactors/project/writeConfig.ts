import type { Setting } from "./settings.ts";
import { INDENT } from "./text.ts";

/** `config.py`: the settings with the notebook's values, and how to read others. */
export function configText(settings: readonly Setting[]): string {
  const fields = settings.flatMap(({ name, type, code, comment }) => [`${INDENT}${name}: ${type} = ${code}${comment === undefined ? "" : `  # ${comment}`}`]);
  return `"""Settings of the pipeline; the defaults are the notebook's values."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Params:
    """What can be set from outside."""

${fields.join("\n")}


def load_params(path: str | Path | None = None, overrides: Iterable[str] = ()) -> Params:
    """Reads \`name: value\` lines, then applies overrides of the form \`name=value\`."""
    known = {field.name: getattr(Params, field.name) for field in fields(Params)}
    given: dict[str, Any] = {}
    lines = Path(path).read_text(encoding="utf-8").splitlines() if path else []
    pairs = [line.partition(":") for line in lines if line.strip() and not line.lstrip().startswith("#")]
    for name, _, text in [*pairs, *(one.partition("=") for one in overrides)]:
        if name.strip() not in known:
            raise ValueError(f"There is no setting {name.strip()!r}. Known are: {', '.join(known)}.")
        given[name.strip()] = _value(name.strip(), text.strip(), type(known[name.strip()]))
    return Params(**given)


def _value(name: str, text: str, kind: type) -> Any:
    if kind is str and not text.startswith('"'):
        return text
    try:
        return kind(json.loads(text))
    except ValueError as error:
        raise ValueError(f"{name} needs a value of type {kind.__name__}, not {text!r}.") from error
`;
}

/** `params.yaml`: one line per setting; each value is JSON, which YAML reads as well. */
export function paramsYaml(settings: readonly Setting[]): string {
  return `# Settings of the pipeline. DVC watches them, and \`--set name=value\` overrides them.\n${settings.map(({ name, json }) => `${name}: ${json}\n`).join("")}`;
}

/** `processes` are the names of stages that dvc.yaml runs on their own; what they store files with is imported for them alone. */
export function cliText(name: string, { hasSettings, isAsync, processes }: { readonly hasSettings: boolean; readonly isAsync: boolean; readonly processes: readonly string[] }): string {
  const inProcesses = processes.length > 0;
  const run = `run(${hasSettings ? "params" : ""})`;
  return `"""The command line: \`python -m ${name}\`."""

from __future__ import annotations

import argparse
${isAsync ? "import asyncio\n" : ""}import os
from collections.abc import Sequence
${hasSettings || inProcesses ? "from pathlib import Path\n" : ""}
${hasSettings ? `from ${name}.config import load_params\n` : ""}from ${name}.pipeline import run


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the pipeline. Relative paths in its code count from the working directory, or from --folder."""
    parser = argparse.ArgumentParser(prog="${name}", description=main.__doc__)
    parser.add_argument("--folder", metavar="DIR", help="where relative paths in the code count from, as the notebook's folder")
${inProcesses ? stageOption(processes) : ""}${hasSettings ? SETTING_OPTIONS : ""}    options = parser.parse_args(arguments)
${hasSettings ? SETTING_VALUES : ""}${inProcesses ? `    cuts = Path("data/cuts").resolve()\n` : ""}    if options.folder:
        try:
            os.chdir(options.folder)
        except OSError as error:
            parser.error(str(error))
${inProcesses ? `    if options.stage:\n        from ${name}.stage import run_stage\n\n        run_stage(options.stage, ${hasSettings ? "params" : "None"}, cuts)\n        return 0\n` : ""}    ${isAsync ? `asyncio.run(${run})` : run}
    return 0
`;
}

const stageOption = (names: readonly string[]): string => `    parser.add_argument("--stage", choices=[${names.map((name) => `"${name}"`).join(", ")}], help="run one stage of dvc.yaml alone")\n`;

const SETTING_OPTIONS = `    parser.add_argument("--params", metavar="FILE", help="settings; else params.yaml where it exists, else the defaults")
    parser.add_argument("--set", action="append", default=[], metavar="NAME=VALUE", help="override one setting")
`;

const SETTING_VALUES = `    path = options.params or ("params.yaml" if Path("params.yaml").exists() else None)
    try:
        params = load_params(path, options.set)
    except (OSError, ValueError) as error:
        parser.error(str(error))
`;
