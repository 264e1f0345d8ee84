type Child = Node | string | undefined;
type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** An HTML element. Text always arrives as a text node, so what a file holds can never become markup. */
export function element<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, attributes: Attributes = {}, children: readonly Child[] = []): HTMLElementTagNameMap[Tag] {
  return filled(document.createElement(tag), attributes, children);
}

export function svg<Tag extends keyof SVGElementTagNameMap>(tag: Tag, attributes: Attributes = {}, children: readonly Child[] = []): SVGElementTagNameMap[Tag] {
  return filled(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

/** Sets attributes; `true` is an empty one, `false` and `undefined` none. */
function filled<Node extends Element>(node: Node, attributes: Attributes, children: readonly Child[]): Node {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children.filter((child) => child !== undefined));
  return node;
}

/** Draws a list anew. Who was at one of its controls stays there: it is the one with the same kind and `data-key`. */
export function redraw(list: HTMLElement, children: readonly (Node | string)[]): void {
  const at = document.activeElement;
  const before = at instanceof HTMLElement && list.contains(at) ? at : undefined;
  list.replaceChildren(...children);
  if (!before) return;
  const same = [...list.querySelectorAll<HTMLElement>(before.tagName)].find(({ dataset }) => dataset["key"] === before.dataset["key"]);
  (same ?? list.querySelector<HTMLElement>("button, input"))?.focus({ preventScroll: true });
}
