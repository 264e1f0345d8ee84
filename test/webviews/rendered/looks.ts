import { mkdirSync } from "node:fs";

import type { Page } from "playwright-core";

import type { ViewOptions } from "../../harness/webview.ts";
import type { Theme } from "../../harness/themes.ts";
import { eventually } from "./eventually.ts";

const OUT = "test/webviews/rendered/out";
const THEMES: readonly Theme[] = ["light", "dark", "high-contrast", "high-contrast-light"];

/** A whole window, half of one, and a narrow panel at its side. */
export const PANEL_WIDTHS: readonly number[] = [1200, 600, 400];

/**
 * Shows the view in each theme, at each width from the widest on, as when a person makes its panel smaller, and finds what is
 * cut off or too faint to read. `MODELWRIGHT_PICTURES=1` draws each for people to look at.
 */
export function looksRight(name: string, open: (options: ViewOptions) => Promise<Page>, widths: readonly number[] = [1200, 600]): void {
  for (const theme of THEMES) {
    it(`${name} is whole and legible in ${theme}, at ${widths.join(", ")} pixels`, async () => {
      const page = await open({ theme, width: widths[0] ?? 1200 });
      for (const width of widths) {
        await page.setViewportSize({ width, height: page.viewportSize()?.height ?? HEIGHT });
        await eventually(async () => ({ width, cutOff: await page.evaluate(CUT_OFF), tooFaint: await page.evaluate(TOO_FAINT) }), { width, cutOff: [], tooFaint: [] });
        if (process.env["MODELWRIGHT_PICTURES"] !== undefined) await draw(page, `${name}-${theme}-${width}`);
      }
    });
  }
}

const HEIGHT = 760;

async function draw(page: Page, name: string): Promise<void> {
  mkdirSync(OUT, { recursive: true });
  await page.screenshot({ path: `${OUT}/${name}.png`, fullPage: true });
}

/** The page itself never scrolls sideways, and no control reaches beyond its edge. */
const CUT_OFF = `(() => {
  const width = document.documentElement.clientWidth;
  const wide = document.documentElement.scrollWidth > width ? ["the page is wider than its window"] : [];
  const controls = [...document.querySelectorAll("vscode-button, vscode-text-field, vscode-dropdown, vscode-checkbox, h1, h2, .verdict")];
  const cut = controls.filter((node) => node.getBoundingClientRect().right > width + 1 || node.getBoundingClientRect().left < -1);
  return [...wide, ...cut.map((node) => "cut off: " + node.textContent)];
})()`;

/** Text with less than 3 : 1 of contrast (WCAG 2.2) to the page's background. Shared colours of themes are not ours to mend, so the bar is that of large text. */
const TOO_FAINT = `(() => {
  const parse = (colour) => (colour.match(/[\\d.]+/g) ?? []).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((part) => part / 255).map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)).reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0);
  const backgroundOf = (node) => {
    for (let here = node; here; here = here.parentElement) {
      const colour = parse(getComputedStyle(here).backgroundColor);
      if (colour.length === 3 || (colour[3] ?? 0) > 0.5) return colour;
    }
    return [255, 255, 255];
  };
  const texts = [...document.querySelectorAll("h1, h2, h3, p, td, th, li, summary, .name, .state, .number")].filter((node) => node.textContent.trim() !== "" && node.children.length === 0 && node.offsetParent !== null);
  const faint = texts.filter((node) => {
    const [a, b] = [light(parse(getComputedStyle(node).color)), light(backgroundOf(node))].sort((x, y) => y - x);
    return (a + 0.05) / (b + 0.05) < 3;
  });
  return [...new Set(faint.map((node) => node.className + ": " + node.textContent.slice(0, 40)))];
})()`;
