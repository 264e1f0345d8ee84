import "../shared/base.css";
import "../shared/columns.css";
import "./grid.css";
import "./style.css";

import type { RowsContract } from "../protocol/rows.ts";
import { connect } from "../protocol/rpc.ts";
import { bridge } from "../shared/bridge.ts";
import { busy } from "../shared/ui.ts";
import { freshState } from "./state.ts";
import { rowsView, type RowsPageView } from "./view.ts";

const root = document.querySelector<HTMLElement>("#view") ?? document.body;
root.replaceChildren(busy("Opening…"));
const { port, load, save } = bridge();
const { call } = connect<RowsContract>(port, { rows: (state) => view.show(state) });
const view: RowsPageView = rowsView(root, load(freshState), save, call);
