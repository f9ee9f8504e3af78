import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { TextField } from 'react-aria-components/TextField';

/** A labelled field for one line of text. */
export function Field({
  label,
  value,
  onChange,
  type = 'text',
  most,
  autoFocus = false,
  required = false,
  wrong = false,
  onLeave,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: 'text' | 'email' | 'tel' | 'date' | 'search';
  /** Most characters. */
  readonly most: number;
  readonly autoFocus?: boolean;
  readonly required?: boolean;
  readonly wrong?: boolean;
  /** The field was left: what was typed may be kept now. */
  readonly onLeave?: () => void;
}) {
  return (
    <TextField
      className="field"
      value={value}
      onChange={onChange}
      autoFocus={autoFocus}
      isInvalid={wrong}
      type={type}
      {...(onLeave ? { onBlur: onLeave } : {})}
    >
      <Label>
        {label}
        {required && ' *'}
      </Label>
      <Input maxLength={most} autoComplete="off" spellCheck="false" />
    </TextField>
  );
}
