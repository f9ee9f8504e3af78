/** Fields of a row that its form does not have: a misspelt one would otherwise be left out silently. */
export function unknownFields(given: unknown, read: unknown, place: string): string[] {
  if (Array.isArray(given) && Array.isArray(read))
    return given.flatMap((one, i) => unknownFields(one, read[i], `${place}[${i}]`));
  if (!isObject(given) || !isObject(read)) return [];
  return Object.entries(given).flatMap(([field, value]) =>
    Object.hasOwn(read, field)
      ? unknownFields(value, read[field], `${place}.${field}`)
      : [`${place}.${field}: no such field; there are ${Object.keys(read).join(', ')}`],
  );
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
