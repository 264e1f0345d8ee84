import type { Origin, OriginCell, ProjectOrigins } from "../../refactors/project/origins.ts";

/** A name for what lines come from that stays the same while cells are edited, moved and cut into other stages. */
export type KeyOf = (origin: Origin) => string;

export const baseKey: KeyOf = ({ of, name }) => `${of} ${name}`;

/** What the notebook has now is called as it was when the project was made; what is new has a name that nothing had. */
export function pairedKeys(base: ProjectOrigins, next: ProjectOrigins): KeyOf {
  const cells = pairCells(base.cells, next.cells);
  const stages = pairStages(base, next, cells);
  const definitions = pairDefinitions(base, next, cells);
  const oldName: Readonly<Record<Origin["of"], (name: string) => string | undefined>> = {
    imports: (name) => name,
    definition: (name) => definitions.get(name),
    cell: (name) => cells.get(Number(name))?.toString(),
    results: (name) => stages.get(name),
    head: (name) => stages.get(name),
    tail: (name) => stages.get(name),
    body: (name) => stages.get(name),
  };
  return (origin) => {
    const old = oldName[origin.of](origin.name);
    return old === undefined ? `new ${baseKey(origin)}` : baseKey({ ...origin, name: old });
  };
}

/** By the index of a cell now, its index then: by its id, else by its text, else by standing between the same neighbours. */
export function pairCells(base: readonly OriginCell[], next: readonly OriginCell[]): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>();
  const free = new Set(base);
  const pair = (cell: OriginCell, old: OriginCell | undefined): void => {
    if (!old) return;
    pairs.set(cell.index, old.index);
    free.delete(old);
  };
  const open = (): readonly OriginCell[] => next.filter(({ index }) => !pairs.has(index));
  for (const cell of open()) pair(cell, [...free].find(({ id }) => id !== undefined && id === cell.id));
  for (const cell of open()) pair(cell, [...free].find(({ text }) => text.trim() !== "" && text === cell.text));
  for (const cell of open()) {
    const place = next.indexOf(cell);
    const before = pairs.get(next[place - 1]?.index ?? -1) ?? -1;
    const old = base.find(({ index }) => index > before);
    if (old && free.has(old) && (old.id === undefined || cell.id === undefined)) pair(cell, old);
  }
  return pairs;
}

/** A stage is what it was where it holds most of the same cells. */
function pairStages(base: ProjectOrigins, next: ProjectOrigins, cells: ReadonlyMap<number, number>): ReadonlyMap<string, string> {
  const shared = next.stages.flatMap((stage) => {
    const own = new Set(stage.cells.map((cell) => cells.get(cell)));
    return base.stages.map((old) => ({ stage: stage.name, old: old.name, count: old.cells.filter((cell) => own.has(cell)).length }));
  });
  const pairs = new Map<string, string>();
  const taken = new Set<string>();
  for (const { stage, old, count } of shared.toSorted((a, b) => b.count - a.count)) {
    if (count === 0 || pairs.has(stage) || taken.has(old)) continue;
    pairs.set(stage, old);
    taken.add(old);
  }
  return pairs;
}

/** By name; a definition with another name is the old one where it is the only one of its cell that is missing. */
function pairDefinitions(base: ProjectOrigins, next: ProjectOrigins, cells: ReadonlyMap<number, number>): ReadonlyMap<string, string> {
  const old = new Set(base.definitions.map(({ name }) => name));
  const now = new Set(next.definitions.map(({ name }) => name));
  const pairs = new Map([...now].filter((name) => old.has(name)).map((name) => [name, name]));
  for (const { name, cell } of next.definitions) {
    if (old.has(name)) continue;
    const [gone, ...others] = base.definitions.filter((one) => one.cell === cells.get(cell) && !now.has(one.name));
    if (gone && others.length === 0 && ![...pairs.values()].includes(gone.name)) pairs.set(name, gone.name);
  }
  return pairs;
}
