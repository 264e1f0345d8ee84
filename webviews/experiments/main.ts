import "../shared/base.css";
import "./style.css";
import "./grid.css";

import type { ExperimentsContract } from "../protocol/experiments.ts";
import { connect } from "../protocol/rpc.ts";
import { bridge } from "../shared/bridge.ts";
import { busy } from "../shared/ui.ts";
import { freshState } from "./state.ts";
import { experimentsView, type ExperimentsView } from "./view.ts";

const root = document.querySelector<HTMLElement>("#view") ?? document.body;
root.replaceChildren(busy("Reading runs…"));
const { port, load, save } = bridge();
const { call } = connect<ExperimentsContract>(port, { experiments: (state) => view.show(state), views: (views) => view.offer(views), remembered: ({ state }) => view.recall(state) });
const view: ExperimentsView = experimentsView(root, load(freshState), save, call);
