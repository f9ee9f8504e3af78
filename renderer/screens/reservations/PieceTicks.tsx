import type { ReservationView } from '../../../shared/contract/reservations.ts';
import { useTexts } from '../../i18n/useTexts.ts';

/** What a reservation holds, with a tick each. */
export function PieceTicks({
  label,
  pieces,
  chosen,
  onChange,
}: {
  readonly label: string;
  readonly pieces: ReservationView['pieces'];
  readonly chosen: readonly string[];
  readonly onChange: (pieces: readonly string[]) => void;
}) {
  const { f } = useTexts();
  return (
    <fieldset className="ticks">
      <legend>{label}</legend>
      {pieces.map((piece) => (
        <label key={piece.id} className="tick tick-ticket">
          <input
            type="checkbox"
            checked={chosen.includes(piece.id)}
            onChange={(event) =>
              onChange(
                event.currentTarget.checked
                  ? [...chosen, piece.id]
                  : chosen.filter((one) => one !== piece.id),
              )
            }
          />
          <span>
            <b>{piece.detail === '' ? piece.what : piece.detail}</b>
            <small>{[piece.seat, piece.holder].filter((part) => part !== '').join(' · ')}</small>
          </span>
          <span className="amount">{f.money(piece.minor)}</span>
        </label>
      ))}
    </fieldset>
  );
}
