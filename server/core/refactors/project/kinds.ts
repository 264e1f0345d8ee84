import { dottedName } from "../../facts/python/imports.ts";
import { walk } from "../../syntax/python/walk.ts";
import type { Piece } from "./pieces.ts";

/** What a statement is for. */
export type PieceKind = "setup" | "load" | "explore" | "transform" | "split" | "train" | "evaluate" | "plot" | "save" | "define";

/** The first row that fits a call's last name or an effect decides; the rows are ordered by how much they tell. */
const CALLS: readonly (readonly [kind: PieceKind, last: RegExp])[] = [
  ["split", /^(?:train_test_split|random_split|StratifiedShuffleSplit)$/],
  ["train", /^(?:fit|fit_transform|partial_fit|train|fine_tune|fit_one_cycle|learn|GridSearchCV|RandomizedSearchCV|backward|compile)$/],
  ["evaluate", /^(?:score|cross_val_score|cross_validate|evaluate|predict|predict_proba|classification_report|confusion_matrix|\w+_score|\w*(?:mean_squared|mean_absolute|squared)_error)$/],
  ["load", /^(?:read_\w+|load_\w+|fetch_\w+|load|loadtxt|genfromtxt|load_dataset|from_pretrained|urlopen|urlretrieve)$/],
  ["save", /^(?:to_csv|to_parquet|to_pickle|to_json|to_excel|savefig|save|dump|save_model|save_pretrained|push_to_hub|write|write_text)$/],
  ["explore", /^(?:head|tail|info|describe|value_counts|nunique|display|isnull|isna|corr|sample|print|pprint|dtypes|summary)$/],
];

export function kindOf({ chunk: { statement }, effects }: Piece): PieceKind {
  if (statement.type === "function" || statement.type === "class") return "define";
  const called = new Set<string>();
  walk([statement], (node) => {
    if (node.type === "call") called.add(node.callee.type === "attribute" ? node.callee.name.name : (dottedName(node.callee) ?? ""));
    return node.type !== "function" && node.type !== "lambda";
  });
  const found = CALLS.find(([, last]) => [...called].some((name) => last.test(name)));
  if (found && found[0] !== "explore") return found[0];
  if (effects.effects.has("pyplot")) return "plot";
  if (found || (effects.binds.size === 0 && effects.mutates.size === 0 && statement.type === "expressionStatement")) return "explore";
  const isSetup = ["options", "environment", "random", "cwd"].some((effect) => effects.effects.has(effect)) && effects.binds.size === 0;
  return isSetup ? "setup" : "transform";
}

/** How much a kind says about a stage that holds several. */
const WEIGHTS: Readonly<Record<PieceKind, number>> = { setup: 1, load: 3, explore: 1, transform: 1, split: 2, train: 6, evaluate: 3, plot: 2, save: 3, define: 1 };

/** The kind that a stage is named and placed by. */
export function mainKind(kinds: readonly PieceKind[]): PieceKind {
  const weights = new Map<PieceKind, number>();
  for (const kind of kinds) weights.set(kind, (weights.get(kind) ?? 0) + WEIGHTS[kind]);
  return [...weights].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? "transform";
}
