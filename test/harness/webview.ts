import { readFileSync } from "node:fs";
import { join } from "node:path";

import type { Browser, Page } from "playwright-core";

import { pageHtml } from "../../client/panels/html.ts";
import { serve, type Announce, type Contract, type Handlers } from "../../webviews/protocol/rpc.ts";
import { slowDown } from "./editor/chromium.ts";
import { themes, type Theme } from "./themes.ts";

/** A built view in a real browser, with the very page and policy that the extension gives it, and a host in this process. */
export interface RenderedView<C extends Contract> {
  readonly page: Page;
  readonly announce: Announce<C>;
  /** What broke the content policy, and what was thrown. Each is a fault. */
  readonly faults: readonly string[];
  close(): Promise<void>;
}

export interface ViewOptions {
  readonly theme?: Theme;
  readonly width?: number;
  readonly height?: number;
}

const ORIGIN = "http://127.0.0.1:9";

export async function renderView<C extends Contract>(browser: Browser, view: string, handlers: Handlers<C>, options: ViewOptions = {}): Promise<RenderedView<C>> {
  const { theme = "dark", width = 1100, height = 760 } = options;
  const page = await browser.newPage({ viewport: { width, height } });
  await slowDown(page);
  page.setDefaultTimeout(15_000);
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (line) => {
    if (line.type() === "error") faults.push(line.text());
  });
  await page.route(`${ORIGIN}/**`, (route) => {
    const name = new URL(route.request().url()).pathname.slice(1);
    if (name !== "") return route.fulfill({ body: readFileSync(join("dist/webviews", name)), contentType: name.endsWith(".css") ? "text/css" : "text/javascript" });
    const html = pageHtml({ title: view, script: `${view}.js`, style: `${view}.css`, nonce: "secret" });
    return route.fulfill({ body: html, contentType: "text/html" });
  });
  const receivers: ((message: unknown) => void)[] = [];
  await page.exposeFunction("toHost", (message: unknown) => receivers.forEach((receive) => receive(message)));
  await page.exposeFunction("policyBroken", (what: string) => faults.push(`content policy: ${what}`));
  await page.addInitScript({ content: pretendToBeVsCode(theme) });
  const post = (message: unknown): void => {
    page.evaluate(`window.postMessage(${JSON.stringify(message)}, "*")`).catch((error: unknown) => {
      // What an editor says to a page that is just being loaded again is lost as well.
      if (!String(error).includes("Execution context was destroyed")) faults.push(String(error));
    });
  };
  const announce = serve<C>({ post, listen: (receive) => receivers.push(receive) }, handlers);
  await page.goto(`${ORIGIN}/`);
  return { page, announce, faults, close: () => page.close() };
}

/** Runs in the page before its own script. Text, because the test project knows no browser. */
const pretendToBeVsCode = (theme: Theme): string => `
  const { variables, bodyClass } = ${JSON.stringify(themes[theme])};
  document.addEventListener("securitypolicyviolation", (event) => window.policyBroken(event.violatedDirective + " " + event.blockedURI));
  window.acquireVsCodeApi = () => ({
    postMessage: (message) => void window.toHost(message),
    getState: () => JSON.parse(sessionStorage.getItem("state") ?? "null"),
    setState: (state) => sessionStorage.setItem("state", JSON.stringify(state)),
  });
  document.addEventListener("DOMContentLoaded", () => {
    document.body.className = bodyClass;
    for (const [name, value] of Object.entries(variables)) document.documentElement.style.setProperty(name, value);
  });
`;
