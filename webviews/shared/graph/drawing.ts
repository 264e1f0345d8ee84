import { svg } from "../dom.ts";

/** A graph as one drawing: its arrows as they are drawn, and each node as a box with its words. Measured on the page, where one pixel must be one. */
export function graphDrawing(sheet: HTMLElement): SVGSVGElement | undefined {
  const arrows = sheet.querySelector("svg");
  const drawing = arrows?.cloneNode(true);
  if (!(drawing instanceof SVGSVGElement)) return undefined;
  const origin = sheet.getBoundingClientRect();
  drawing.append(...[...sheet.querySelectorAll<HTMLElement>(".node")].map((node) => boxOf(node, origin)));
  return drawing;
}

function boxOf(node: HTMLElement, origin: DOMRect): SVGGElement {
  const { backgroundColor, borderTopColor, borderTopStyle, borderTopWidth, borderLeftColor, borderTopLeftRadius } = getComputedStyle(node);
  const box = node.getBoundingClientRect();
  const [x, y] = [box.left - origin.left, box.top - origin.top];
  const frame = { x, y, width: box.width, height: box.height, rx: Math.min(14, parseFloat(borderTopLeftRadius)), fill: backgroundColor, stroke: borderTopColor, "stroke-width": Math.max(1, parseFloat(borderTopWidth)), ...(borderTopStyle === "dashed" && { "stroke-dasharray": "4 3" }) };
  return svg("g", {}, [svg("rect", frame), svg("rect", { x, y, width: BAR, height: box.height, fill: borderLeftColor }), ...linesIn(node, origin)]);
}

/** The bar at the left that tells the sort of node. */
const BAR = 4;
/** Where letters stand in the height of their line. */
const BASELINE = 0.78;

/** The words of a node where the page broke them into lines. */
function linesIn(node: HTMLElement, origin: DOMRect): readonly SVGTextElement[] {
  const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  const lines: SVGTextElement[] = [];
  while (texts.nextNode()) {
    const { currentNode: text } = texts;
    const style = text.parentElement && getComputedStyle(text.parentElement);
    for (const { words, box } of style ? brokenLines(text) : []) {
      const look = { fill: style?.color, "font-family": style?.fontFamily, "font-size": style?.fontSize, "font-weight": style?.fontWeight, "stroke-width": 0 };
      lines.push(svg("text", { x: box.left - origin.left, y: box.top - origin.top + box.height * BASELINE, ...look }, [words]));
    }
  }
  return lines;
}

interface Line {
  words: string;
  readonly box: DOMRect;
}

function brokenLines(text: Node): readonly Line[] {
  const lines: Line[] = [];
  const range = document.createRange();
  const all = text.textContent ?? "";
  for (const { segment, index } of new Intl.Segmenter().segment(all)) {
    range.setStart(text, index);
    range.setEnd(text, index + segment.length);
    const box = range.getBoundingClientRect();
    const last = lines.at(-1);
    if (last && (box.width === 0 || Math.abs(last.box.top - box.top) < 2)) last.words += segment;
    else if (box.width > 0) lines.push({ words: segment, box });
  }
  return lines;
}
