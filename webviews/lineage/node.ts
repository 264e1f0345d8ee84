import type { LineageNode, LineageView } from "../../server/core/insights/lineage.ts";
import { element } from "../shared/dom.ts";
import { withCode } from "../shared/message.ts";
import { isLeaking, spoken } from "./state.ts";

/** A node as a button: what happens, to what, where, and what is wrong with it. */
export function nodeButton(node: LineageNode, view: LineageView, isCurrent: boolean): HTMLButtonElement {
  const state = isLeaking(node) ? " leaking" : node.leaks.length > 0 ? " noted" : "";
  return element("button", { class: `node ${node.kind}${state}`, "data-id": node.id, "aria-label": spoken(node, view), tabindex: isCurrent ? 0 : -1, type: "button" }, [
    element("span", { class: "node-head" }, [element("span", { class: "kind" }, [node.verb]), element("span", { class: "place" }, [node.place])]),
    element("span", { class: "title" }, [withCode(node.title)]),
    ...node.details.map((detail) => element("span", { class: "state-line" }, [withCode(detail)])),
    ...shownLeaks(node),
  ]);
}

/** The first in full; a score that ten leaks spoil should not fill the screen. */
function shownLeaks({ leaks }: LineageNode): readonly HTMLElement[] {
  const sorted = leaks.toSorted((a, b) => Number(a.kind === "note") - Number(b.kind === "note"));
  const shown = sorted.slice(0, 2).map(({ kind, message }) => element("span", { class: `leak-text ${kind}` }, [element("span", { class: "mark" }, [kind === "leak" ? "▲ " : "● "]), withCode(message)]));
  const rest = sorted.length - shown.length;
  return rest > 0 ? [...shown, element("span", { class: "leak-text more" }, [`and ${rest} more`])] : shown;
}
