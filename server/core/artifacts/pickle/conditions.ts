import type { Judgement } from "../globals/judge.ts";
import { judge, judgeCalled } from "../globals/judge.ts";
import { dangerousParts } from "../globals/dangerous.ts";
import { mustNotBeCalled } from "../globals/vetted.ts";
import type { CallFact, Import } from "./facts.ts";
import { isGetattr } from "./imports.ts";
import { isGlobal, itemsOf, type Value } from "./values.ts";

const SAFE: Judgement = { verdict: "safe", reason: "only holds data" };
const danger = (reason: string): Judgement => ({ verdict: "dangerous", reason });
const doubt = (reason: string): Judgement => ({ verdict: "suspicious", reason });

/** Callables that are harmless or not by what they are called with. */
const conditions: Readonly<Record<string, (args: readonly Value[]) => Judgement>> = {
  "builtins.getattr": (args) => (fetchesVetted(args) ? SAFE : danger("fetches any attribute by its name, and so reaches everything else")),
  // What it binds is judged by itself.
  "functools.partial": ([target]) => (isGlobal(target) || fromVetted(target) ? SAFE : doubt("binds something that is only made while loading, to be called later")),
  // dill's way to restore an array: it calls the first argument with the second.
  "dill._dill._create_array": ([make]) => (isGlobal(make) && fromVetted(make) ? SAFE : danger("calls whatever it is given")),
  "builtins.type": (args) => (args.length === 1 ? SAFE : doubt("makes a new class")),
  "builtins.print": () => doubt("prints while loading, which no model needs"),
  "builtins.map": () => doubt("calls a function for each item"),
  "builtins.filter": () => doubt("calls a function for each item"),
  "_codecs.encode": ([, codec]) => (codec === undefined || codec === "latin1" || codec === "utf-8" || codec === "utf8" || codec === "ascii" ? SAFE : doubt("turns text into something else while loading")),
  "numpy.core._ufunc_reconstruct": ufunc,
  "numpy._core._ufunc_reconstruct": ufunc,
  "numpy.core.__ufunc_reconstruct": ufunc,
};

function ufunc([module, name]: readonly Value[]): Judgement {
  const known = module === "numpy" || (typeof module === "string" && /^(numpy\.(_?core)(\.\w+)?|scipy\.special(\.\w+)?)$/.test(module));
  return known && typeof name === "string" && /^[a-z]\w*$/.test(name) && !dangerousParts.has(name) ? SAFE : danger("imports any module by its name");
}

/** The judgement on an import together with the ways it is used. */
export function judgeUse(used: Import): Judgement {
  const home = used.module === "__builtin__" ? "builtins" : used.module;
  const condition = conditions[`${home}.${used.name}`];
  if (condition === undefined) return judgePlain(used);
  const judged = used.calls.map((call) => condition(argumentsOf(call)));
  const worst = judged.find(({ verdict }) => verdict === "dangerous") ?? judged.find(({ verdict }) => verdict === "suspicious") ?? SAFE;
  if (worst.verdict === "dangerous") return worst;
  const followed = used.callCount > 0 && used.callCount === used.calls.length && !used.handedOn;
  if (followed || home === "_codecs") return worst;
  return used.name === "type" ? doubt("makes classes") : { ...condition([]), reason: "is handed on, so what it will be used for cannot be told" };
}

function judgePlain({ module, name, called, calls }: Import): Judgement {
  const judgement = judge(module, name);
  if (!called) return judgement;
  if (judgement.verdict === "suspicious" && calls.some(takesText)) return judgeCalled(module, name) ?? judgement;
  const constructed = judgement.verdict === "safe" && mustNotBeCalled(module, name);
  if (constructed && calls.some(takesText)) return judgeCalled(module, name) ?? doubt("is constructed from a text while loading, though an honest file only restores what it was");
  return constructed ? doubt("is constructed while loading, though an honest file only restores what it was. Its constructor reads files or evaluates what it is given") : judgement;
}

/** Commands, code and paths are texts; what restores an object rarely needs one. */
const takesText = (call: CallFact): boolean => argumentsOf(call).some((one) => typeof one === "string" || (typeof one === "object" && (one.kind === "text" || one.kind === "bytes")));

const argumentsOf = ({ args }: CallFact): readonly Value[] => itemsOf(args);

/** A vetted class or function, an object made by calling one, or what `getattr` may fetch from one. */
function fromVetted(target: Value | undefined): boolean {
  if (isGlobal(target)) return judge(target.module, target.name).verdict === "safe";
  if (typeof target !== "object" || target.kind !== "call") return false;
  return isGlobal(target.callee) && isGetattr(target.callee) ? fetchesVetted(itemsOf(target.args)) : fromVetted(target.callee);
}

/** Pickle protocols before 4 write `getattr(cls, "__new__")` for classes that are made with keywords; other inner names lead out. */
function fetchesVetted([target, name]: readonly Value[]): boolean {
  if (typeof name !== "string" || !fromVetted(target)) return false;
  if (name === "__new__") return isGlobal(target);
  return !name.startsWith("__") && !name.split(".").some((part) => dangerousParts.has(part));
}
