import "../shared/base.css";
import "./style.css";

import type { ModelContract } from "../protocol/model.ts";
import { connect } from "../protocol/rpc.ts";
import { bridge } from "../shared/bridge.ts";
import { busy } from "../shared/ui.ts";
import { freshState } from "./state.ts";
import { modelView, type ModelView } from "./view.ts";

const root = document.querySelector<HTMLElement>("#view") ?? document.body;
root.replaceChildren(busy("Opening…"));
const { port, load, save } = bridge();
const { call } = connect<ModelContract>(port, { model: (state) => view.show(state) });
const view: ModelView = modelView(root, load(freshState), save, call);
