import type { ReactNode } from 'react';

/** A label that is seen above something that says the same label to a screen reader itself. */
export function Labelled({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="labelled">
      <span className="labelled-text" aria-hidden="true">
        {label}
      </span>
      {children}
    </div>
  );
}
