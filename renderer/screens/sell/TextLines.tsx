import { useState } from 'react';
import { LONGEST_TEXT_LINE, MOST_TEXT_LINES } from '../../../shared/domain/cart.ts';
import { Field } from '../../ui/Field.tsx';

/** Free lines to be printed: one empty field more than there are lines, up to the most a ticket holds. */
export function TextLines({
  label,
  lines,
  onChange,
}: {
  readonly label: string;
  readonly lines: readonly string[];
  readonly onChange: (lines: string[]) => void;
}) {
  const [typed, setTyped] = useState<readonly string[]>(lines);
  const shown = typed.length < MOST_TEXT_LINES ? [...typed, ''] : typed;
  const keep = (): void => {
    const said = typed.map((line) => line.trim()).filter((line) => line !== '');
    setTyped(said);
    if (said.join('\n') !== lines.join('\n')) onChange(said);
  };
  return (
    <div className="fields">
      {shown.map((line, i) => (
        <Field
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its place
          key={i}
          label={i === 0 ? label : `${label} ${i + 1}`}
          value={line}
          onChange={(text) =>
            setTyped(shown.map((one, k) => (k === i ? text : one)).slice(0, Math.max(typed.length, i + 1)))
          }
          most={LONGEST_TEXT_LINE}
          onLeave={keep}
        />
      ))}
    </div>
  );
}
