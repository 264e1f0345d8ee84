import { changedInside } from "../../facts/python/effects/effects.ts";
import type { Stage } from "./stages.ts";
import type { Package } from "./writeModule.ts";

/** From the project's folder. */
const CUTS = "data/cuts";

/** Stages that run in one process; what goes on to the next process lies in one file. */
export interface ProcessGroup {
  readonly name: string;
  readonly stages: readonly Stage[];
  /** What later processes need. */
  readonly gives: readonly string[];
  /** The folder that holds them. */
  readonly folder?: string;
}

export interface FileCuts {
  readonly groups: readonly ProcessGroup[];
  /** Why stages stay together that might have been cut, one sentence each. */
  readonly reasons: readonly string[];
}

/**
 * DVC runs each stage in a process of its own, so a cut is made only where nothing is lost by it: every value that crosses can be
 * stored as it is, no module-wide name is shared, and no state of the process has to go on.
 */
export function fileCutsOf({ stages, types, name, read }: Package, shared: ReadonlySet<string>, settings: ReadonlySet<string>): FileCuts {
  const reasons: string[] = [];
  const course = courseOf(stages, shared, changedInside(read.document));
  const groups: { stages: Stage[] }[] = [];
  stages.forEach((stage, index) => {
    const reason = index === 0 ? undefined : reasonAgainst(stages, index, { types, shared, settings, course });
    const last = groups.at(-1);
    if (last && reason === undefined) groups.push({ stages: [stage] });
    else if (last) last.stages.push(stage);
    else groups.push({ stages: [stage] });
    if (reason !== undefined) reasons.push(`\`${stage.name}\` runs with the stage before it, because ${reason}.`);
  });
  const done = groups.map((group, place): ProcessGroup => {
    const ends = groups.slice(0, place + 1).reduce((sum, one) => sum + one.stages.length, 0);
    const gives = crossing(stages, ends, settings);
    const own = group.stages[0]?.name ?? name;
    return { name: own, stages: group.stages, gives, ...(place < groups.length - 1 ? { folder: `${CUTS}/${own}` } : {}) };
  });
  return { groups: done, reasons };
}

/** Names that stages before the cut give and stages behind it take. */
function crossing(stages: readonly Stage[], at: number, settings: ReadonlySet<string>): readonly string[] {
  const made = new Set(stages.slice(0, at).flatMap(({ returns }) => returns));
  const needed = new Set<string>();
  const remade = new Set<string>();
  for (const { parameters, returns } of stages.slice(at)) {
    for (const one of parameters) if (made.has(one) && !remade.has(one) && !settings.has(one)) needed.add(one);
    returns.forEach((one) => remade.add(one));
  }
  return [...needed];
}

interface Known {
  readonly types: ReadonlyMap<string, string>;
  readonly shared: ReadonlySet<string>;
  readonly settings: ReadonlySet<string>;
  readonly course: Course;
}

function reasonAgainst(stages: readonly Stage[], at: number, { types, shared, settings, course }: Known): string | undefined {
  if (course.isAsync) return "they share one event loop";
  const [isBefore, isAfter] = [(places: Places, one: string): boolean => (places.get(one)?.first ?? Infinity) < at, (places: Places, one: string): boolean => (places.get(one)?.last ?? -1) >= at];
  const isInBoth = (one: string): boolean => isBefore(course.names, one) && isAfter(course.names, one);
  const tied = course.ordered.find((one) => shared.has(one) && isInBoth(one));
  if (tied !== undefined) return `both use \`${tied}\`, a name of their module`;
  const handed = new Set(crossing(stages, at, settings));
  const changed = [...course.mutated.keys()].find((one) => isBefore(course.mutated, one) && isAfter(course.names, one) && !handed.has(one));
  if (changed !== undefined) return `\`${changed}\` is changed before it, and only the process that did so knows`;
  const kept = [...course.inside].find((one) => isInBoth(one) && !handed.has(one));
  if (kept !== undefined) return `functions that both call change \`${kept}\``;
  if (isBefore(course.marks, "ends")) return "the program may end before it, which the next process would not know";
  if (isAfter(course.states, "dynamic-names")) return "names are looked up by text in it";
  const state = STATES.find(([one, isLost]) => isBefore(course.states, one) && isLost(isAfter(course.states, one)));
  if (state) return state[2];
  if (isBefore(course.states, "random") && isAfter(course.marks, "draws")) return "what it fits may draw from the process's random stream";
  const arrays = [...handed].filter((one) => /\bndarray$/.test(types.get(one) ?? ""));
  if (arrays.length > 1 && stages.slice(at).some(({ changes }) => changes.some((one) => arrays.includes(one)))) return `\`${arrays.join("` and `")}\` may share their memory, and one of them is changed in it`;
  const unknown = [...handed].find((one) => !isStorable(types.get(one)));
  return unknown === undefined ? undefined : `nobody can say that \`${unknown}\` can be stored and read back as it is`;
}

/** The first and the last stage, by index, that has something. */
type Places = ReadonlyMap<string, { readonly first: number; readonly last: number }>;

/** What happens where, found once for all cuts. */
interface Course {
  readonly isAsync: boolean;
  /** Names that are read or set. */
  readonly names: Places;
  /** Those that a cut may not part, as they come up. */
  readonly ordered: readonly string[];
  readonly mutated: Places;
  readonly states: Places;
  /** `ends` where the program may end, `draws` where a library may draw random numbers. */
  readonly marks: Places;
  /** Names that functions change when they are called. */
  readonly inside: ReadonlySet<string>;
}

function courseOf(stages: readonly Stage[], shared: ReadonlySet<string>, inside: ReadonlySet<string>): Course {
  const places = (of: (stage: Stage) => Iterable<string>): Places => {
    const found = new Map<string, { readonly first: number; readonly last: number }>();
    stages.forEach((stage, index) => { for (const one of of(stage)) found.set(one, { first: found.get(one)?.first ?? index, last: index }); });
    return found;
  };
  const names = places(({ pieces }) => pieces.flatMap(({ effects: { reads, binds, maybeBinds } }) => [...reads, ...binds, ...maybeBinds]));
  return {
    isAsync: stages.some(({ isAsync }) => isAsync),
    names,
    ordered: [...names.keys()].filter((one) => shared.has(one)),
    mutated: places(({ pieces }) => pieces.flatMap(({ effects: { mutates } }) => [...mutates])),
    states: places(({ pieces }) => pieces.flatMap(({ effects }) => [...effects.effects])),
    marks: places((stage) => [...(stage.pieces.some(({ chunk }) => ENDS.test(chunk.text)) ? ["ends"] : []), ...(mayDraw(stage) ? ["draws"] : [])]),
    inside,
  };
}

const ENDS = /\b(?:sys\.exit|os\._exit)\b|\bSystemExit\b|(?<![\w.])(?:exit|quit)\s*\(/;

/** An estimator without a seed, or a framework's layers, take numbers from the stream without saying so. */
const mayDraw = ({ kinds, pieces }: Stage): boolean => kinds.some((kind) => kind === "train" || kind === "split") || pieces.some(({ chunk }) => /\b(?:torch|nn|tf|keras|jax|shuffle|sample)\b/.test(chunk.text));

const always = (): boolean => true;
const again = (isLater: boolean): boolean => isLater;

/** State of a process that a second one would not have, when it matters, and in words. */
const STATES: readonly (readonly [state: string, isLost: (isLater: boolean) => boolean, words: string])[] = [
  ["random", again, "the process's random stream goes on in it"],
  ["options", always, "options of the process are set before it"],
  ["environment", always, "environment variables are set before it"],
  ["cwd", always, "the working directory may have changed before it"],
  ["pyplot", again, "open figures go on in it"],
  ["dynamic-names", always, "names are looked up by text"],
];

/** Numbers, texts, tables, arrays, plain lists and estimators come back from a file as they were. */
const isStorable = (type: string | undefined): boolean => type !== undefined && STORABLE.test(type) && !/\bAny\b/.test(type);

const STORABLE = /^(?:int|float|str|bool|bytes|list\[\w+\]|dict\[str, \w+\]|(?:\w+\.)+ndarray|[A-Z]\w+|(?:\w+\.)+[A-Z]\w+)$/;

/** `stage.py`: one process of dvc.yaml. */
export function stageModuleText({ name, layout }: Package, { groups }: FileCuts, settings: ReadonlySet<string>): string {
  const functions = groups.map((group, index) => groupText(group, groups[index - 1], settings));
  const imports = groups.flatMap(({ stages }) => stages.map((stage) => `from ${name}.${layout.homes.get(stage.name) ?? ""} import ${stage.name}`));
  return `"""One stage of dvc.yaml in a process of its own; what goes on to the next lies in data/cuts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from ${name} import store as cut_store
${mergedImports(imports)}


${functions.join("\n\n\n")}


STAGES: dict[str, Callable[[Any, Path], None]] = {${groups.map((group) => `"${group.name}": _${group.name}`).join(", ")}}


def run_stage(name: str, params: Any, cuts: Path) -> None:
    """Runs one stage by its name in dvc.yaml."""
    STAGES[name](params, cuts)
`;
}

function groupText({ name, stages, gives, folder }: ProcessGroup, before: ProcessGroup | undefined, settings: ReadonlySet<string>): string {
  const calls = stages.map((stage) => {
    const given = stage.parameters.map((one) => (settings.has(one) ? `params.${one}` : one)).join(", ");
    return `    ${stage.returns.length > 0 ? `${stage.returns.join(", ")} = ` : ""}${stage.name}(${given})`;
  });
  const loaded = before?.folder !== undefined && before.gives.length > 0 ? [`    given = cut_store.load(cuts / "${before.name}")`, ...before.gives.map((one) => `    ${one} = given["${one}"]`)] : [];
  const saved = folder === undefined ? [] : [`    cut_store.save(cuts / "${name}", {${gives.map((one) => `"${one}": ${one}`).join(", ")}})`];
  return [`def _${name}(params: Any, cuts: Path) -> None:`, ...loaded, ...calls, ...saved].join("\n");
}

/** One line per module, sorted as isort does. */
function mergedImports(lines: readonly string[]): string {
  const byModule = new Map<string, string[]>();
  for (const line of lines) {
    const [, module = "", name = ""] = /^from (\S+) import (\S+)$/.exec(line) ?? [];
    byModule.set(module, [...(byModule.get(module) ?? []), name]);
  }
  return [...byModule].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([module, names]) => `from ${module} import ${names.toSorted().join(", ")}`).join("\n");
}
