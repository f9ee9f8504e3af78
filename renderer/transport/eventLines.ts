/** A reader of server-sent events (WHATWG HTML §9.2) that takes text as it comes in pieces. */
export interface EventLines {
  /** The data of each event completed by this piece, parsed as JSON; what is no JSON is left out. */
  push(piece: string): unknown[];
}

/** An empty reader. */
export function eventLines(): EventLines {
  let rest = '';
  let data: string[] = [];
  return {
    push(piece) {
      const found: unknown[] = [];
      const lines = (rest + piece).split(/\r\n|\n|\r/);
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (line.startsWith('data:')) data.push(line.slice(5).replace(/^ /, ''));
        else if (line === '' && data.length > 0) {
          const value = parsed(data.join('\n'));
          if (value !== undefined) found.push(value);
          data = [];
        }
      }
      return found;
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
