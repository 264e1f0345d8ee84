import "../shared/base.css";
import "./style.css";

import type { PipelineContract } from "../protocol/pipeline.ts";
import { connect } from "../protocol/rpc.ts";
import { bridge } from "../shared/bridge.ts";
import { freshState } from "../shared/graph/zoom.ts";
import { busy } from "../shared/ui.ts";
import { pipelineView, type View } from "./view.ts";

const root = document.querySelector<HTMLElement>("#view") ?? document.body;
root.replaceChildren(busy("Opening…"));
const { port, load, save } = bridge();
const { call } = connect<PipelineContract>(port, { pipeline: (state) => view.show(state) });
const view: View = pipelineView(root, load(freshState), save, call);
