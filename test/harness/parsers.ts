/** What the core needs from outside before it can read Python. */
export async function installParsers(): Promise<void> {
  await Promise.resolve();
}
