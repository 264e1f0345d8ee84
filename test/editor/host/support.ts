import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";

import * as vscode from "vscode";

const LIMIT_MS = 40_000;
const IDLE_MS = 500;
const MOST_DRIFT_MS = 20;

export function extensionUnderTest(): vscode.Extension<unknown> {
  const extension = vscode.extensions.getExtension("modelwright.modelwright");
  assert.ok(extension, "the packaged extension is installed");
  return extension;
}

/** Waits until a probe gives something, and fails with what was waited for. */
export async function until<T>(what: string, probe: () => T | undefined | Promise<T | undefined>): Promise<T> {
  const deadline = Date.now() + LIMIT_MS;
  for (;;) {
    const found = await probe();
    if (found !== undefined) return found;
    if (Date.now() > deadline) assert.fail(`waited ${LIMIT_MS / 1000} s in vain for ${what}`);
    await sleep(50);
  }
}

/** Waits until the extension host has done what it does at its start: half a second in which timers come on time. */
export async function untilIdle(): Promise<void> {
  const deadline = Date.now() + LIMIT_MS;
  for (let calmSince = Date.now(); Date.now() - calmSince < IDLE_MS && Date.now() < deadline; ) {
    const started = performance.now();
    await sleep(10);
    if (performance.now() - started > 10 + MOST_DRIFT_MS) calmSince = Date.now();
  }
}
