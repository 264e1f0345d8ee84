const INLINED = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray", "opacity", "font-family", "font-size", "font-weight", "text-anchor", "display"] as const;

/** A drawing as a file that looks the same anywhere: with the colours and letters that the page gives it, on the page's ground. */
export function svgFile(drawing: SVGSVGElement): string {
  const { width, height } = sizeOf(drawing);
  const copy = drawing.cloneNode(true);
  if (!(copy instanceof SVGSVGElement)) return "";
  const [from, to] = [[drawing, ...drawing.querySelectorAll("*")], [copy, ...copy.querySelectorAll("*")]];
  from.forEach((node, place) => {
    const style = getComputedStyle(node);
    for (const name of INLINED) if (!(node instanceof SVGTitleElement)) to[place]?.setAttribute(name, plainColour(style.getPropertyValue(name)));
  });
  for (const node of copy.querySelectorAll("[display=none]")) node.remove();
  for (const [name, value] of [["xmlns", "http://www.w3.org/2000/svg"], ["width", String(width)], ["height", String(height)]] as const) copy.setAttribute(name, value);
  if (!copy.hasAttribute("viewBox")) copy.setAttribute("viewBox", `0 0 ${width} ${height}`);
  const ground = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  for (const [name, value] of [["width", "100%"], ["height", "100%"], ["fill", getComputedStyle(document.body).backgroundColor]] as const) ground.setAttribute(name, value);
  copy.prepend(ground);
  return `${new XMLSerializer().serializeToString(copy)}\n`;
}

/** Mixed colours are computed in a way of writing that browsers alone understand. */
const plainColour = (value: string): string => value.replace(/^color\(srgb ([\d.e-]+) ([\d.e-]+) ([\d.e-]+)(?: \/ ([\d.]+))?\)$/, (_, red: string, green: string, blue: string, alpha: string | undefined) => `rgb${alpha === undefined ? "" : "a"}(${[red, green, blue].map((part) => Math.round(Number(part) * 255)).join(", ")}${alpha === undefined ? "" : `, ${alpha}`})`);

const SHARP = 2;
/** Browsers draw no wider or higher pictures. */
const MOST_PIXELS = 16_000;

/**
 * A drawing as a PNG, in base64. The page's content policy lets no picture be loaded, a drawing of its own neither, so
 * its shapes are painted one by one: lines, rectangles, circles, paths and texts, with plain translations and rotations.
 */
export function svgPng(drawing: SVGSVGElement): string | undefined {
  const { width, height } = sizeOf(drawing);
  const canvas = document.createElement("canvas");
  const sharp = Math.min(SHARP, MOST_PIXELS / Math.max(width, height));
  [canvas.width, canvas.height] = [Math.round(width * sharp), Math.round(height * sharp)];
  const context = canvas.getContext("2d");
  const box = drawing.getBoundingClientRect();
  if (!context || box.width === 0) return undefined;
  context.fillStyle = getComputedStyle(document.body).backgroundColor;
  context.fillRect(0, 0, canvas.width, canvas.height);
  for (const node of drawing.querySelectorAll("*")) if (node instanceof SVGGraphicsElement && !(node instanceof SVGGElement)) paint(node, context, canvas.width / box.width, box);
  return canvas.toDataURL("image/png").replace(/^[^,]*,/, "");
}

function paint(node: SVGGraphicsElement, context: CanvasRenderingContext2D, scale: number, box: DOMRect): void {
  const style = getComputedStyle(node);
  const place = node.getScreenCTM();
  if (!place || style.display === "none") return;
  context.save();
  context.setTransform(place.a * scale, place.b * scale, place.c * scale, place.d * scale, (place.e - box.left) * scale, (place.f - box.top) * scale);
  const opacity = Number(style.opacity);
  const filled = style.fill !== "none";
  if (filled) [context.fillStyle, context.globalAlpha] = [style.fill, opacity * Number(style.fillOpacity)];
  if (node instanceof SVGTextContentElement) paintText(node, style, context);
  else {
    const path = pathOf(node);
    if (filled) context.fill(path);
    if (style.stroke !== "none") {
      [context.strokeStyle, context.globalAlpha, context.lineWidth] = [style.stroke, opacity * Number(style.strokeOpacity), parseFloat(style.strokeWidth)];
      context.setLineDash(style.strokeDasharray === "none" ? [] : style.strokeDasharray.split(/[ ,]+/).map(parseFloat));
      context.stroke(path);
    }
  }
  context.restore();
}

const ALIGNED: Readonly<Record<string, CanvasTextAlign>> = { middle: "center", end: "right" };

function paintText(node: SVGTextContentElement, style: CSSStyleDeclaration, context: CanvasRenderingContext2D): void {
  const own = [...node.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE).map(({ textContent }) => textContent).join("");
  context.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  context.textAlign = ALIGNED[style.textAnchor] ?? "left";
  context.fillText(own, number(node, "x"), number(node, "y"));
}

const number = (node: Element, name: string): number => Number(node.getAttribute(name) ?? 0);

function pathOf(node: SVGGraphicsElement): Path2D {
  if (node instanceof SVGPathElement) return new Path2D(node.getAttribute("d") ?? "");
  if (node instanceof SVGPolylineElement) return new Path2D(`M${(node.getAttribute("points") ?? "").trim().split(/\s+/).join("L")}`);
  const path = new Path2D();
  if (node instanceof SVGRectElement) path.roundRect(number(node, "x"), number(node, "y"), number(node, "width"), number(node, "height"), number(node, "rx"));
  if (node instanceof SVGCircleElement) path.arc(number(node, "cx"), number(node, "cy"), number(node, "r"), 0, Math.PI * 2);
  if (node instanceof SVGLineElement) {
    path.moveTo(number(node, "x1"), number(node, "y1"));
    path.lineTo(number(node, "x2"), number(node, "y2"));
  }
  return path;
}

function sizeOf(drawing: SVGSVGElement): { readonly width: number; readonly height: number } {
  const { width, height } = drawing.viewBox.baseVal;
  const box = drawing.getBoundingClientRect();
  return { width: Math.round(width || box.width), height: Math.round(height || box.height) };
}
