import "../shared/base.css";
import "../shared/columns.css";
import "./style.css";

import type { OverTimeContract } from "../protocol/overTime.ts";
import { connect } from "../protocol/rpc.ts";
import { bridge } from "../shared/bridge.ts";
import { savable } from "../shared/savable.ts";
import { busy } from "../shared/ui.ts";
import { freshState } from "./state.ts";
import { overTimeView, type OverTimeView } from "./view.ts";

const root = document.querySelector<HTMLElement>("#view") ?? document.body;
root.replaceChildren(busy("Opening…"));
const { port, load, save } = bridge();
const { call } = connect<OverTimeContract>(port, { overTime: (state) => view.show(state) });
const view: OverTimeView = overTimeView(root, load(freshState), save, call);
savable(root, (file) => void call("saveFile", file));
