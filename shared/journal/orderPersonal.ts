/** Something said of a ticket: by line and index, or, as it was before there were several, by line. */
export const saidOf = <T>(
  said: Readonly<Record<string, T>> | undefined,
  line: number,
  index: number,
): T | undefined => said?.[`${line}/${index}`] ?? said?.[String(line)];
