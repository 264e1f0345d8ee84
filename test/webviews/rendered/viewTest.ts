import assert from "node:assert/strict";

import type { Browser } from "playwright-core";

import type { Contract, Handlers } from "../../../webviews/protocol/rpc.ts";
import { launchChromium } from "../../harness/editor/chromium.ts";
import { renderView, type RenderedView, type ViewOptions } from "../../harness/webview.ts";

/** Opens a view in a browser of the suite around it, once for each test; a fault that one of them leaves behind fails it. */
export function viewTest<C extends Contract>(name: string): (handlers: Handlers<C>, options?: ViewOptions) => Promise<RenderedView<C>> {
  let view: RenderedView<C>;
  afterEach(async () => {
    assert.deepEqual(view.faults, []);
    await view.close();
  });
  return async (handlers, options) => (view = await renderView<C>(await theBrowser(), name, handlers, options));
}

let launched: Promise<Browser> | undefined;

/** All suites share one browser; each page has a context of its own, so that they share nothing else. One that died is replaced. */
async function theBrowser(): Promise<Browser> {
  const browser = await (launched ??= launchChromium());
  if (browser.isConnected()) return browser;
  launched = launchChromium();
  return launched;
}

/** For mocha, which knows no end of all suites but a root hook. */
after(async () => {
  await (await launched)?.close();
});
