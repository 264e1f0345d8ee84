import { COLOURS } from "../shared/theme.ts";

/** Colours that a person gave runs: a place among the styles of lines each, by `colourKey`. */
export type PickedColours = Readonly<Record<string, number>>;

/** Names a run by its store's own name, not by the way there, so that a view that a team shares means the same run on every machine. */
export function colourKey(key: string): string {
  const end = key.indexOf("#");
  const store = key.slice(0, end);
  return `${store.slice(Math.max(store.lastIndexOf("/"), store.lastIndexOf("\\")) + 1)}${key.slice(end)}`;
}

/**
 * The keys of the chosen runs by the places of their colours, empty where no run has that one. A run has the colour that
 * was picked for it, or else that of its place among the chosen, or else the first that is free.
 */
export function coloursOf(chosen: readonly string[], picked: PickedColours): readonly string[] {
  const places = new Map<number, string>();
  const left: [place: number, key: string][] = [];
  chosen.forEach((key, place) => {
    const own = picked[colourKey(key)];
    if (key === "") return;
    if (own === undefined || places.has(own)) left.push([place, key]);
    else places.set(own, key);
  });
  const displaced = left.filter(([place, key]) => places.has(place) || !places.set(place, key));
  let free = 0;
  for (const [, key] of displaced) {
    while (places.has(free)) free += 1;
    places.set(free, key);
  }
  return Array.from({ length: Math.max(-1, ...places.keys()) + 1 }, (_, place) => places.get(place) ?? "");
}

/** Gives runs one of the colours, each with the next dash that no other run has in it; without a colour they have again what comes by itself. */
export function withColour(picked: PickedColours, keys: readonly string[], colour: number | undefined): PickedColours {
  const own = new Set(keys.map(colourKey));
  const others = Object.entries(picked).filter(([key]) => !own.has(key));
  if (colour === undefined) return Object.fromEntries(others);
  const taken = new Set(others.map(([, place]) => place));
  const given = [...own].map((key): readonly [string, number] => {
    let place = colour;
    while (taken.has(place)) place += COLOURS.length;
    taken.add(place);
    return [key, place];
  });
  return Object.fromEntries([...others, ...given]);
}
