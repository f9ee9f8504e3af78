import { Ticket } from 'lucide-react';

/** The product's sign and name. */
export function Wordmark() {
  return (
    <div className="wordmark">
      <span className="wordmark-sign">
        <Ticket aria-hidden="true" />
      </span>
      Guichet
    </div>
  );
}
