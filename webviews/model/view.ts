import type { ModelFile } from "../../server/core/insights/modelFile.ts";
import type { ModelContract, ModelState } from "../protocol/model.ts";
import type { Call } from "../protocol/rpc.ts";
import { element } from "../shared/dom.ts";
import { counted } from "../shared/format.ts";
import { message } from "../shared/message.ts";
import { button, busy, textField } from "../shared/ui.ts";
import { evidenceSection, factsSection, importsSection, mark, typesSection } from "./sections.ts";
import { formatBytes, type ViewState } from "./state.ts";
import { tensorTable } from "./tensorTable.ts";

export interface ModelView {
  show(state: ModelState): void;
}

export function modelView(root: HTMLElement, initial: ViewState, save: (state: ViewState) => void, call: Call<ModelContract>): ModelView {
  let state = initial;
  let file: ModelFile | undefined;
  const again = (): void => void call("inspectAgain", {});
  const tensors = element("div");

  function update(change: Partial<ViewState>): void {
    state = { ...state, ...change };
    save(state);
    draw();
  }

  /** Only the tensors are drawn again, so that the field keeps the cursor. */
  function draw(): void {
    if (file) tensors.replaceChildren(...tensorTable(file, state, update));
  }

  function page(shown: ModelFile): HTMLElement {
    const heading = element("h1", { class: shown.verdict }, [mark(shown.verdict), ` ${titled(shown.verdict)}. ${shown.headline}`]);
    const about = [shown.name, shown.format, formatBytes(shown.bytes), ...(shown.tensorCount > 0 ? [counted(shown.tensorCount, "tensor")] : [])].join(" · ");
    const field = textField("Filter tensors by name or type", state.filter, (filter) => update({ filter }));
    return element("main", { class: "model" }, [
      element("header", {}, [heading, element("p", { class: "soft" }, [about]), button("Inspect Again", again)]),
      ...evidenceSection(shown),
      ...typesSection(shown),
      ...importsSection(shown),
      ...factsSection(shown),
      ...(shown.tensors.length > 0 ? [element("section", {}, [element("h2", {}, ["Tensors"]), field, tensors])] : []),
    ]);
  }

  return {
    show(next) {
      file = next.state === "ready" ? next.file : undefined;
      if (next.state === "loading") root.replaceChildren(busy(`Inspecting ${next.name}…`));
      if (next.state === "failed") root.replaceChildren(message("The file could not be inspected", [next.reason], button("Try Again", again, "primary")));
      if (next.state !== "ready") return;
      root.replaceChildren(page(next.file));
      draw();
    },
  };
}

const titled = (word: string): string => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`;
