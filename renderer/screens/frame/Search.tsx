import { Search as SearchIcon, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Input } from 'react-aria-components/Input';
import { SearchField } from 'react-aria-components/SearchField';
import { useTexts } from '../../i18n/useTexts.ts';
import { useApp, useOrders, useView } from '../../state/hooks.ts';
import { findReserved } from './acts.ts';

/** The one field for everything that can be typed or scanned. */
export function Search() {
  const { t } = useTexts();
  const screen = useView((s) => s.screen);
  const go = useView((s) => s.go);
  const searched = useOrders((s) => s.search);
  const find = useOrders((s) => s.find);
  const app = useApp();
  const reserved = (sought: string): void => findReserved(app, sought);
  const [text, setText] = useState('');
  useEffect(() => setText(searched), [searched]);
  return (
    <SearchField
      className="search"
      data-search=""
      aria-label={t('search')}
      value={text}
      onChange={(next) => {
        setText(next);
        if (screen === 'orders') void find(next.trim());
        else if (screen === 'reservations') reserved(next.trim());
      }}
      onClear={() => (screen === 'reservations' ? reserved('') : void find(''))}
      onSubmit={(sent) => {
        if (sent.trim() === '') return;
        if (screen === 'reservations') {
          reserved(sent.trim());
          return;
        }
        void find(sent.trim());
        go('orders');
      }}
    >
      <SearchIcon aria-hidden="true" />
      <Input placeholder={t('search.hint')} maxLength={300} autoComplete="off" spellCheck="false" />
      {text === '' ? (
        <span className="key" aria-hidden="true">
          /
        </span>
      ) : (
        <Button className="search-clear" aria-label={t('search.clear')}>
          <X aria-hidden="true" />
        </Button>
      )}
    </SearchField>
  );
}
