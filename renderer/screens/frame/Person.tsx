import { Keyboard, Lock, UserRoundCog } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { useTexts } from '../../i18n/useTexts.ts';
import { useSignIn, useTill, useView } from '../../state/hooks.ts';

/** Initials of a name: AM. */
export const initials = (name: string): string =>
  name
    .split(/\s+/)
    .map((part) => part.charAt(0))
    .slice(0, 2)
    .join('')
    .toUpperCase();

/** The till and who works at it: lock, switch. */
export function Person() {
  const { t } = useTexts();
  const person = useTill((s) => s.till?.signedIn);
  const tillNo = useTill((s) => s.till?.tillNo ?? 0);
  const signOut = useTill((s) => s.signOut);
  const choose = useSignIn((s) => s.choose);
  const showKeys = useView((s) => s.showKeys);
  if (person == null) return null;
  const leave = async (next: string | null): Promise<void> => {
    choose(next);
    await signOut();
  };
  return (
    <MenuTrigger>
      <Button className="person" aria-label={`${t('till', { no: tillNo })}, ${person.name}`}>
        <span className="person-till">{t('till', { no: tillNo })}</span>
        <span className="avatar" aria-hidden="true">
          {initials(person.name)}
        </span>
      </Button>
      <Popover className="popover" placement="bottom end">
        <div className="person-head">
          <b>{person.name}</b>
          <span className="muted">{t(`role.${person.role}`)}</span>
        </div>
        <Menu className="menu" aria-label={person.name}>
          <MenuItem className="menu-item" onAction={() => leave(person.id)}>
            <Lock aria-hidden="true" />
            {t('lock')}
            <kbd>F12</kbd>
          </MenuItem>
          <MenuItem className="menu-item" onAction={() => leave(null)}>
            <UserRoundCog aria-hidden="true" />
            {t('switchPerson')}
          </MenuItem>
          <MenuItem className="menu-item" onAction={() => showKeys(true)}>
            <Keyboard aria-hidden="true" />
            {t('keys')}
            <kbd>?</kbd>
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
