export const baseName = (name: string): string => name.split(/[\\/]/).at(-1) ?? name;
