/**
 * Property tests draw the same cases in every run, so that a commit is judged by what it changes. To look for new cases,
 * set MODELWRIGHT_SEED to `random` or to the seed of an earlier failure.
 */
import fc from "fast-check";

const DEFAULT_SEED = 20261121;
const wanted = process.env["MODELWRIGHT_SEED"];

if (wanted !== "random") fc.configureGlobal({ seed: wanted === undefined ? DEFAULT_SEED : Number(wanted) });
