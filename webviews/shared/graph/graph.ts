import { element, svg } from "../dom.ts";
import { graphDrawing } from "./drawing.ts";
import { layered, type Layout, type Point } from "./layout.ts";
import { nodeButton, type GraphNode } from "./node.ts";
import type { Arrow, Box } from "./ranks.ts";

/** Nodes come in an order in which every edge leads onward, but those that lead back. */
export interface GraphContent {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

export interface GraphEdge extends Arrow {
  readonly label?: string;
  /** Style classes: what flows, and whether something is wrong with it. */
  readonly style: string;
}

export interface Graph {
  readonly node: HTMLElement;
  show(content: GraphContent): void;
  zoom(factor: number): void;
  /** The factors at which the whole graph, and its whole width, can be seen. */
  fitting(): { readonly all: number; readonly width: number };
  /** Calls back with the whole graph as one drawing, which stands on the page for that moment. */
  draw(take: (drawing: SVGSVGElement) => void): void;
  /** Scrolls to where the graph begins. */
  begin(): void;
  /** Lets all but these nodes stand back; none where there are no such. */
  fade(found: ReadonlySet<string> | undefined): void;
  /** Scrolls to a node and makes it the current one, without taking the focus from what is typed into. */
  reveal(id: string): void;
}

/** The nodes as buttons over drawn arrows. Arrow keys move from node to node, up and down along the arrows; Enter opens what the node stands for. */
export function graph(label: string, open: (id: string) => void): Graph {
  const sheet = element("div", { class: "sheet", role: "group", "aria-label": label });
  const node = element("div", { class: "graph" }, [sheet]);
  let layout: Layout = { width: 0, height: 0, boxes: new Map(), arrows: [] };
  let buttons = new Map<string, HTMLButtonElement>();
  let content: GraphContent | undefined;
  let current: string | undefined;
  let factor = 1;
  /** Where the middle of the window is, as a share of the graph's width. */
  let middle = 0.5;
  let found: ReadonlySet<string> | undefined;

  const idOf = (target: EventTarget | null): string | undefined => (target instanceof Element ? target.closest<HTMLElement>(".node")?.dataset["id"] : undefined);

  function focus(id: string): void {
    if (current !== undefined) buttons.get(current)?.setAttribute("tabindex", "-1");
    current = id;
    buttons.get(id)?.setAttribute("tabindex", "0");
    for (const line of sheet.querySelectorAll<SVGElement>(".edge")) line.classList.toggle("near", line.dataset["from"] === id || line.dataset["to"] === id);
  }

  node.addEventListener("scroll", () => {
    middle = (node.scrollLeft + node.clientWidth / 2) / node.scrollWidth;
  });
  sheet.addEventListener("click", (event) => {
    const id = idOf(event.target);
    if (id !== undefined) open(id);
  });
  sheet.addEventListener("focusin", (event) => {
    const id = idOf(event.target);
    if (id !== undefined) focus(id);
  });
  sheet.addEventListener("keydown", (event) => {
    const next = current === undefined ? undefined : neighbour(layout, buttons, content?.edges ?? [], current, event.key);
    if (next === undefined) return;
    event.preventDefault();
    buttons.get(next)?.focus();
  });

  function mark(): void {
    for (const [id, button] of buttons) button.classList.toggle("aside", found !== undefined && !found.has(id));
  }

  /** What a person looks at stays where it is while nodes come and go around it: the current node, or what is nearest to the middle. */
  function anchor(): () => void {
    const view = node.getBoundingClientRect();
    const inSight = [...buttons].map(([id, button]) => ({ id, box: button.getBoundingClientRect() })).filter(({ box }) => box.bottom > view.top && box.top < view.bottom && box.right > view.left && box.left < view.right);
    const aside = ({ box }: (typeof inSight)[number]): number => Math.abs(box.left + box.right - view.left - view.right) + Math.abs(box.top + box.bottom - view.top - view.bottom);
    const kept = inSight.find(({ id }) => id === current) ?? inSight.toSorted((a, b) => aside(a) - aside(b))[0];
    return () => {
      const box = kept && buttons.get(kept.id)?.getBoundingClientRect();
      if (box) node.scrollBy(box.left - kept.box.left, box.top - kept.box.top);
    };
  }

  function draw(): void {
    if (!content) return;
    const hold = anchor();
    const shown = content;
    const hadFocus = idOf(document.activeElement);
    const first = shown.nodes.find(({ id }) => id === current) ?? shown.nodes[0];
    buttons = new Map(shown.nodes.map((one) => [one.id, nodeButton(one, one.id === first?.id)]));
    current = first?.id;
    sheet.style.zoom = "1";
    sheet.replaceChildren(...buttons.values());
    const boxes = [...buttons].map(([id, button]): Box => ({ id, width: button.offsetWidth, height: button.offsetHeight }));
    layout = layered(boxes, shown.edges);
    for (const [id, { x, y }] of layout.boxes) buttons.get(id)?.style.setProperty("translate", `${x}px ${y}px`);
    sheet.prepend(lines(layout, shown.edges));
    sheet.style.width = `${layout.width}px`;
    sheet.style.height = `${layout.height}px`;
    sheet.style.zoom = String(factor);
    mark();
    hold();
    if (hadFocus !== undefined) buttons.get(hadFocus)?.focus({ preventScroll: true });
  }

  return {
    node,
    show(next) {
      content = next;
      draw();
    },
    zoom(next) {
      const kept = middle;
      factor = next;
      sheet.style.zoom = String(next);
      node.scrollLeft = kept * node.scrollWidth - node.clientWidth / 2;
    },
    fitting: () => {
      const width = Math.min(1, node.clientWidth / Math.max(1, layout.width));
      return { width, all: Math.min(width, node.clientHeight / Math.max(1, layout.height)) };
    },
    draw: (take) => {
      sheet.style.zoom = "1";
      const drawing = graphDrawing(sheet);
      if (drawing) {
        sheet.append(drawing);
        take(drawing);
        drawing.remove();
      }
      sheet.style.zoom = String(factor);
    },
    begin: () => {
      node.scrollTop = 0;
      buttons.values().next().value?.scrollIntoView({ inline: "center", block: "nearest" });
    },
    fade: (next) => {
      found = next;
      mark();
      if (next === undefined) sheet.querySelector(".node.found")?.classList.remove("found");
    },
    reveal: (id) => {
      sheet.querySelector(".node.found")?.classList.remove("found");
      buttons.get(id)?.classList.add("found");
      buttons.get(id)?.scrollIntoView({ inline: "center", block: "center" });
      focus(id);
    },
  };
}

function lines({ width, height, arrows }: Layout, edges: readonly GraphEdge[]): SVGSVGElement {
  const drawn = edges.flatMap((edge, place) => {
    const points = arrows[place] ?? [];
    const end = points.at(-1);
    if (!end || points.length < 2) return [];
    const head = edge.back ? `M${end.x + 7} ${end.y - 4.5}L${end.x} ${end.y}L${end.x + 7} ${end.y + 4.5}Z` : `M${end.x - 4.5} ${end.y - 7}L${end.x} ${end.y}L${end.x + 4.5} ${end.y - 7}Z`;
    const line = edge.back ? backCurve(points) : curve(points);
    return [svg("g", { class: `edge ${edge.style}`, "data-from": edge.from, "data-to": edge.to }, [svg("path", { class: "line", d: line }), svg("path", { class: "head", d: head }), ...labelOf(edge, points)])];
  });
  return svg("svg", { width, height, "aria-hidden": "true" }, drawn);
}

/** Out to the side and back in; the two points between pull the line. */
const backCurve = (points: readonly Point[]): string => points.map(({ x, y }, place) => `${["M", "C"][place] ?? ""}${x} ${y}`).join(" ");

/** From each point to the next, leaving and arriving straight down. */
function curve(points: readonly Point[]): string {
  return points.map(({ x, y }, place) => {
    const last = points[place - 1];
    if (!last) return `M${x} ${y}`;
    const bend = Math.max(8, (y - last.y) / 2);
    return last.x === x ? `L${x} ${y}` : `C${last.x} ${last.y + bend} ${x} ${y - bend} ${x} ${y}`;
  }).join("");
}

function labelOf({ label, back }: GraphEdge, points: readonly Point[]): readonly SVGElement[] {
  // Below the straight piece with which an arrow passes its neighbours.
  const start = points.findIndex(({ x }, place) => x !== points[place + 1]?.x);
  const [first, second] = start + 1 < points.length ? points.slice(start) : points;
  if (label === undefined || !first || !second || back) return [];
  // On the curve, where arrows from one place have parted.
  return [svg("text", { x: first.x + (second.x - first.x) * 0.784, y: first.y + (second.y - first.y) * 0.658, "text-anchor": "middle" }, [label])];
}

const DIRECTIONS: Readonly<Record<string, Point>> = { ArrowUp: { x: 0, y: -1 }, ArrowDown: { x: 0, y: 1 }, ArrowLeft: { x: -1, y: 0 }, ArrowRight: { x: 1, y: 0 } };

/** The nearest node in the direction of the key, of those that an arrow leads to where there are such; what lies aside counts thrice. Home and End are the first and the last. */
function neighbour({ boxes }: Layout, buttons: ReadonlyMap<string, HTMLElement>, edges: readonly GraphEdge[], from: string, key: string): string | undefined {
  const ids = [...buttons.keys()];
  if (key === "Home" || key === "End") return key === "Home" ? ids[0] : ids.at(-1);
  const direction = DIRECTIONS[key];
  const centre = (id: string): Point => ({ x: (boxes.get(id)?.x ?? 0) + (buttons.get(id)?.offsetWidth ?? 0) / 2, y: boxes.get(id)?.y ?? 0 });
  const here = centre(from);
  if (!direction) return undefined;
  const joined = new Set(direction.y === 0 ? [] : edges.flatMap((edge) => (edge.from === from ? [edge.to] : edge.to === from ? [edge.from] : [])));
  const distances = ids.flatMap((id) => {
    const there = centre(id);
    const ahead = (there.x - here.x) * direction.x + (there.y - here.y) * direction.y;
    const aside = Math.abs((there.x - here.x) * direction.y) + Math.abs((there.y - here.y) * direction.x);
    return ahead > 1 ? [{ id, distance: ahead + 3 * aside }] : [];
  });
  const along = distances.filter(({ id }) => joined.has(id));
  return (along.length > 0 ? along : distances).toSorted((a, b) => a.distance - b.distance)[0]?.id;
}
