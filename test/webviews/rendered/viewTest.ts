import assert from "node:assert/strict";

import type { Browser } from "playwright-core";

import type { Contract, Handlers } from "../../../webviews/protocol/rpc.ts";
import { launchChromium } from "../../harness/editor/chromium.ts";
import { renderView, type RenderedView, type ViewOptions } from "../../harness/webview.ts";

/** Opens a view in a browser of the suite around it, once for each test; a fault that one of them leaves behind fails it. */
export function viewTest<C extends Contract>(name: string): (handlers: Handlers<C>, options?: ViewOptions) => Promise<RenderedView<C>> {
  let browser: Browser;
  let view: RenderedView<C>;
  before(async () => (browser = await launchChromium()));
  after(() => browser.close());
  afterEach(async () => {
    assert.deepEqual(view.faults, []);
    await view.close();
  });
  return async (handlers, options) => (view = await renderView<C>(browser, name, handlers, options));
}
