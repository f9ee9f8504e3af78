import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';

/** One choice out of a few that are all seen at once. */
export function Choice<T extends string>({
  label,
  value,
  options,
  onChange,
  look = 'segment',
}: {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly text: string }[];
  readonly onChange: (value: T) => void;
  readonly look?: 'segment' | 'chips';
}) {
  return (
    <RadioGroup
      className={`choice choice-${look}`}
      aria-label={label}
      orientation="horizontal"
      // With a value that is none of them, no option could be reached by Tab.
      value={options.some((option) => option.value === value) ? value : null}
      onChange={(next) => onChange(next as T)}
    >
      {options.map((option) => (
        <Radio key={option.value} value={option.value} className="choice-option">
          {option.text}
        </Radio>
      ))}
    </RadioGroup>
  );
}
