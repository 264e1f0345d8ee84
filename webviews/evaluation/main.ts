import "../shared/base.css";
import "./style.css";

import type { EvaluationContract } from "../protocol/evaluation.ts";
import { connect } from "../protocol/rpc.ts";
import { bridge } from "../shared/bridge.ts";
import { savable } from "../shared/savable.ts";
import { busy } from "../shared/ui.ts";
import { freshState } from "./state.ts";
import { evaluationView, type EvaluationView } from "./view.ts";

const root = document.querySelector<HTMLElement>("#view") ?? document.body;
root.replaceChildren(busy("Opening…"));
const { port, load, save } = bridge();
const { call } = connect<EvaluationContract>(port, { evaluation: (state) => view.show(state) });
const view: EvaluationView = evaluationView(root, load(freshState), save, call);
savable(root, (file) => void call("saveFile", file));
