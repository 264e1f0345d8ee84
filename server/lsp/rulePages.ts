const GENERATED_PART = /^(?<title># [^\n]+\n\n[^\n]+\n)[^]*?<!-- end of generated part -->\s*/;

/** The page as a person reads it: without the table of metadata that the generator puts on top. */
export const bodyOf = (page: string): string => page.replace(GENERATED_PART, (_, title: string) => `${title}\n`);

/** What is wrong and why it matters: the page up to its first section. */
export function introductionOf(page: string): string {
  const [introduction = ""] = bodyOf(page).split(/^## /m);
  return introduction.replace(/^# (.+)/, "**$1**").trim();
}
