import { ArrowLeft } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTexts } from '../../i18n/useTexts.ts';
import { useSignIn, useTill, useView } from '../../state/hooks.ts';
import { LEAST_PIN } from '../../state/signInStore.ts';
import { Button } from '../../ui/Button.tsx';
import { Keypad } from '../../ui/Keypad.tsx';
import { TroubleNote } from '../../ui/TroubleNote.tsx';
import { Notice } from '../frame/Notice.tsx';
import { initials } from '../frame/Person.tsx';
import { ReadinessCheck } from '../readiness/ReadinessCheck.tsx';
import { Languages } from './Languages.tsx';
import { Readiness } from './Readiness.tsx';
import { Wordmark } from './Wordmark.tsx';

/** Who works at the till: a name, then a PIN. */
export function SignIn() {
  const { t } = useTexts();
  const tillNo = useTill((s) => s.till?.tillNo ?? 0);
  const venue = useTill((s) => s.till?.venue);
  const staff = useTill((s) => s.till?.staff) ?? [];
  const chosen = useSignIn((s) => s.person);
  const choose = useSignIn((s) => s.choose);
  const person = staff.find((one) => one.id === chosen);
  const readiness = useView((s) => s.readiness);
  return (
    <main className="entry">
      <div className="entry-head">
        <Wordmark />
        <span className="entry-till">
          {t('till', { no: tillNo })}
          {venue != null && ` · ${venue.name}`}
        </span>
        <Languages />
      </div>
      <Notice />
      {readiness ? (
        <div className="entry-check">
          <ReadinessCheck />
        </div>
      ) : (
        <div className={`entry-card ${person === undefined ? 'people-card' : 'pin-card'}`}>
          {person === undefined ? (
            <>
              <h1>{staff.length === 0 ? t('signIn.nobody') : t('signIn.who')}</h1>
              {staff.length === 0 && <p className="muted">{t('signIn.nobody.says')}</p>}
              <div className="people">
                {staff.map((one) => (
                  <AriaButton key={one.id} className="person-card" onPress={() => choose(one.id)}>
                    <span className="avatar" aria-hidden="true">
                      {initials(one.name)}
                    </span>
                    <span>
                      <b>{one.name}</b>
                      <small>{t(`role.${one.role}`)}</small>
                    </span>
                  </AriaButton>
                ))}
              </div>
            </>
          ) : (
            <Pin name={person.name} />
          )}
        </div>
      )}
      {!readiness && <Readiness />}
    </main>
  );
}

function Pin({ name }: { readonly name: string }) {
  const { t } = useTexts();
  const pin = useSignIn((s) => s.pin);
  const trying = useSignIn((s) => s.trying);
  const trouble = useSignIn((s) => s.trouble);
  const key = useSignIn((s) => s.key);
  const choose = useSignIn((s) => s.choose);
  const submit = useSignIn((s) => s.submit);
  return (
    <>
      <div className="pin-side">
        <Button look="quiet" onPress={() => choose(null)} icon={<ArrowLeft aria-hidden="true" />}>
          {t('signIn.other')}
        </Button>
        <span className="avatar avatar-large" aria-hidden="true">
          {initials(name)}
        </span>
        <h1>{name}</h1>
        <p className="muted">{t('signIn.pin')}</p>
        <div className="pin-dots" role="img" aria-label={t('signIn.digits', { count: pin.length })}>
          {Array.from({ length: Math.max(LEAST_PIN, pin.length) }, (_, place) => `dot-${place}`).map(
            (dot, i) => (
              <i key={dot} data-on={i < pin.length} />
            ),
          )}
        </div>
        <div className="pin-trouble">{trouble !== null && <TroubleNote trouble={trouble} />}</div>
      </div>
      <div className="pin-pad">
        <Keypad label={t('signIn.pin')} corner={null} onKey={key} />
        <Button
          look="go"
          size="large"
          isDisabled={pin.length < LEAST_PIN || trying}
          onPress={() => void submit()}
        >
          {t('signIn')}
        </Button>
      </div>
    </>
  );
}
