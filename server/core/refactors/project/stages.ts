import { builtinNames } from "../../facts/notebook/builtins.ts";
import type { ReadNotebook } from "../convert-notebook-read.ts";
import { KEYWORDS } from "../convert-notebook-name.ts";
import { awaits } from "../convert-notebook-plan.ts";
import { mainKind, type PieceKind } from "./kinds.ts";
import { liveness, type Piece, type Pieces } from "./pieces.ts";
import { segmentsOf, type Segment } from "./segments.ts";

/** One function of the project: a segment with its name and signature. */
export interface Stage extends Segment {
  readonly name: string;
  readonly kind: PieceKind;
  /** Read and live on entry, or maybe set inside and live on exit. */
  readonly parameters: readonly string[];
  /** Set or changed inside, and live on exit. */
  readonly returns: readonly string[];
  /** Names of the module that it sets. */
  readonly globals: readonly string[];
  /** Parameters that it changes in place. */
  readonly changes: readonly string[];
  readonly isAsync: boolean;
}

/** Cuts the notebook into stages. `settings` are names that are handed in from outside. */
export function stagesOf(read: ReadNotebook, all: Pieces, settings: ReadonlySet<string>, cuts?: readonly number[]): readonly Stage[] {
  const live = liveness(all);
  const taken = takenNames(read);
  const stages: Stage[] = [];
  let done = 0;
  for (const segment of segmentsOf(read.document, all, cuts)) {
    done += segment.pieces.length;
    const kind = mainKind(segment.kinds);
    const name = freeName(stageName(segment, kind), taken);
    taken.add(name);
    stages.push({ ...segment, kind, name, ...signature(segment, all, settings, live[done] ?? new Set()), isAsync: segment.pieces.some((piece) => isAwaiting(read, piece)) });
  }
  return stages;
}

function signature({ pieces }: Segment, { passed, shared }: Pieces, settings: ReadonlySet<string>, liveOut: ReadonlySet<string>): Pick<Stage, "parameters" | "returns" | "globals" | "changes"> {
  const surely = new Set<string>();
  const touched = new Set<string>();
  const mutated = new Set<string>();
  const parameters = new Set<string>();
  for (const { effects } of pieces) {
    for (const name of effects.reads) if ((passed.has(name) || settings.has(name)) && !surely.has(name)) parameters.add(name);
    for (const name of [...effects.binds, ...effects.maybeBinds]) touched.add(name);
    effects.mutates.forEach((name) => mutated.add(name));
    effects.deletes.forEach((name) => {
      surely.delete(name);
      touched.add(name);
    });
    effects.binds.forEach((name) => surely.add(name));
  }
  const changed = new Set([...touched, ...mutated]);
  const made = makingOrder(pieces);
  const returns = [...liveOut].filter((name) => changed.has(name) && (touched.has(name) || parameters.has(name)));
  for (const name of returns) if (!surely.has(name)) parameters.add(name);
  return {
    parameters: [...parameters],
    returns: returns.toSorted((a, b) => (made.get(a) ?? 0) - (made.get(b) ?? 0)),
    globals: [...touched].filter((name) => shared.has(name)).toSorted(),
    changes: [...parameters].filter((name) => mutated.has(name)),
  };
}

/** Results are named in the order in which they are made. */
function makingOrder(pieces: readonly Piece[]): ReadonlyMap<string, number> {
  const names = new Set(pieces.flatMap(({ effects: { binds, maybeBinds, mutates } }) => [...binds, ...maybeBinds, ...mutates]));
  return new Map([...names].map((name, place) => [name, place]));
}

const KIND_NAMES: Readonly<Record<PieceKind, string>> = {
  setup: "set_up",
  load: "load_data",
  explore: "explore",
  transform: "prepare",
  split: "split_data",
  train: "train",
  evaluate: "evaluate",
  plot: "plot",
  save: "save",
  define: "define",
};

/** From the heading where there is one: `3.1 Feature engineering!` becomes `feature_engineering`. */
function stageName({ heading }: Segment, kind: PieceKind): string {
  const words = (heading ?? "")
    .replace(/<[^>]*>|\[([^\]]*)\]\([^)]*\)|[*_`]/g, " $1 ")
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z\d]+/g, "_")
    .replace(/^[\d_]+|_+$/g, "")
    .split("_")
    .filter((word) => word !== "");
  const name = shortened(words).join("_");
  return name.length < 2 || name.length > LONGEST_NAME ? KIND_NAMES[kind] : name;
}

/** `Step 3: Deploy the model to an online endpoint` becomes `deploy_model_to_online_endpoint`; no name ends in the midst of a phrase. */
function shortened(words: readonly string[]): readonly string[] {
  const isNumbered = words.length > 2 && NUMBERED.test(words[0] ?? "") && COUNT.test(words[1] ?? "");
  const own = isNumbered ? words.slice(2) : words;
  if (own.length <= MOST_WORDS && own.join("_").length <= LONGEST_NAME) return own;
  const telling = own.filter((word) => !ARTICLES.has(word));
  const kept = telling.slice(0, MOST_WORDS);
  while (kept.length > 1 && (kept.join("_").length > LONGEST_NAME || (telling.length > kept.length && JOINING.has(kept.at(-1) ?? "")))) kept.pop();
  return kept;
}

const NUMBERED = /^(?:step|part|section|stage|example|exercise|chapter|task)$/;
const COUNT = /^(?:\d+|[ivx]+)$/;
const ARTICLES: ReadonlySet<string> = new Set(["a", "an", "the", "your", "our", "my"]);
const JOINING: ReadonlySet<string> = new Set("and or with without of to in on for from by at as into using via is are how that which".split(" "));
const MOST_WORDS = 5;
const LONGEST_NAME = 40;

function takenNames({ chunks, modules }: ReadNotebook): Set<string> {
  const names = chunks.flatMap(({ names: { binds, reads, later, globals } }) => [...binds, ...reads, ...later, ...globals]);
  return new Set([...names, ...modules, ...builtinNames, ...KEYWORDS, "run", "provide", "main", "Params", "display"]);
}

export function freeName(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  for (let number = 2; ; number++) if (!taken.has(`${wanted}_${number}`)) return `${wanted}_${number}`;
}

function isAwaiting({ plan, document }: ReadNotebook, { chunk }: Piece): boolean {
  return plan.isAsync && awaits(document, chunk);
}
