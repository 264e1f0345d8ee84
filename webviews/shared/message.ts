import { element } from "./dom.ts";

/** What stands where there is nothing to draw: what is the case, what to do, and perhaps a button that does it. */
export function message(title: string, advice: readonly (string | Node)[], ...actions: readonly HTMLElement[]): HTMLElement {
  const paragraphs = advice.map((text) => element("p", {}, [text]));
  const buttons = actions.length > 0 ? [element("div", { class: "actions" }, actions)] : [];
  return element("section", { class: "message", role: "status" }, [element("h2", {}, [title]), ...paragraphs, ...buttons]);
}

/** Text in which `backquoted` parts are shown as code. */
export function withCode(text: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  text.split(/`([^`]*)`/).forEach((part, index) => fragment.append(index % 2 === 1 ? element("code", {}, [part]) : part));
  return fragment;
}

/** What stands below a message, as wide as it. */
export const underMessage = (nodes: readonly HTMLElement[]): readonly HTMLElement[] => (nodes.length === 0 ? [] : [element("div", { class: "under-message" }, nodes)]);
