/** Where a view's page finds its script and style sheet, and the secret that lets it run them. */
export interface PageParts {
  readonly title: string;
  readonly script: string;
  readonly style: string;
  /** New for every page. */
  readonly nonce: string;
}

/**
 * The page that holds a view. Nothing is allowed but the one script and the one style sheet that carry the nonce: no
 * inline code, no connections, no frames, and of pictures and sounds only those that the page was handed itself: within
 * such a picture an SVG runs no script and loads nothing. The toolkit adds one empty style element to try the browser out; it
 * finds the nonce for it in the `csp-nonce` property.
 */
export function pageHtml({ title, script, style, nonce }: PageParts): string {
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'; img-src data:; media-src data:`;
  return `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="UTF-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <meta property="csp-nonce" content="${nonce}">
    <meta name="viewport" content="width=device-width, initial-scale=1.0">
    <link rel="stylesheet" nonce="${nonce}" href="${style}">
    <title>${title}</title>
  </head>
  <body>
    <div id="view"></div>
    <script nonce="${nonce}" src="${script}"></script>
  </body>
</html>`;
}
