import { readFileSync } from "node:fs";

import { documentLines, effectsOf, notebookDocument, planNotebook, sliceBack, type Document, type PlannedStatement } from "../../../server/core/index.ts";

/** What one set of cases came to. */
export interface Score {
  readonly name: string;
  readonly right: number;
  readonly of: number;
  readonly wrong: readonly string[];
}

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, "utf8"));

/** A notebook of these code cells. */
export const cellsOf = (cells: readonly string[], counts: readonly number[] = []): Document =>
  notebookDocument("file:///case.ipynb", "python", cells.map((text, index) => ({ uri: `#${index}`, index, type: "code", source: { text }, ...(counts[index] === undefined ? {} : { executionCount: counts[index] }) })));

const statementsOf = (cells: readonly string[]): readonly (readonly PlannedStatement[])[] => planNotebook(cellsOf(cells)).cells.map(({ statements }) => statements);

const same = (left: Iterable<string>, right: Iterable<string>): boolean => JSON.stringify([...left].toSorted()) === JSON.stringify([...right].toSorted());

/** Inputs: read before they are set. Outputs: set or changed. */
function throughput(statements: readonly PlannedStatement[]): { readonly inputs: Set<string>; readonly outputs: Set<string> } {
  const inputs = new Set<string>();
  const outputs = new Set<string>();
  const surely = new Set<string>();
  for (const { reads, binds, maybeBinds, mutates } of statements) {
    for (const name of reads) if (!surely.has(name)) inputs.add(name);
    binds.forEach((name) => surely.add(name));
    [...binds, ...maybeBinds, ...mutates].forEach((name) => outputs.add(name));
  }
  return { inputs, outputs };
}

export function scoreProbes(folder: string): Score {
  const cases = readJson(`${folder}/probes.json`) as readonly { name: string; code: string; inputs: string[]; outputs: string[] }[];
  return scored("probes", cases.map(({ name, code, inputs, outputs }) => {
    const found = throughput(statementsOf([code]).flat());
    return { name, right: same(found.inputs, inputs) && same(found.outputs, outputs), told: `${[...found.inputs].join()} -> ${[...found.outputs].join()}` };
  }));
}

export function scoreDefinitions(folder: string): Score {
  const { cases } = readJson(`${folder}/marimo_defs_refs_cases.json`) as { cases: readonly { test: string; code: string; defs: string[] | null; refs: string[] | null }[] };
  return scored("definitions and references", cases.map(({ test, code, defs, refs }) => {
    const statements = statementsOf([code]).flat();
    const bound = new Set(statements.flatMap(({ binds, maybeBinds }) => [...binds, ...maybeBinds]));
    const read = new Set(statements.flatMap(({ reads, builtins }) => [...reads, ...builtins]).filter((name) => !bound.has(name)));
    return { name: test, right: (!defs || same(bound, defs)) && (!refs || same(read, refs)), told: `${[...bound].join()} <- ${[...read].join()}` };
  }));
}

interface Graph {
  readonly test: string;
  readonly imports: string;
  readonly pipeline_parameters: Readonly<Record<string, unknown>>;
  readonly steps: readonly { readonly name: string; readonly source: string }[];
  readonly expected: Readonly<Record<string, { readonly ins: readonly string[]; readonly outs: readonly string[] }>>;
}

/** A step hands on what later steps need and it has: because it makes it, changes it, or was given it. */
export function scoreGraphs(folder: string): Score {
  const { cases } = readJson(`${folder}/kale_cases.json`) as { cases: readonly Graph[] };
  return scored("step graphs", cases.map(({ test, imports, pipeline_parameters: given, steps, expected }) => {
    const found = statementsOf(steps.map(({ source }) => source)).map(throughput);
    const imported = new Set([...statementsOf([imports]).flat(), ...statementsOf(steps.map(({ source }) => source)).flat()].flatMap(({ binds, effects, reads }) => (effects.length === 0 && reads.length === 0 ? binds : [])));
    const isData = (name: string): boolean => !(name in given) && !(imports.includes(name) && imported.has(name));
    const ins = found.map(({ inputs }) => [...inputs].filter(isData));
    const right = steps.every(({ name }, index) => {
      const needed = new Set(ins.slice(index + 1).flat());
      const has = new Set([...(ins[index] ?? []), ...(found[index]?.outputs ?? [])]);
      const wanted = expected[name];
      return wanted !== undefined && same(ins[index] ?? [], wanted.ins) && same([...has].filter((one) => needed.has(one) && isData(one)), wanted.outs);
    });
    return { name: test, right, told: ins.map((names) => names.join()).join(" | ") };
  }));
}

interface SliceCase {
  readonly name: string;
  readonly lines: readonly string[];
  readonly seed_line: number;
  readonly include: readonly number[] | null;
  readonly exclude: readonly number[];
}

export function scoreSlices(folder: string): Score {
  const { cases } = readJson(`${folder}/nbgather_slice_cases.json`) as { cases: readonly SliceCase[] };
  return scored("slices", cases.map(({ name, lines, seed_line: seed, include, exclude }) => {
    const document = cellsOf([lines.join("\n")]);
    const all = effectsOf(document);
    const lineOf = (index: number): number => documentLines(document).position(all[index]?.statement.start ?? 0).line + 1;
    const found = sliceBack(all, all.findIndex((_, index) => lineOf(index) === seed)).map(lineOf);
    // The cases count single lines; a statement of several is taken whole.
    const starts = new Set(all.map((_, index) => lineOf(index)));
    const right = (include ?? [seed]).filter((line) => starts.has(line)).every((line) => found.includes(line)) && exclude.every((line) => !found.includes(line));
    return { name, right, told: found.join() };
  }));
}

function scored(name: string, cases: readonly { readonly name: string; readonly right: boolean; readonly told: string }[]): Score {
  return { name, right: cases.filter(({ right }) => right).length, of: cases.length, wrong: cases.filter(({ right }) => !right).map((one) => `${one.name}: ${one.told}`) };
}

