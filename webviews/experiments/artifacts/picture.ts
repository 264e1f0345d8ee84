import { element } from "../../shared/dom.ts";

/**
 * A picture that a run logged, painted onto a canvas: the page may load nothing, from nowhere, so that no file of a
 * store can make it. A press shows it in its own size.
 */
export function picture(base64: string, mediaType: string, name: string): HTMLElement {
  const canvas = element("canvas", { class: "picture", role: "img", "aria-label": name, tabindex: 0, title: "Press to see it in its own size" });
  const note = element("p", { class: "soft" });
  const node = element("div", {}, [canvas, note]);
  const turn = (): void => void canvas.classList.toggle("large-size");
  canvas.addEventListener("click", turn);
  canvas.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    turn();
  });
  createImageBitmap(new Blob([bytesOf(base64)], { type: mediaType })).then(
    (bitmap) => {
      [canvas.width, canvas.height] = [bitmap.width, bitmap.height];
      canvas.getContext("2d")?.drawImage(bitmap, 0, 0);
      canvas.dataset["drawn"] = "";
      note.textContent = `${bitmap.width} × ${bitmap.height} pixels`;
    },
    () => {
      canvas.hidden = true;
      note.textContent = `This picture (${mediaType}) cannot be drawn here. “Reveal files” in the run's menu leads to it.`;
    },
  );
  return node;
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  return bytes;
}
