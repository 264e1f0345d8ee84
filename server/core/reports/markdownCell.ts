/** Text that stays text in a table of Markdown. */
export const markdownCell = (text: string): string => text.replace(/\s+/g, " ").replaceAll("|", "\\|").replaceAll("<", "&lt;");
