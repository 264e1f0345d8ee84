import type { StoreContents } from "../stores/contents.ts";
import type { RunKey } from "../stores/run.ts";
import type { CardSource } from "./modelCard.ts";

/** What a card or report of a run is made of; `undefined` where no store has the run. */
export function cardSource(stores: readonly StoreContents[], { id, store: path }: RunKey): CardSource | undefined {
  for (const store of stores) {
    const head = store.runs.find((run) => run.id === id && run.store === path);
    if (!head) continue;
    const versions = (store.models ?? []).flatMap(({ name, versions: all }) => all.filter(({ runId }) => runId === id).map((version) => ({ ...version, model: name })));
    return { run: { ...head, ...store.run(id) }, data: store.dataOf?.(id) ?? [], versions };
  }
  return undefined;
}
