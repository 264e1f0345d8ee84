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
  const inside = changedInside(read.document);
  const groups: { stages: Stage[] }[] = [];
  stages.forEach((stage, index) => {
    const reason = index === 0 ? undefined : reasonAgainst(stages, index, { types, shared, settings, inside });
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
  /** Names that functions change when they are called. */
  readonly inside: ReadonlySet<string>;
}

function reasonAgainst(stages: readonly Stage[], at: number, { types, shared, settings, inside }: Known): string | undefined {
  const [before, after] = [stages.slice(0, at), stages.slice(at)];
  if (stages.some(({ isAsync }) => isAsync)) return "they share one event loop";
  const used = namesOf(after);
  const earlier = namesOf(before);
  const tied = [...earlier].find((one) => shared.has(one) && used.has(one));
  if (tied !== undefined) return `both use \`${tied}\`, a name of their module`;
  const handed = new Set(crossing(stages, at, settings));
  const changed = [...mutatedBy(before)].find((one) => used.has(one) && !handed.has(one));
  if (changed !== undefined) return `\`${changed}\` is changed before it, and only the process that did so knows`;
  const kept = [...inside].find((one) => earlier.has(one) && used.has(one) && !handed.has(one));
  if (kept !== undefined) return `functions that both call change \`${kept}\``;
  const [left, right] = [statesOf(before), statesOf(after)];
  if (before.some(({ pieces }) => pieces.some(({ chunk }) => ENDS.test(chunk.text)))) return "the program may end before it, which the next process would not know";
  if (right.has("dynamic-names")) return "names are looked up by text in it";
  const state = STATES.find(([one, isLost]) => left.has(one) && isLost(right, one));
  if (state) return state[2];
  if (left.has("random") && after.some(mayDraw)) return "what it fits may draw from the process's random stream";
  const arrays = [...handed].filter((one) => /\bndarray$/.test(types.get(one) ?? ""));
  if (arrays.length > 1 && after.some(({ changes }) => changes.some((one) => arrays.includes(one)))) return `\`${arrays.join("` and `")}\` may share their memory, and one of them is changed in it`;
  const unknown = [...handed].find((one) => !isStorable(types.get(one)));
  return unknown === undefined ? undefined : `nobody can say that \`${unknown}\` can be stored and read back as it is`;
}

const ENDS = /\b(?:sys\.exit|os\._exit)\b|\bSystemExit\b|(?<![\w.])(?:exit|quit)\s*\(/;

const namesOf = (stages: readonly Stage[]): ReadonlySet<string> =>
  new Set(stages.flatMap(({ pieces }) => pieces.flatMap(({ effects: { reads, binds, maybeBinds } }) => [...reads, ...binds, ...maybeBinds])));

const mutatedBy = (stages: readonly Stage[]): ReadonlySet<string> => new Set(stages.flatMap(({ pieces }) => pieces.flatMap(({ effects: { mutates } }) => [...mutates])));

const statesOf = (stages: readonly Stage[]): ReadonlySet<string> => new Set(stages.flatMap(({ pieces }) => pieces.flatMap(({ effects }) => [...effects.effects])));

/** An estimator without a seed, or a framework's layers, take numbers from the stream without saying so. */
const mayDraw = ({ kinds, pieces }: Stage): boolean => kinds.some((kind) => kind === "train" || kind === "split") || pieces.some(({ chunk }) => /\b(?:torch|nn|tf|keras|jax|shuffle|sample)\b/.test(chunk.text));

const always = (): boolean => true;
const again = (later: ReadonlySet<string>, state: string): boolean => later.has(state);

/** State of a process that a second one would not have, when it matters, and in words. */
const STATES: readonly (readonly [state: string, isLost: (later: ReadonlySet<string>, state: string) => boolean, words: string])[] = [
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
