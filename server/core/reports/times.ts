/** The last millisecond that JavaScript has a date for; a tracker may write anything. */
const LAST_MS = 8.64e15;

/** Milliseconds since 1970 as ISO 8601 in UTC; empty for what is no time. */
export const isoTime = (milliseconds: number | undefined): string => (milliseconds !== undefined && Math.abs(milliseconds) <= LAST_MS ? new Date(milliseconds).toISOString() : "");
