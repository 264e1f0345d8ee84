import type { Comprehension, Expression, OfType } from "../../../syntax/python/expressionTree.ts";
import { attribute, settled } from "./attributes.ts";
import { callExpression } from "./calls.ts";
import { elementOf, itemsOf } from "./iteration.ts";
import { contentOf, dataOf, either, freshData, lookUp, make, mergeData, moduleScope, NO_DATA, type Machine } from "./machine.ts";
import { binary, compare, truthValue, unary } from "./operators.ts";
import { cutRows } from "./rows.ts";
import { subscript } from "./subscripts.ts";
import { mergeTaints } from "./taints.ts";
import { NONE, type Taint, type Value } from "./value.ts";

type Evaluator<Type extends Expression["type"]> = (machine: Machine, node: OfType<Expression, Type>) => Value;

const EVALUATORS: { readonly [Type in Expression["type"]]?: Evaluator<Type> } = {
  name: (machine, node) => lookUp(machine, node.name) ?? unbound(machine, node.name),
  text: (_, node) => ({ type: "text", value: node.value }),
  number: (_, node) => ({ type: "scalar", symbol: String(node.value), value: node.value }),
  none: () => NONE,
  true: () => truthValue(true),
  false: () => truthValue(false),
  attribute: (machine, node) => settled(machine, attribute(machine, node)),
  subscript,
  call: callExpression,
  binary,
  unary,
  compare,
  lambda: (machine, node) => ({ type: "function", node, scope: machine.scope }),
  conditional: (machine, node) => {
    const test = machine.evaluate(node.test);
    if (test.type === "none") return machine.evaluate(node.otherwise);
    if (test.type === "scalar" && test.truth !== undefined) return machine.evaluate(test.truth ? node.body : node.otherwise);
    const { taints } = dataOf(machine, test);
    const chosen = either([machine.evaluate(node.body), machine.evaluate(node.otherwise)]);
    if (taints.length === 0) return chosen;
    const data = dataOf(machine, chosen);
    return make(machine, { ...data, taints: mergeTaints(data.taints, taints) });
  },
  tuple: (machine, node) => make(machine, { type: "list", items: node.items.flatMap((item) => spread(machine, item)), open: false }),
  list: (machine, node) => make(machine, { type: "list", items: node.items.flatMap((item) => spread(machine, item)), open: false }),
  set: (machine, node) => make(machine, { type: "list", items: node.items.flatMap((item) => spread(machine, item)), open: false }),
  dictionary: (machine, node) => {
    const entries = new Map<string, Value>();
    for (const { key, value } of node.entries) {
      const known = key && machine.evaluate(key);
      entries.set(keyOf(known, entries.size), machine.evaluate(value));
    }
    return make(machine, { type: "dictionary", entries });
  },
  listComprehension: comprehension,
  setComprehension: comprehension,
  generator: comprehension,
  dictionaryComprehension: comprehension,
  starred: (machine, node) => (node.value ? machine.evaluate(node.value) : NONE),
  await: (machine, node) => (node.value ? machine.evaluate(node.value) : NONE),
  yield: (machine, node) => {
    const value = node.value ? machine.evaluate(node.value) : NONE;
    machine.returns.at(-1)?.push(make(machine, { type: "list", items: [value], open: true }));
    return NONE;
  },
  named: (machine, node) => {
    const value = machine.evaluate(node.value);
    machine.assign(node.target, value);
    return value;
  },
  formattedText: (machine, node) => {
    for (const part of node.parts) machine.evaluate(part);
    return make(machine, NO_DATA);
  },
  brokenExpression: (machine, node) => {
    for (const part of node.parts) machine.evaluate(part);
    return make(machine, NO_DATA);
  },
};

export function evaluateExpression(machine: Machine, node: Expression): Value {
  if (machine.stepsLeft-- <= 0) return NONE;
  const evaluator = EVALUATORS[node.type] as ((machine: Machine, node: Expression) => Value) | undefined;
  return evaluator?.(machine, node) ?? make(machine, NO_DATA);
}

/** Names that no one needs to import before they mean something: people paste snippets. */
const USUAL: Readonly<Record<string, string>> = { pd: "pandas", np: "numpy", tf: "tensorflow", sm: "statsmodels.api", xgb: "xgboost", lgb: "lightgbm", plt: "matplotlib.pyplot", sns: "seaborn", keras: "keras", sklearn: "sklearn", preprocessing: "sklearn.preprocessing", ce: "category_encoders", imblearn: "imblearn", scipy: "scipy", torch: "torch", nn: "torch.nn", F: "torch.nn.functional" };

/** A name that nothing bound: a builtin, a class that was star-imported, or data from a cell that is not here. */
function unbound(machine: Machine, name: string): Value {
  const usual = USUAL[name];
  if (usual !== undefined) return { type: "api", name: usual };
  if (/^[A-Z][a-z]/.test(name) || machine.stack.includes(name)) return { type: "api", name };
  const value = freshData(machine, false);
  machine.store.set(`${moduleScope(machine)}:${name}`, value);
  return value;
}

function spread(machine: Machine, item: Expression): readonly Value[] {
  const value = machine.evaluate(item);
  return item.type === "starred" ? (itemsOf(machine, value) ?? [value]) : [value];
}

const MOST_ITEMS = 12;

function comprehension(machine: Machine, node: Comprehension): Value {
  const [clause, ...rest] = node.clauses;
  if (!clause) return make(machine, NO_DATA);
  const iterable = machine.evaluate(clause.iterable);
  const known = rest.length === 0 && clause.tests.length === 0 ? itemsOf(machine, iterable) : undefined;
  const items = known && known.length <= MOST_ITEMS ? known : [elementOf(machine, iterable)];
  const tested: Taint[] = [];
  const keys: Value[] = [];
  const results = items.map((item) => {
    machine.assign(clause.target, item);
    for (const inner of rest) machine.assign(inner.target, elementOf(machine, machine.evaluate(inner.iterable)));
    for (const test of node.clauses.flatMap((one) => one.tests)) tested.push(...dataOf(machine, machine.evaluate(test)).taints);
    if (node.body.type !== "entry") return machine.evaluate(node.body);
    if (node.body.key) keys.push(machine.evaluate(node.body.key));
    return machine.evaluate(node.body.value);
  });
  if (items === known && keys.length > 0 && keys.length === results.length) return make(machine, { type: "dictionary", entries: new Map(results.map((result, index) => [keyOf(keys[index], index), result])) });
  if (items === known) return make(machine, { type: "list", items: results, open: false });
  return node.type === "dictionaryComprehension" ? lookUpTable(machine, results) : wholeOf(machine, { iterable, results, tested, picks: node.clauses.some((one) => one.tests.length > 0) });
}

const keyOf = (key: Value | undefined, place: number): string => (key?.type === "text" ? key.value : `#${place}`);

/** Values by key are no rows, but what they know of rows stays. */
function lookUpTable(machine: Machine, results: readonly Value[]): Value {
  return make(machine, { ...NO_DATA, taints: results.flatMap((result) => dataOf(machine, result).taints) });
}

interface Comprehended {
  readonly iterable: Value;
  readonly results: readonly Value[];
  /** What the tests of the comprehension know. */
  readonly tested: readonly Taint[];
  /** Has a test, so that not all items come through. */
  readonly picks: boolean;
}

/** `[clean(text) for text in texts]` has the rows of `texts`, `[row for row in rows if test]` some of them. */
function wholeOf(machine: Machine, { iterable, results, tested, picks }: Comprehended): Value {
  const source = dataOf(machine, iterable);
  const made = results.map((result) => dataOf(machine, result)).reduce(mergeData);
  const content = contentOf(machine, iterable);
  const isCount = content?.type === "list" && content.counts !== undefined;
  if (source.rows.length === 0 || (isCount && results.some((result) => result.type !== "scalar"))) {
    const chosenBy = tested.length > 0 ? [make(machine, { ...NO_DATA, taints: mergeTaints([], tested) })] : [];
    return make(machine, { type: "list", items: [...results, ...chosenBy], open: true });
  }
  const kept = picks ? { rows: cutRows(source.rows, { type: "some", token: `picked${machine.fresh()}` }), order: machine.fresh() } : { rows: source.rows, order: source.order };
  return make(machine, { ...made, ...kept, taints: mergeTaints(made.taints, tested) });
}
