import { positionOf } from "../cursor.ts";
import { danger } from "../formats/format.ts";
import type { Evidence } from "../report.ts";
import type { ByteSource } from "../source.ts";
import { shown, utf8 } from "../text.ts";
import { note, type CodeInState } from "./facts.ts";
import type { Machine } from "./machine.ts";
import { fullName, isGlobal, isObject, itemsOf, type Call, type Global, type Value } from "./values.ts";

interface Gadget {
  readonly module: RegExp;
  readonly key: string;
  /** What honest files have there. */
  readonly honest: RegExp;
  readonly does: string;
}

/** Vetted classes that run a text of their state when it is set. */
const gadgets: readonly Gadget[] = [
  {
    // scipy.stats.rv_generic.__setstate__ passes this to exec.
    module: /^scipy\.stats\./,
    key: "_parse_arg_template",
    honest: /^(\s*def _parse_args(_rvs|_stats)?\(self, [\w\s,.='-]*\):\n {4}return (\([\w, ]*\)(, \w+)*|self\._argcheck_rvs\([\w ,=]*\))\n)+\s*$/,
    does: "runs as Python code",
  },
  {
    // statsmodels.base.data.ModelData.__setstate__ evaluates it by patsy or formulaic, which run what stands in it.
    module: /^statsmodels\.base\.data$/,
    key: "formula",
    honest: /^(?!.*__)[\w\s~+:*.\-/|^()]*$/s,
    does: "evaluates as a formula",
  },
];

/** Keeps what the state has under such a key, or that it cannot be told. */
export function noteCodeInState(machine: Machine, built: Call): void {
  const owner = ownerOf(built);
  const gadget = owner === undefined ? undefined : gadgets.find(({ module }) => module.test(owner.module));
  if (owner === undefined || gadget === undefined) return;
  const offset = positionOf(machine.cursor);
  for (const text of textsUnder(built.state, gadget.key)) note(machine.facts.code, { offset, owner, key: gadget.key, text }, 1000);
}

/** The class of an object, also where `copyreg._reconstructor(cls, base, state)` makes it. */
function ownerOf({ callee, args }: Call): Global | undefined {
  if (!isGlobal(callee)) return undefined;
  const [first] = itemsOf(args);
  return callee.name === "_reconstructor" || callee.name.startsWith("__newobj") ? (isGlobal(first) ? first : undefined) : callee;
}

function textsUnder(state: Value | undefined, key: string): readonly CodeInState["text"][] {
  if (state === undefined || !isObject(state) || state.kind === "constant") return [];
  if (state.kind === "tuple") return state.items.flatMap((item) => textsUnder(item, key));
  if (state.kind !== "dict" || state.length > state.items.length) return [undefined];
  return state.items.flatMap((item, index) => (index % 2 === 0 && item === key ? [textOf(state.items[index + 1])] : []));
}

function textOf(value: Value | undefined): CodeInState["text"] {
  if (typeof value === "string") return value;
  return typeof value === "object" && value.kind === "text" ? value : undefined;
}

const LONGEST = 20_000;

export function judgeCode(source: ByteSource, { owner, key, text, offset }: CodeInState): readonly Evidence[] {
  const gadget = gadgets.find((one) => one.key === key && one.module.test(owner.module));
  if (gadget === undefined) return [];
  const written = typeof text === "object" ? utf8(source.read(text.offset, Math.min(text.length, LONGEST))) : text;
  if (written !== undefined && gadget.honest.test(written)) return [];
  const what = written === undefined ? "cannot be told" : `is \`${shown(written.trim(), 200)}\``;
  return [danger(`\`${shown(fullName(owner))}\` ${gadget.does} what its state holds as \`${key}\`, and that ${what}. No honest file has this there.`, `byte ${offset}`)];
}
