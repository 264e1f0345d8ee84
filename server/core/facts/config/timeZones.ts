import { rememberedByText } from "../../memo.ts";

/**
 * True for a name of the time zone database, old names included. The machine's own copy of the database answers, since it is
 * what the language brings; names that it does not have are refused by the tools that read the file too.
 */
export const isTimeZone: (name: string) => boolean = rememberedByText((name) => {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}, 100);

/** Names to compare a misspelt one with. */
export const timeZones = (): readonly string[] => ["UTC", "US/Eastern", "US/Central", "US/Mountain", "US/Pacific", ...Intl.supportedValuesOf("timeZone")];
