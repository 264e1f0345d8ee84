import type { Record } from "./record.ts";

/** Which names stand for one object, and which for a part of another, while statements run one after the other. */
export interface Aliases {
  /** Takes over what a statement does with names; `surely` are those that it sets however it runs. */
  apply(record: Record, surely: ReadonlySet<string>): void;
  /** The names whose objects change when these do. */
  spread(names: Iterable<string>): ReadonlySet<string>;
}

export function aliases(): Aliases {
  const same = new Map<string, Set<string>>();
  const owners = new Map<string, Set<string>>();
  return {
    apply: (record, surely) => {
      for (const name of surely) {
        same.get(name)?.forEach((other) => same.get(other)?.delete(name));
        same.delete(name);
        owners.delete(name);
      }
      for (const { name, of, kind } of record.aliases) {
        for (const owner of of.map((one) => one.name).filter((one) => one !== name)) {
          if (kind === "part") add(owners, name, owner);
          else [owner, ...(same.get(owner) ?? [])].forEach((other) => { link(same, name, other); });
        }
      }
    },
    spread: (names) => {
      const found = new Set<string>();
      const pending = [...names];
      for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
        if (found.has(name)) continue;
        found.add(name);
        pending.push(...(same.get(name) ?? []), ...(owners.get(name) ?? []));
      }
      return found;
    },
  };
}

function add(map: Map<string, Set<string>>, key: string, value: string): void {
  const known = map.get(key);
  if (known) known.add(value);
  else map.set(key, new Set([value]));
}

function link(same: Map<string, Set<string>>, left: string, right: string): void {
  if (left === right) return;
  add(same, left, right);
  add(same, right, left);
}
