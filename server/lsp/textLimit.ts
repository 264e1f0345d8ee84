/** In characters. Checking more than that would keep everything else waiting. */
export const MOST_CHARACTERS = 5 * 1024 * 1024;
