/**
 * Quoted strings whose further lines stand too far left, laid onto one line, place for place. PyYAML and go-yaml read them; the
 * parser does not.
 */
export function withStringsOnOneLine(text: string): string {
  return text.replace(STRING, (whole: string, head: string, indent: string, string: string) => {
    const isLeft = string.split("\n").slice(1).some((line) => line.search(/\S/) >= 0 && line.search(/\S/) <= indent.length);
    return isLeft ? head + string.replace(/[\r\n]/g, " ") : whole;
  });
}

/** The value of a key that opens a string and goes on below; behind its end nothing may follow, as it would where a quote was forgotten. */
const STRING = /^(([ \t]*(?:- +)?)[\w.$-]+:[ \t]+)("(?:[^"\\\n]|\\.)*\n(?:[^"\\]|\\[\s\S])*"|'(?:[^'\n]|'')*\n(?:[^']|'')*')(?=[ \t]*\r?$)/gm;
