/** Each `{{ name }}` of a Jinja or Nunjucks template that reads a variable, with the place of its name. */
export function* placeholdersIn(template: string): Generator<{ readonly name: string; readonly offset: number }> {
  for (const match of template.matchAll(/\{\{-?\s*([A-Za-z_]\w*)(?=[\s|.}[-])/g)) {
    const name = match[1] ?? "";
    yield { name, offset: match.index + match[0].length - name.length };
  }
}
