const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

export const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);

/** Text as markup, with what stands in backquotes as code. */
export const worded = (text: string): string => escaped(text).replace(/`([^`]+)`/g, "<code>$1</code>");

/** A page that stands alone: no script, nothing loaded, light and dark. `title` is text, `body` is markup. */
export function standalonePage(title: string, body: string, style = ""): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title>
<style>${STYLE}${style}</style>
</head>
<body>
${body}
</body>
</html>
`;
}

/** A table of text; the first row is its head. */
export function htmlTable([head = [], ...body]: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[], tag: "td" | "th"): string => `<tr>${cells.map((cell) => `<${tag}${tag === "th" ? ' scope="col"' : ""}>${escaped(cell)}</${tag}>`).join("")}</tr>`;
  return `<table>\n<thead>${row(head, "th")}</thead>\n<tbody>\n${body.map((cells) => row(cells, "td")).join("\n")}\n</tbody>\n</table>`;
}

export const htmlList = (items: readonly string[]): string => (items.length === 0 ? "" : `<ul>${items.map((item) => `<li>${worded(item)}</li>`).join("")}</ul>`);

const STYLE = `
:root { color-scheme: light dark; --reference: light-dark(#5b7fa6, #7fa3cc); --current: light-dark(#c2571a, #f0883e); }
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem; max-width: 90rem; }
table { border-collapse: collapse; }
th, td { text-align: left; padding: 0.4rem 0.8rem; border-bottom: 1px solid #8884; vertical-align: top; font-variant-numeric: tabular-nums; }
.verdict { font-weight: 600; }
.soft { opacity: 0.7; }
code { font-family: ui-monospace, monospace; font-size: 0.95em; }
.reference { background: var(--reference); fill: var(--reference); }
.current { background: var(--current); fill: var(--current); }
@media (width < 75rem) {
  body { margin: 1rem; }
  th, td { padding: 0.3rem 0.4rem; }
  td > svg { width: 100px; height: auto; }
}
@media print {
  :root { color-scheme: light; }
  body { margin: 0; font-size: 11px; print-color-adjust: exact; }
  tr, figure, svg { break-inside: avoid; }
  thead { display: table-header-group; }
  th, td { padding: 0.2rem 0.4rem; }
  details::details-content { content-visibility: visible; }
}
svg text { fill: currentColor; font-size: 11px; }
`;
