/** An image as a card shows it: of a digest the beginning, which tells two apart, since all of it would fill three lines. */
export const shownImage = (image: string): string => `image \`${image.replace(/(@sha256:[0-9a-f]{8})[0-9a-f]+$/, "$1…")}\``;
