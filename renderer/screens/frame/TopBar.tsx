import { useTill } from '../../state/hooks.ts';
import { EventChooser } from './EventChooser.tsx';
import { Person } from './Person.tsx';
import { PrinterPill } from './PrinterPill.tsx';
import { Search } from './Search.tsx';
import { SyncPill } from './SyncPill.tsx';

/** What is sold, the field for everything, the state of the world, and who. */
export function TopBar() {
  const printers = useTill((s) => s.till?.printers) ?? [];
  return (
    <header className="top">
      <EventChooser />
      <Search />
      <div className="pills">
        <SyncPill />
        {printers.map((printer) => (
          <PrinterPill key={printer.id} printer={printer} />
        ))}
      </div>
      <Person />
    </header>
  );
}
