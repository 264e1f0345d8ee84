import type { Expression, OfType, Subscript } from "../../../syntax/python/expressionTree.ts";
import type { For, If, ImportFrom, Import, Statement, Try } from "../../../syntax/python/tree.ts";
import { inLoop, noteChoice } from "./checkpoints.ts";
import { join } from "./join.ts";
import { columnNames, narrowed } from "./columns.ts";
import { bind, moduleScope, rewrite, type Machine } from "./machine.ts";
import { bindImports, runMagic } from "./modules.ts";
import { elementOf, itemsOf } from "./iteration.ts";
import { augmented } from "./operators.ts";
import { taintsWithin } from "./taints.ts";
import { NONE, type Value } from "./value.ts";

/** A loop over a list that is written out runs once per item, up to this many. */
const MOST_ITEMS = 12;

type Runner<Type extends Statement["type"]> = (machine: Machine, node: OfType<Statement, Type>) => boolean;

const RUNNERS: { readonly [Type in Statement["type"]]?: Runner<Type> } = {
  assign: (machine, node) => {
    if (!node.value) return true;
    const value = isSwitch(machine, node.value) ? SWITCH : machine.evaluate(node.value);
    for (const target of node.targets) machine.assign(target, value);
    return true;
  },
  augmentedAssign: (machine, node) => {
    machine.assign(node.target, augmented(machine, node));
    return true;
  },
  expressionStatement: (machine, node) => {
    if (node.value.type === "number" && machine.frame.document.cells) runMagic(machine, node);
    machine.evaluate(node.value);
    return true;
  },
  if: runIf,
  for: runFor,
  while: (machine, node) => {
    machine.evaluate(node.test);
    inLoop(machine, () => {
      for (let round = 0; round < 2; round++) runRound(machine, node.body);
    });
    machine.run(node.otherwise);
    return true;
  },
  with: (machine, node) => {
    for (const item of node.items) {
      const value = machine.evaluate(item.value);
      if (item.target) machine.assign(item.target, value);
    }
    const quiet = node.items.some(({ value }) => /\b(no_grad|inference_mode)\b/.test(machine.frames.text(value))) ? 1 : 0;
    machine.quiet += quiet;
    const goesOn = machine.run(node.body);
    machine.quiet -= quiet;
    return goesOn;
  },
  try: runTry,
  function: (machine, node) => {
    bind(machine, node.name.name, { type: "function", node, scope: machine.scope });
    return true;
  },
  class: (machine, node) => {
    bind(machine, node.name.name, { type: "class", node, scope: machine.scope });
    return true;
  },
  return: (machine, node) => {
    machine.returns.at(-1)?.push(node.value ? machine.evaluate(node.value) : NONE);
    machine.store.leave("function");
    return false;
  },
  raise: (machine, node) => {
    if (node.value) machine.evaluate(node.value);
    return false;
  },
  import: runImport,
  importFrom: runImport,
  global: (machine, node) => {
    for (const name of node.names) machine.globals.set(`${machine.scope}:${name}`, moduleScope(machine));
    return true;
  },
  delete: (machine, node) => {
    for (const target of node.targets) if (target.type === "subscript") removeColumn(machine, target);
    return true;
  },
  assert: (machine, node) => {
    machine.evaluate(node.test);
    return true;
  },
  match: (machine, node) => {
    machine.evaluate(node.subject);
    return machine.store.branch([...node.cases.map((one) => () => machine.run(one.body)), () => true], join);
  },
  brokenStatement: (machine, node) => {
    for (const part of node.parts) runPart(machine, part);
    return true;
  },
  break: leaveRound,
  continue: leaveRound,
};

/** Runs statements in order; `false` when the end of the block is not reached. */
export function runBlock(machine: Machine, body: readonly Statement[]): boolean {
  for (const node of body) {
    if (machine.stepsLeft-- <= 0) return stop(machine, node);
    const outer = machine.statement;
    machine.statement = node;
    const runner = RUNNERS[node.type] as ((machine: Machine, node: Statement) => boolean) | undefined;
    const goesOn = runner?.(machine, node) ?? true;
    machine.statement = outer;
    if (!goesOn) return false;
  }
  return true;
}

function stop(machine: Machine, { start, end }: Statement): boolean {
  if (!machine.bounds.steps) machine.bounds = { ...machine.bounds, steps: { start, end } };
  return false;
}

function runPart(machine: Machine, part: Statement | Expression): void {
  if (part.type in RUNNERS) machine.run([part as Statement]);
  else machine.evaluate(part as Expression);
}

function runIf(machine: Machine, node: If): boolean {
  const test = machine.evaluate(node.test);
  if (isMainGuard(machine, node)) return machine.run(machine.frame.isMain ? node.body : node.otherwise);
  if (test.type === "none") return machine.run(node.otherwise);
  if (test.type === "scalar" && test.truth !== undefined) return machine.run(test.truth ? node.body : node.otherwise);
  noteChoice(machine, node, test);
  return machine.store.branch([() => machine.run(node.body), () => machine.run(node.otherwise)], join);
}

/** `USE_TUNED = False` in a notebook is turned on and off by hand: both ways of what asks for it are the program. */
const isSwitch = (machine: Machine, { type }: Expression): boolean => (type === "true" || type === "false") && machine.scope === moduleScope(machine);

const SWITCH: Value = { type: "scalar", symbol: "switch" };

const isMainGuard = (machine: Machine, node: If): boolean => machine.frames.text(node.test).startsWith("__name__");

/** Runs over the items that are known, else twice, so that the second round sees what the first left. What follows a loop is always reached. */
function runFor(machine: Machine, node: For): boolean {
  const iterable = machine.evaluate(node.iterable);
  const items = itemsOf(machine, iterable);
  const rounds = items && items.length <= MOST_ITEMS ? items.map((item) => () => item) : Array.from({ length: 2 }, () => () => elementOf(machine, iterable, node.iterable));
  inLoop(machine, () => {
    for (const next of rounds) {
      machine.assign(node.target, next());
      runRound(machine, node.body);
    }
  });
  machine.run(node.otherwise);
  return true;
}

function runRound(machine: Machine, body: readonly Statement[]): void {
  const outer = machine.round;
  machine.round = machine.fresh();
  machine.store.enclosed("round", () => machine.run(body), join);
  machine.round = outer;
}

function leaveRound(machine: Machine): boolean {
  machine.store.leave("round");
  return false;
}

/** What handlers leave is not joined: they are for what goes wrong. */
function runTry(machine: Machine, node: Try): boolean {
  const goesOn = machine.run(node.body);
  machine.store.branch([() => true, ...node.handlers.map((handler) => () => machine.run(handler.body))], (a) => a);
  machine.run(node.otherwise);
  machine.run(node.last);
  return goesOn || node.handlers.length > 0;
}

/** `del table["column"]` */
function removeColumn(machine: Machine, target: Subscript): void {
  const [index] = target.index;
  const names = columnNames(machine, index && machine.evaluate(index));
  if (!names) return;
  rewrite(machine, machine.evaluate(target.value), (content) =>
    content.type === "data" ? { ...content, columns: narrowed(content.columns, { without: names }), taints: taintsWithin(content.taints, { without: names }) } : content,
  );
}

function runImport(machine: Machine, node: Import | ImportFrom): boolean {
  bindImports(machine, node);
  return true;
}
