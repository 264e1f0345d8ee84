/** A theme's colour by its variable, such as `--vscode-charts-blue`; canvases cannot use variables themselves. */
export function themeColour(variable: string, fallback: string): string {
  return getComputedStyle(document.body).getPropertyValue(variable).trim() || fallback;
}

/** Calls back when the person changes the colour theme. */
export function onThemeChange(changed: () => void): void {
  const observer = new MutationObserver(changed);
  observer.observe(document.body, { attributes: true, attributeFilter: ["class", "data-vscode-theme-id"] });
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ["style"] });
}

/** The colours that themes have for charts, by their names. */
export const COLOURS = ["blue", "orange", "green", "purple", "red", "yellow"] as const;
const FALLBACKS = ["#3794ff", "#d18616", "#89d185", "#b180d7", "#f14c4c", "#cca700"];
const DASHES: readonly (readonly number[])[] = [[], [6, 4], [2, 3], [9, 3, 2, 3]];

/** Tells lines apart: six colours, each again dashed, dotted and dash-dotted. */
export function lineStyle(place: number): { readonly colour: string; readonly dash: readonly number[] } {
  const which = place % COLOURS.length;
  const colour = themeColour(`--vscode-charts-${COLOURS[which] ?? "blue"}`, FALLBACKS[which] ?? "#3794ff");
  return { colour: opaque(colour), dash: DASHES[Math.floor(place / COLOURS.length) % DASHES.length] ?? [] };
}

/** Some themes have see-through colours for charts, which a thin line on a dark ground hardly shows. */
export function opaque(colour: string): string {
  return colour.replace(/^(#[0-9a-f]{6})[0-9a-f]{2}$/i, "$1").replace(/^rgba\(([^,]*,[^,]*,[^,]*),[^,]*\)$/, "rgb($1)");
}
