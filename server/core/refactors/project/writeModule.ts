import type { Cell } from "../../workspace/document.ts";
import type { ReadNotebook } from "../convert-notebook-read.ts";
import { provideText, WITHOUT_FILE } from "../convert-notebook-write.ts";
import { importBlock, importedNames } from "./imports.ts";
import { SHARED_MODULE, type Layout, type PackageModule } from "./layout.ts";
import type { Stage } from "./stages.ts";
import { docstring, joinBlocks } from "./text.ts";
import type { Types } from "./types.ts";
import { isNamed, stageText } from "./writeStage.ts";

/** What all modules of a package have in common. */
export interface Package {
  readonly name: string;
  readonly read: ReadNotebook;
  readonly layout: Layout;
  readonly stages: readonly Stage[];
  readonly types: Types;
  /** Imports that nothing uses, and that may matter by being loaded. */
  readonly unused: ReadonlySet<string>;
}

export function moduleText(module: PackageModule, whole: Package): string {
  const { read, layout } = whole;
  const stages = module.stages.map((stage) => stageText(stage, { read, types: whole.types, cells: cellsAround(stage, whole) }));
  const isShared = module.name === SHARED_MODULE;
  const missing = isShared ? read.missing.filter(({ name }) => name !== "get_ipython").map(({ name }) => name) : [];
  const needed = namesIn(module, whole);
  const text = stages.join("\n");
  const imported = new Set(read.plan.imports.flatMap(({ names }) => [...names.binds]));
  const typing = ["Any", "NamedTuple"].filter((name) => !(imported.has(name) && needed.has(name)) && (name === "Any" ? module.stages.some((stage) => namesAny(stage, whole.types)) : module.stages.some(isNamed)));
  const own = [...layout.homes].filter(([name, home]) => home !== module.name && needed.has(name));
  const imports = importBlock(
    [
      ...typing.map((name) => ({ module: "typing", name })),
      ...read.modules.filter((name) => !imported.has(name)).filter((name) => needed.has(name) || new RegExp(`\\b${name}\\.`).test(text)).map((name) => ({ module: name })),
      ...importedNames(read.plan.imports, needed, whole.unused),
      ...(needed.has("get_ipython") && read.missing.every(({ name }) => name !== "get_ipython") ? [{ module: "IPython", name: "get_ipython" }] : []),
      ...own.map(([name, home]) => ({ module: `${whole.name}.${home}`, name, ...(onlyLookedUp(name, module) ? { unused: true } : {}) })),
    ],
    whole.name,
  );
  const header = [
    docstring(DESCRIPTIONS[module.name] ?? "Stages of the notebook.", "").join("\n"),
    futureLine(read),
    imports,
    [...(usesFile(module) ? [WITHOUT_FILE] : []), ...(needed.has("display") && !isBound(read, "display") ? [DISPLAY] : []), ...module.constants.map((chunk) => chunk.text)].join("\n"),
  ];
  return joinBlocks([header.filter((part) => part !== "").join("\n\n"), ...(missing.length > 0 ? [provideText(missing)] : []), ...module.functions.map((chunk) => chunk.text), ...stages]);
}

function futureLine({ plan: { future } }: ReadNotebook): string {
  const names = future.flatMap(({ statement }) => (statement.type === "importFrom" ? statement.names.map(({ name }) => name) : []));
  return names.length > 0 ? `from __future__ import ${[...new Set(names)].toSorted().join(", ")}` : "";
}

const usesFile = ({ constants, functions, stages }: PackageModule): boolean => [...constants, ...functions, ...stages.flatMap(({ pieces }) => pieces.map(({ chunk }) => chunk))].some(({ text }) => /\b__file__\b/.test(text));

/** True for a name that stands in a text only, such as a formula: no linter sees that it is used. */
const onlyLookedUp = (name: string, { constants, functions, stages }: PackageModule): boolean =>
  ![...constants, ...functions, ...stages.flatMap(({ pieces }) => pieces.map(({ chunk }) => chunk))].some(({ names: { reads, later } }) => reads.has(name) || later.has(name));

/** True where a signature says `Any`. */
const namesAny = ({ parameters, returns }: Stage, types: Types): boolean => [...parameters, ...returns].some((name) => /\bAny\b/.test(types.get(name) ?? "Any"));

export const DISPLAY = "display = print  # In a notebook this shows a value as a table or a picture.";

const DESCRIPTIONS: Readonly<Record<string, string>> = {
  constants: "Constants of the notebook.",
  functions: "Functions and classes of the notebook that need nothing that it computes.",
  setup: "What is set before anything else runs.",
  data: "Loading and splitting the data.",
  features: "Preparing the data.",
  exploration: "Looking at the data: tables and plots that nothing else depends on.",
  training: "Fitting models.",
  evaluation: "Judging models.",
  outputs: "Writing results.",
  stages: "Stages that share names which change; Python looks these up in this module.",
};

const isBound = ({ chunks }: ReadNotebook, name: string): boolean => chunks.some(({ names }) => names.binds.has(name));

/** The names that the module's code looks up outside of itself. */
function namesIn({ constants, functions, stages }: PackageModule, { types, unused, stages: all }: Package): ReadonlySet<string> {
  const chunks = [...constants, ...functions, ...stages.flatMap(({ pieces }) => pieces.map(({ chunk }) => chunk))];
  const names = new Set(chunks.flatMap(({ names: { reads, later, globals } }) => [...reads, ...later, ...globals]));
  for (const { pieces } of stages) for (const { effects } of pieces) effects.looksUp.forEach((one) => names.add(one));
  for (const stage of stages) for (const one of [...stage.parameters, ...stage.returns]) for (const word of (types.get(one) ?? "").matchAll(/\b[A-Za-z_]\w*/g)) names.add(word[0]);
  // What is loaded for its own sake is loaded with the first stage.
  const first = all[0];
  if (first && stages.includes(first)) unused.forEach((one) => names.add(one));
  return names;
}

/** The cells of the stage and those since the one before it, so that prose and comments are kept with what follows them. */
function cellsAround(stage: Stage, { read, stages }: Package): readonly Cell[] {
  const at = stages.indexOf(stage);
  const order = (read.document.cells ?? []).map(({ index }) => index);
  const place = (cell: number | undefined): number => (cell === undefined ? -1 : order.indexOf(cell));
  const from = at === 0 ? 0 : place(stages[at - 1]?.cells.at(-1)) + 1;
  const to = at === stages.length - 1 ? order.length - 1 : place(stage.cells.at(-1));
  const cells = (read.document.cells ?? []).slice(from, to + 1);
  const [title, ...others] = cells;
  return at === 0 && title?.type === "markdown" ? others : cells;
}
