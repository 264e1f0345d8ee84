import { element } from "../dom.ts";
import { withCode } from "../message.ts";

/** A node of a graph: what it is, what it is called, where it stands, and what there is to say about it. */
export interface GraphNode {
  readonly id: string;
  /** Style classes: the sort of node and its state. */
  readonly style: string;
  readonly verb: string;
  /** Names stand in backquotes. */
  readonly title: string;
  readonly place: string;
  readonly details: readonly string[];
  readonly marks: readonly GraphMark[];
  /** The node in words, for those who hear the graph. */
  readonly spoken: string;
}

export interface GraphMark {
  readonly style: string;
  /** A sign that tells the kind without colour. */
  readonly sign: string;
  readonly message: string;
}

/** Ten things to say about one node should not fill the screen. */
const MOST_MARKS = 2;

export function nodeButton({ id, style, verb, title, place, details, marks, spoken }: GraphNode, isCurrent: boolean): HTMLButtonElement {
  const rest = marks.length - MOST_MARKS;
  return element("button", { class: `node ${style}`, "data-id": id, "aria-label": spoken, tabindex: isCurrent ? 0 : -1, type: "button" }, [
    element("span", { class: "node-head" }, [element("span", { class: "kind" }, [verb]), element("span", { class: "place" }, [place])]),
    element("span", { class: "title" }, [withCode(title)]),
    ...details.map((detail) => element("span", { class: "state-line" }, [withCode(detail)])),
    ...marks.slice(0, MOST_MARKS).map((mark) => element("span", { class: `mark-text ${mark.style}` }, [element("span", { class: "mark" }, [`${mark.sign} `]), withCode(mark.message)])),
    ...(rest > 0 ? [element("span", { class: "mark-text more" }, [`and ${rest} more`])] : []),
  ]);
}
