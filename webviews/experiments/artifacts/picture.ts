import { element } from "../../shared/dom.ts";

/** A picture that a run logged. A press shows it in its own size. */
export function picture(base64: string, mediaType: string, name: string): HTMLElement {
  const note = element("p", { class: "soft" });
  const shown = mediaType === "image/svg+xml" ? drawing(base64, note) : painting(base64, mediaType, note);
  for (const [attribute, value] of Object.entries({ "class": "picture", role: "img", "aria-label": name, tabindex: "0", title: "Press to see it in its own size" })) shown.setAttribute(attribute, value);
  const turn = (): void => void shown.classList.toggle("large-size");
  shown.addEventListener("click", turn);
  shown.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    turn();
  });
  return element("div", {}, [shown, note]);
}

/** Pixels are painted onto a canvas. */
function painting(base64: string, mediaType: string, note: HTMLElement): HTMLElement {
  const canvas = element("canvas");
  createImageBitmap(new Blob([bytesOf(base64)], { type: mediaType })).then((bitmap) => {
    [canvas.width, canvas.height] = [bitmap.width, bitmap.height];
    canvas.getContext("2d")?.drawImage(bitmap, 0, 0);
    drawn(canvas, note, `${bitmap.width} × ${bitmap.height} pixels`);
  }, () => broken(canvas, note, mediaType));
  return canvas;
}

/** An SVG is shown as an image and never as a part of the page, so that its scripts do not run and its links load nothing. */
function drawing(base64: string, note: HTMLElement): HTMLElement {
  const image = element("img");
  image.addEventListener("load", () => {
    drawn(image, note, "SVG");
  });
  image.addEventListener("error", () => {
    broken(image, note, "image/svg+xml");
  });
  image.src = `data:image/svg+xml;base64,${base64}`;
  return image;
}

function drawn(shown: HTMLElement, note: HTMLElement, about: string): void {
  shown.dataset["drawn"] = "";
  note.textContent = about;
}

function broken(shown: HTMLElement, note: HTMLElement, mediaType: string): void {
  shown.hidden = true;
  note.textContent = `This picture (${mediaType}) cannot be drawn here. “Reveal files” in the run's menu leads to it.`;
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  return bytes;
}
