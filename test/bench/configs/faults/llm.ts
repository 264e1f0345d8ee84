import { noted } from "../adjusted.ts";
import type { Fault } from "../fault.ts";
import { agentFaults } from "./agents.ts";
import { commonFaults } from "./common.ts";
import { croissantFaults } from "./croissant.ts";
import { documentationFaults } from "./documentation.ts";
import { litellmFaults } from "./litellm.ts";
import { lmEvalFaults } from "./lmEval.ts";
import { modelfileFaults } from "./modelfile.ts";
import { nemoFaults } from "./nemo.ts";
import { promptfooFaults } from "./promptfoo.ts";
import { promptyFaults } from "./prompty.ts";

/** Calls to a retired model fail, but configs name such for years: they are told, not called wrong. */
const NOTES = /retired-model|anchor-unused|unpinned-package|sse-deprecated|url-http|stop-token-missing|too-few|migrate|sha256-missing/;

/** Faults of the kinds of language-model applications, data and documentation, and those that every kind can have. */
export const llmFaults: readonly Fault[] = noted(NOTES, [
  ...promptfooFaults,
  ...promptyFaults,
  ...litellmFaults,
  ...agentFaults,
  ...nemoFaults,
  ...modelfileFaults,
  ...lmEvalFaults,
  ...croissantFaults,
  ...documentationFaults,
  ...commonFaults,
]);
