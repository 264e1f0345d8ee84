import assert from "node:assert/strict";

import fc from "fast-check";

import { defaultSettings, effectsOf, moduleOf, openDocument } from "../../server/core/index.ts";
import { namesOf } from "../../server/core/facts/notebook/names.ts";
import { installParsers } from "../harness/parsers.ts";
import { python, runPython } from "../harness/python.ts";

/** Few names, so that they meet: as globals, parameters, names of classes and of comprehensions. */
const name = fc.constantFrom("a", "b", "c", "d", "e");
const DEPTH = 3;

const { expression } = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: DEPTH, depthSize: "small" },
    name,
    fc.tuple(tie("expression"), tie("expression")).map(([left, right]) => `(${left} + ${right})`),
    fc.tuple(name, tie("expression"), tie("expression")).map(([own, value, body]) => `(lambda ${own}, *rest, k=${value}: ${body})`),
    fc.tuple(tie("expression"), name, tie("expression"), tie("expression")).map(([item, own, list, test]) => `[${item} for ${own} in ${list} if ${test}]`),
    fc.tuple(tie("expression"), name, name, tie("expression")).map(([item, own, other, list]) => `{${own}: ${item} for ${own} in ${list} for ${other} in ${own}}`),
    fc.tuple(tie("expression"), name, tie("expression")).map(([item, own, list]) => `(${item} for ${own}, b in ${list})`),
    fc.tuple(name, tie("expression")).map(([own, value]) => `(${own} := ${value})`),
    fc.tuple(tie("expression"), tie("expression")).map(([value, width]) => `f"{${value.replaceAll('"', "'")}!r:>{${width.replaceAll('"', "'")}}}"`),
    fc.tuple(name, tie("expression"), tie("expression")).map(([own, value, key]) => `${own}.part(${value}, key=${key})[0]`),
    fc.tuple(tie("expression"), tie("expression"), tie("expression")).map(([yes, test, no]) => `(${yes} if ${test} else ${no})`),
  ),
}));

const indented = (lines: readonly string[]): string => lines.flatMap((line) => line.split("\n")).map((line) => `    ${line}`).join("\n");

const { statement } = fc.letrec<{ statement: string; block: string }>((tie) => ({
  block: fc.array(tie("statement"), { minLength: 1, maxLength: 3 }).map(indented),
  statement: fc.oneof(
    { maxDepth: DEPTH, depthSize: "small" },
    fc.tuple(name, expression).map(([own, value]) => `${own} = ${value}`),
    fc.tuple(name, name, expression).map(([first, second, value]) => `${first}, *${second} = ${value}`),
    fc.tuple(name, expression).map(([own, value]) => `${own}.field[${value}] = ${own}`),
    fc.tuple(name, expression).map(([own, value]) => `${own} += ${own} + ${value}`),
    fc.tuple(name, expression).map(([own, value]) => `${own}: "int" = ${value}`),
    name.map((own) => `del ${own}`),
    name.map((own) => `import os.path, json as ${own}`),
    name.map((own) => `global ${own}\n${own} = 1`),
    name.map((own) => `nonlocal ${own}\n${own} = 1`),
    fc.tuple(name, expression, tie("block")).map(([own, list, body]) => `for ${own} in ${list}:\n${body}`),
    fc.tuple(expression, tie("block"), tie("block")).map(([test, body, otherwise]) => `if ${test}:\n${body}\nelse:\n${otherwise}`),
    fc.tuple(expression, name, tie("block")).map(([value, own, body]) => `with ${value} as ${own}:\n${body}`),
    fc.tuple(tie("block"), name, name, tie("block")).map(([body, error, own, handler]) => `try:\n${body}\nexcept ${error} as ${own}:\n${handler}`),
    fc.tuple(name, name, expression, name, tie("block")).map(([own, parameter, value, decorator, body]) => `@${decorator}\ndef ${own}(${parameter}, other=${value}, *rest, **more):\n${body}`),
    fc.tuple(name, name, tie("block")).map(([own, base, body]) => `class ${own}(${base}):\n${body}`),
    fc.tuple(name, name, name, tie("block")).map(([subject, own, guard, body]) => `match ${subject}:\n    case [${own}, *_] if ${guard}:\n${body.replaceAll(/^/gm, "    ")}`),
  ),
}));

const module = fc.array(statement, { minLength: 1, maxLength: 4 }).map((lines) => `${lines.join("\n")}\n`);

/** What Python's own `symtable` says; `null` for text that it does not take. */
interface Scopes {
  /** Set at the top, or by a function that declares it global. */
  readonly sets: readonly string[];
  /** Looked up in the module for sure. */
  readonly reads: readonly string[];
  /** Read in a class that sets them too, from the module until then; or deleted. */
  readonly mayRead: readonly string[];
}

describe("names of any module", () => {
  before(installParsers);
  if (python === undefined) return;
  const command = python;

  it("are those that Python's symtable finds", function () {
    this.timeout(300_000);
    const texts = fc.sample(module, 2000);
    const { output, errors, status } = runPython(command, { "texts.json": JSON.stringify(texts), "scopes.py": SCOPES }, ["scopes.py"]);
    assert.equal(status, 0, errors);
    const found = JSON.parse(output) as readonly (Scopes | null)[];
    assert.ok(found.filter((one) => one !== null).length > 300, "many of the modules are sound");
    found.forEach((scopes, index) => { if (scopes) compare(texts[index] ?? "", scopes); });
  });
});

function compare(text: string, { sets, reads, mayRead }: Scopes): void {
  const document = openDocument("file:///workspace/a.py", text, defaultSettings);
  const names = moduleOf(document).body.map(namesOf);
  const effects = effectsOf(document);
  const all = (lists: readonly ReadonlySet<string>[]): ReadonlySet<string> => new Set(lists.flatMap((list) => [...list]));
  const ways = {
    names: { set: all(names.flatMap(({ binds, globals }) => [binds, globals])), read: all(names.flatMap((one) => [one.reads, one.later])) },
    effects: { set: all(effects.flatMap(({ binds, maybeBinds, deletes }) => [binds, maybeBinds, deletes])), read: all(effects.flatMap((one) => [one.reads, one.readsLater])) },
  };
  for (const [way, { set, read }] of Object.entries(ways)) {
    for (const one of sets) assert.ok(set.has(one), `${way}: \`${one}\` is set in\n${text}`);
    // Its effects leave out what a statement has set itself before it reads it.
    for (const one of reads) assert.ok(read.has(one) || (way === "effects" && set.has(one)), `${way}: \`${one}\` is read in\n${text}`);
    // The names of a statement may be too many in doubt, its effects may not.
    if (way === "names") continue;
    assert.deepEqual([...set].toSorted(), sets, `${way} set in\n${text}`);
    for (const one of read) assert.ok(reads.includes(one) || mayRead.includes(one), `${way}: \`${one}\` is not read in\n${text}`);
  }
}

const SCOPES = `
import ast, json, symtable

class Generators(ast.NodeTransformer):
    """Newer versions of Python take the scope of a comprehension into that around it, and forget there what it reads; not so with generators."""
    def visit_ListComp(self, node):
        self.generic_visit(node)
        return ast.GeneratorExp(node.elt, node.generators)
    def visit_DictComp(self, node):
        self.generic_visit(node)
        return ast.GeneratorExp(ast.Tuple([node.key, node.value], ast.Load()), node.generators)

def scopes(text):
    try:
        compile(text, "a", "exec")
        plain = ast.unparse(ast.fix_missing_locations(Generators().visit(ast.parse(text))))
        top = symtable.symtable(plain, "a", "exec")
    except (SyntaxError, ValueError):
        return None
    sets, reads, may = set(), set(), set()
    def visit(table):
        for symbol in table.get_symbols():
            name = symbol.get_name()
            # What Python keeps for itself beside annotations, from 3.14 on.
            if name.startswith(("__", ".")): continue
            at_top = table is top
            is_set = symbol.is_assigned() or symbol.is_imported()
            if is_set and (at_top or symbol.is_declared_global()): sets.add(name)
            if symbol.is_referenced():
                if at_top or symbol.is_global(): reads.add(name)
                elif table.get_type() == "class" and is_set: may.add(name)
        for child in table.get_children(): visit(child)
    visit(top)
    # What is deleted must be there.
    may |= {node.id for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Del)}
    return {"sets": sorted(sets), "reads": sorted(reads), "mayRead": sorted(may)}

print(json.dumps([scopes(text) for text in json.load(open("texts.json"))]))
`;
