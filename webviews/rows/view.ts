import type { RowsQuery, RowsView } from "../../server/core/insights/rows/report.ts";
import type { Call } from "../protocol/rpc.ts";
import type { RowsContract, RowsState } from "../protocol/rows.ts";
import { element } from "../shared/dom.ts";
import { counted, formatCount } from "../shared/format.ts";
import { message } from "../shared/message.ts";
import { button, busy, checkbox } from "../shared/ui.ts";
import { cells } from "./cells.ts";
import { columnPanel } from "./columnPanel.ts";
import { filterBar } from "./filters.ts";
import { grid } from "./grid.ts";
import { boxOf } from "./select.ts";
import { sqlBox } from "./sqlBox.ts";
import { sortedBy, type ViewState } from "./state.ts";

export interface RowsPageView {
  show(state: RowsState): void;
}

export function rowsView(root: HTMLElement, initial: ViewState, save: (state: ViewState) => void, call: Call<RowsContract>): RowsPageView {
  let state = initial;
  let shown: RowsView | undefined;
  let whole: RowsView | undefined;
  let latest = 0;
  const again = (): void => void call("again", {});
  const count = element("p", { class: "count", "aria-live": "polite" });
  const problem = element("p", { class: "problem", role: "alert", hidden: true });
  const working = element("span", { class: "working", role: "status", hidden: true }, ["Working… ", button("Stop", () => void call("stop", {}))]);
  const table = grid({ chosen: () => follow(), sort: (column, more) => void ask({ ...state.query, sort: sortedBy(state.query.sort, shown?.columns[column]?.name ?? "", more) }), copy: () => void copy() });
  const filters = filterBar((next) => void ask({ ...state.query, filters: next }));
  const panel = columnPanel((column) => call("stats", { column }));
  const sql = sqlBox(state.sql, {
    typed: (text) => update({ sql: text }),
    run: (text) => void ask({ sql: text, filters: [], sort: [] }),
    clear: () => void ask({ filters: [], sort: [] }),
  });
  const side = element("aside", { class: "column-side", "aria-label": "The chosen column" }, [panel.node]);
  const page = element("main", { class: "rows" }, [
    element("div", { class: "toolbar" }, [
      count,
      working,
      element("span", { class: "space" }),
      checkbox("SQL", state.showsSql, (showsSql) => update({ showsSql })),
      checkbox("Column", state.showsColumn, (showsColumn) => update({ showsColumn })),
      button("Copy", () => void copy()),
      button("Export…", () => void write()),
      button("Profile All Columns", () => void call("profile", {})),
    ]),
    sql.node,
    filters.node,
    problem,
    element("div", { class: "table-and-column" }, [table.node, side]),
  ]);

  function update(change: Partial<ViewState>): void {
    state = { ...state, ...change };
    save(state);
    sql.node.hidden = !state.showsSql || whole?.knowsSql === false;
    side.hidden = !state.showsColumn;
    if (change.showsSql) sql.focus();
    if (change.showsColumn) follow();
  }
  /** What stands in the view stays where the new one is refused. */
  async function ask(query: RowsQuery): Promise<void> {
    latest += 1;
    const mine = latest;
    working.hidden = false;
    try {
      const view = await call("view", query);
      if (mine !== latest) return;
      update({ query });
      draw(view);
    } catch (error) {
      if (mine === latest) refuse(query, error instanceof Error ? error.message : String(error));
    } finally {
      if (mine === latest) working.hidden = true;
    }
  }
  function refuse(query: RowsQuery, reason: string): void {
    const ofSql = query.sql !== undefined && query.sql !== state.query.sql;
    sql.fail(ofSql ? reason : undefined);
    problem.hidden = ofSql;
    problem.textContent = ofSql ? "" : reason;
  }
  function draw(view: RowsView): void {
    shown = view;
    sql.fail(undefined);
    problem.hidden = true;
    const { filters: holding, sql: answered } = state.query;
    const of = answered === undefined ? "" : " of the answer";
    count.textContent = holding.length > 0 ? `${formatCount(view.rows)} of ${counted(view.of, "row")}${of}` : `${counted(view.rows, "row")}${of}, ${counted(view.columns.length, "column")}`;
    table.show({ columns: view.columns, rows: view.rows, sort: state.query.sort, cells: cells({ rows: view.rows, columns: view.columns.length }, (range) => call("page", range), () => table.redraw()) });
    panel.forget();
    follow();
  }
  function follow(): void {
    const column = shown?.columns[table.selection().column];
    filters.show(column, state.query.filters);
    if (column && state.showsColumn) panel.show(table.selection().column, column);
  }
  const selected = (): Parameters<RowsContract["requests"]["copy"]>[0] => {
    const { rows, columns } = boxOf(table.selection());
    const places = Array.from({ length: columns[1] - columns[0] }, (_, place) => columns[0] + place);
    return { range: { from: rows[0], to: rows[1], columns: places, whole: true }, header: places.map((place) => shown?.columns[place]?.name ?? "") };
  };
  const copy = (): Promise<void> => tell(call("copy", selected()));
  /** Of one cell only, everything that is shown is meant. */
  const write = (): Promise<void> => {
    const { range, header } = selected();
    const all = range.to - range.from === 1 && range.columns.length === 1;
    return tell(call("write", all ? { range: { from: 0, to: shown?.rows ?? 0, columns: shown?.columns.map((_, place) => place) ?? [] }, header: shown?.columns.map(({ name }) => name) ?? [] } : { range, header }));
  };
  async function tell(done: Promise<unknown>): Promise<void> {
    try {
      await done;
    } catch (error) {
      problem.hidden = false;
      problem.textContent = error instanceof Error ? error.message : String(error);
    }
  }

  return {
    show(next) {
      if (next.state === "loading") root.replaceChildren(busy(`Opening ${next.file}…`));
      if (next.state === "failed") root.replaceChildren(message("The table could not be opened", [next.reason], button("Try Again", again, "primary")));
      if (next.state !== "ready") return;
      whole = next.view;
      sql.offer(next.view.columns);
      table.node.setAttribute("aria-label", `Rows of ${next.file}`);
      root.replaceChildren(page);
      update({});
      const { query } = state;
      if (query.sql !== undefined || query.filters.length + query.sort.length > 0) {
        update({ query: { filters: [], sort: [] } });
        draw(next.view);
        void ask(query);
      } else draw(next.view);
      table.node.focus();
    },
  };
}
