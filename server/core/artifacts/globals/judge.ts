import { dangerousBuiltins, dangerousParts, dangerousWords, dangers } from "./dangerous.ts";
import { standardLibrary } from "./stdlib.ts";
import { ENUMERATION, isVetted } from "./vetted.ts";

export interface Judgement {
  readonly verdict: "safe" | "suspicious" | "dangerous";
  /** Continues "`module.name` …". */
  readonly reason: string;
}

/** What it means that a file imports `module.name`. */
export function judge(module: string, name: string): Judgement {
  const home = /^__builtins?__$/.test(module) ? "builtins" : module;
  if (!dangerousParts.has(name) && isVetted(home, name)) return { verdict: "safe", reason: "only holds data" };
  const does = dangerOf(home, name);
  if (does !== undefined) return { verdict: "dangerous", reason: does };
  const top = home.split(".")[0] ?? "";
  if (standardLibrary.has(top)) {
    return isClassName(name) && !top.startsWith("_")
      ? { verdict: "suspicious", reason: "is a part of Python that models do not need" }
      : { verdict: "dangerous", reason: "is an inner part or a function of Python that no model needs" };
  }
  return { verdict: "suspicious", reason: top === "__main__" ? "is code of the program that wrote the file, and loading runs it" : `is code of the package \`${top}\`, and loading runs it` };
}

/** Packages whose ways to restore their own objects are vetted: a file of theirs calls no other function of theirs. */
const KNOWN = new Set(["numpy", "scipy", "sklearn", "pandas", "torch", "torchvision", "tensorflow", "keras", "transformers", "joblib", "lightgbm", "xgboost", "catboost", "statsmodels"]);
const RESTORES = /(^|_)(re)?(construct|build|create|make|new|init|restore|unpickle|unreduce|from|ctor|setstate|reduce|copy|wrap)(_|$|or$|ed$)|pickle|reconstruct|rebuild/i;
const ACTS: ReadonlySet<string> = new Set(["load", "deserialize", "apply", "run", "main", "launch", "inline", "start", "fetch", "get_file", "urlopen"]);

/** What it means that a function is called with a text whose import alone is only doubtful. */
export function judgeCalled(module: string, name: string): Judgement | undefined {
  const known = KNOWN.has(module.split(".")[0] ?? "");
  if (isClassName(name)) return known && !ENUMERATION.test(name) ? { verdict: "dangerous", reason: "is constructed from a text while loading, which honest files of that library never do: a path, an address or code" } : undefined;
  if (wordsOf(name).some((word) => ACTS.has(word))) return { verdict: "dangerous", reason: "does something while loading, where an honest file only restores objects" };
  const top = module.split(".")[0] ?? "";
  return known && !RESTORES.test(name) ? { verdict: "dangerous", reason: `is a function that the files of \`${top}\` never call` } : undefined;
}

const byModule = new Map(dangers.flatMap(({ does, modules }) => (modules ?? []).map((module) => [module, does] as const)));
const byName = dangers.flatMap(({ does, names }) => (names ?? []).map((pattern) => ({ pattern, does })));

function dangerOf(module: string, name: string): string | undefined {
  const whole = `${module}.${name}`;
  const named = byName.find(({ pattern }) => (pattern.endsWith("*") ? whole.startsWith(pattern.slice(0, -1)) : whole === pattern || whole.startsWith(`${pattern}.`)));
  if (named) return named.does;
  if (module === "builtins" && dangerousBuiltins.has(name.split(".")[0] ?? "")) return "is a builtin that reaches everything else";
  for (const prefix of prefixesOf(whole)) {
    const does = byModule.get(prefix);
    if (does !== undefined) return does;
  }
  const part = name.split(".").find((one) => dangerousParts.has(one));
  if (part !== undefined) return `reaches \`${part}\` through another module`;
  const parts = name.split(".");
  if (parts.length > 1 && !isClassName(parts[0] ?? "") && !isVetted(module, parts[0] ?? "")) return "reaches through a name of another module, which Python's pickle writer never does";
  if (parts.length > 1 && FILE_METHODS.test(parts.at(-1) ?? "")) return "reads or changes files";
  const word = isClassName(name) ? undefined : wordsOf(name).find((one) => dangerousWords.has(one));
  return word === undefined ? undefined : `is a function whose name says "${word}"`;
}

/** Methods of harmless classes that are not harmless. */
const FILE_METHODS = /^(to_(csv|pickle|json|parquet|sql|html|excel|hdf|feather|stata|clipboard|xml|latex|markdown|file|npy)|tofile|dumps?|save\w*|load\w*|from_?file|read_\w+|write\w*|open\w*|eval|query)$/;

/** `a.b.c`, `a.b`, `a`. */
function prefixesOf(name: string): readonly string[] {
  const parts = name.split(".").slice(0, 12);
  return parts.map((_, index) => parts.slice(0, parts.length - index).join("."));
}

const isClassName = (name: string): boolean => /^_{0,2}[A-Z]\w*$/.test(name.split(".").at(-1) ?? "");

const wordsOf = (name: string): readonly string[] => name.replace(/([a-z])([A-Z])/g, "$1_$2").toLowerCase().split(/[^a-z]+/);
