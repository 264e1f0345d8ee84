import type { RowsColumn, RowsStats } from "../../server/core/insights/rows/report.ts";
import { element } from "../shared/dom.ts";
import { counted } from "../shared/format.ts";
import { detail } from "../profile/detail.ts";

export interface ColumnPanel {
  readonly node: HTMLElement;
  show(place: number, column: RowsColumn): void;
  /** The view is another: what was known of columns no longer holds. */
  forget(): void;
}

/** What the shown rows of the chosen column hold. One column is asked for at a time, and then the one that is chosen by then. */
export function columnPanel(ask: (place: number) => Promise<RowsStats>): ColumnPanel {
  const node = element("div", { class: "column-panel", "aria-live": "polite" });
  let known = new Map<number, RowsStats | string>();
  let [wanted, asking] = [-1, -1];
  let name = "";

  function draw(): void {
    const found = known.get(wanted);
    if (found === undefined) node.replaceChildren(element("h2", {}, [name]), element("p", { class: "soft" }, ["Counting…"]));
    else if (typeof found === "string") node.replaceChildren(element("h2", {}, [name]), element("p", { class: "soft" }, [found]));
    else node.replaceChildren(...detail(found.column, { correlations: [] }, Math.max(220, node.clientWidth - 24)), element("p", { class: "soft" }, [`Of ${counted(found.rows, "row")} that ${found.rows === 1 ? "is" : "are"} shown${found.rows >= SAMPLED ? ", a sample" : ""}.`]));
  }
  async function next(): Promise<void> {
    if (asking >= 0 || wanted < 0 || known.has(wanted)) return;
    const [mine, ours] = [wanted, known];
    asking = mine;
    const answer = await ask(mine).catch((error: unknown) => (error instanceof Error ? error.message : String(error)));
    ours.set(mine, answer);
    asking = -1;
    if (ours === known && mine === wanted) draw();
    void next();
  }
  return {
    node,
    show(place, column) {
      if (place === wanted && known.has(place)) return;
      wanted = place;
      ({ name } = column);
      draw();
      void next();
    },
    forget: () => {
      known = new Map();
    },
  };
}

const SAMPLED = 250_000;
