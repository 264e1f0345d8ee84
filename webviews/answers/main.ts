import "../shared/base.css";
import "../shared/columns.css";
import "../rows/grid.css";
import "./style.css";

import type { AnswersContract } from "../protocol/answers.ts";
import { connect } from "../protocol/rpc.ts";
import { bridge } from "../shared/bridge.ts";
import { savable } from "../shared/savable.ts";
import { busy } from "../shared/ui.ts";
import { freshState } from "./state.ts";
import { answersView, type AnswersView } from "./view.ts";

const root = document.querySelector<HTMLElement>("#view") ?? document.body;
root.replaceChildren(busy("Opening…"));
const { port, load, save } = bridge();
const { call } = connect<AnswersContract>(port, { answers: (state) => view.show(state) });
const view: AnswersView = answersView(root, load(freshState), save, call);
savable(root, (file) => void call("saveFile", file));
